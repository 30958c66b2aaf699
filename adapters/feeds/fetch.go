package feeds

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/netip"
	"time"

	"boussole/bot"
)

// Bounds of one reading of a feed.
const (
	fetchTime = 15 * time.Second // from the first byte asked to the last received
	bodySize  = 5 << 20          // bytes, unpacked
	redirects = 5
	tagSize   = 512 // bytes of an ETag or a date that is kept
)

// newClient makes a client that reads public addresses, by http and https alone.
func newClient(allowed func(netip.Addr) bool) *http.Client {
	return &http.Client{
		Timeout: fetchTime,
		Transport: &http.Transport{ // without a proxy, which would resolve names where nobody looks at them
			DialContext: dialer(allowed), ForceAttemptHTTP2: true, TLSHandshakeTimeout: 5 * time.Second,
			MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 1, MaxIdleConns: together, IdleConnTimeout: 30 * time.Second,
		},
		CheckRedirect: func(next *http.Request, past []*http.Request) error {
			switch {
			case len(past) > redirects:
				return faultf(circular, "over %d redirects", redirects)
			case next.URL.Scheme != "http" && next.URL.Scheme != "https":
				return faultf(elsewhere, "redirect to %q", next.URL.Scheme)
			}
			return nil
		},
	}
}

// download is what a feed's server sent.
type download struct {
	data           []byte
	same           bool   // nothing changed since the last reading
	etag, modified string // to ask so the next time
}

// fetch reads the bytes of a feed, unless its server says that they are those of the last reading. The error is a *fault.
func (f *Feeds) fetch(ctx context.Context, feed bot.Feed, last record) (download, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, feed.URL, nil)
	if err != nil {
		return download{}, explain(err)
	}
	req.Header.Set("User-Agent", "Boussole (feed reader)")
	req.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5")
	if last.ETag != "" {
		req.Header.Set("If-None-Match", last.ETag)
	}
	if last.Modified != "" {
		req.Header.Set("If-Modified-Since", last.Modified)
	}
	answer, err := f.client.Do(req)
	if err != nil {
		return download{}, explain(err)
	}
	defer answer.Body.Close()
	switch {
	case answer.StatusCode == http.StatusNotModified && !last.Read.IsZero():
		return download{same: true, etag: last.ETag, modified: last.Modified}, nil
	case answer.StatusCode != http.StatusOK:
		return download{}, refusal(answer, f.now())
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, bodySize+1))
	if len(data) > bodySize {
		return download{}, faultf(tooLarge, "over %d bytes", bodySize)
	}
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) { // what came before the end may hold items
		return download{}, explain(err)
	}
	if err != nil {
		return download{data: data}, nil // asked for whole the next time
	}
	return download{data: data, etag: short(answer.Header.Get("ETag")), modified: short(answer.Header.Get("Last-Modified"))}, nil
}

// short drops what isn't worth keeping at such a length.
func short(value string) string {
	if len(value) > tagSize {
		return ""
	}
	return value
}
