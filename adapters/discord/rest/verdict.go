package rest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"
)

// blockedFor is the shortest pause after Cloudflare refused a request; it doesn't say when its blocks end.
const blockedFor = time.Minute

// verdict is what an answer says of the requests to come.
type verdict struct {
	wait       time.Duration // nothing goes before; 0: no wait
	everywhere bool          // nothing at all; else nothing of the same limit
	blocked    bool          // by Cloudflare, which answers in Discord's place
	counts     bool          // as an invalid request
	reason     string
}

// verdictOf reads an answer
// (https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit); its body can still be read.
func verdictOf(resp *http.Response) verdict {
	limited := resp.StatusCode == http.StatusTooManyRequests
	if !limited && resp.StatusCode != http.StatusForbidden {
		return verdict{counts: resp.StatusCode == http.StatusUnauthorized}
	}
	body := swallow(resp)
	var r refusal
	_ = json.Unmarshal(body, &r)
	scope := resp.Header.Get("X-RateLimit-Scope")
	v := verdict{counts: !limited || scope != "shared"}
	switch {
	case foreign(resp.Header, body):
		v.wait, v.everywhere, v.blocked = max(blockedFor, waitOf(resp.Header, r)), true, true
		v.reason = "blocked by Cloudflare"
	case limited:
		v.wait, v.reason = waitOf(resp.Header, r), "limit of the whole bot used up"
		v.everywhere = r.Global || resp.Header.Get("X-RateLimit-Global") == "true" || scope == "global"
	}
	return v
}

// foreign reports whether a refusal isn't of Discord's own making.
func foreign(h http.Header, body []byte) bool {
	return strings.HasPrefix(h.Get("Content-Type"), "text/html") || len(bytes.TrimSpace(body)) > 0 && !json.Valid(body)
}

// swallow reads the body of an answer, up to answerSize, and leaves it to be read again.
func swallow(resp *http.Response) []byte {
	body, _ := io.ReadAll(io.LimitReader(resp.Body, answerSize)) // a body cut short is none that anyone understands
	_ = resp.Body.Close()
	refill(resp, body)
	return body
}

// refill gives an answer another body.
func refill(resp *http.Response, body []byte) {
	resp.Body = io.NopCloser(bytes.NewReader(body))
	resp.ContentLength = int64(len(body))
	resp.Header.Del("Content-Length")
}
