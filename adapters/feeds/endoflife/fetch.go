package endoflife

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// Bounds of one request.
const (
	patience  = 10 * time.Second
	bodyMost  = 1 << 20 // bytes: the longest answer has a tenth of it
	redirects = 3       // within endoflife.date
)

// errTooMany is the answer to somebody who asks too often (https://endoflife.date/docs/api/v1/, 429).
var errTooMany = errors.New("asked too often: the rest waits for the next time")

// client follows redirects within the host it asked alone.
func client() *http.Client {
	return &http.Client{Timeout: patience, CheckRedirect: func(next *http.Request, before []*http.Request) error {
		if first := before[0].URL; next.URL.Host != first.Host || next.URL.Scheme != first.Scheme {
			return fmt.Errorf("redirected to another place, %s", next.URL.Host)
		}
		if len(before) > redirects {
			return errors.New("redirected too often")
		}
		return nil
	}}
}

// address is where a product is: our id for it, the whole URL, and endoflife.date's own name for it.
type address struct{ product, url, path string }

// fetch asks for a product. The record is the old one where nothing changed; its date is the caller's to set.
func (f *Follower) fetch(ctx context.Context, at address, old record) (record, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.url, nil)
	if err != nil {
		return record{}, err
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("User-Agent", "boussole")
	if old.ETag != "" {
		req.Header.Set("If-None-Match", old.ETag)
	}
	res, err := f.client.Do(req)
	if err != nil {
		return record{}, err
	}
	defer res.Body.Close()
	switch res.StatusCode {
	case http.StatusOK:
	case http.StatusNotModified:
		if old.ETag == "" {
			return record{}, errors.New("not modified, though nothing is known")
		}
		return old, nil
	case http.StatusTooManyRequests:
		return record{}, errTooMany
	default:
		return record{}, fmt.Errorf("status %d", res.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, bodyMost+1))
	if err != nil {
		return record{}, err
	}
	if len(body) > bodyMost {
		return record{}, fmt.Errorf("more than %d bytes", bodyMost)
	}
	table, err := table(at, body)
	if err != nil {
		return record{}, err
	}
	return record{ETag: etag(res.Header.Get("ETag")), Table: table}, nil
}

// etag is a tag worth keeping: none where it is longer than any server's.
func etag(tag string) string {
	const most = 200 // bytes
	if len(tag) > most {
		return ""
	}
	return tag
}
