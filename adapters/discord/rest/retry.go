package rest

import (
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"time"
)

// How often a request is sent at most, and how long after a failure, twice as long after the next.
const (
	mostAttempts = 3
	firstPause   = 250 * time.Millisecond
)

// onceHeader marks a request that has one effect however often it is sent, as in net/http. It isn't sent.
const onceHeader = "Idempotency-Key"

// again reports whether a request is worth another attempt after the given one, and when.
func again(req *http.Request, resp *http.Response, err error, attempt int) (time.Duration, bool) {
	wait := pause(attempt)
	_, told := errors.AsType[*Fault](err)
	switch {
	case attempt == mostAttempts || told || req.Body != nil && req.GetBody == nil:
		return 0, false
	case err == nil && resp.StatusCode == http.StatusTooManyRequests:
		wait = waitOf(resp.Header, refusal{}) // which the transport has set
	case err == nil && !broken(resp.StatusCode) || !repeatable(req):
		return 0, false
	}
	return wait, req.Context().Err() == nil && worthwhile(req.Context(), wait)
}

// pause is how long after a failed attempt the next comes: not at the same time as everyone else's.
func pause(attempt int) time.Duration {
	whole := firstPause << (attempt - 1)
	return whole/2 + rand.N(whole)
}

// broken reports whether a status says that it isn't known what became of the request.
func broken(status int) bool {
	switch status {
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// repeatable reports whether a request may be sent again when it isn't known what became of it.
func repeatable(req *http.Request) bool {
	switch req.Method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return true
	}
	_, once := req.Header[onceHeader]
	return once
}

// discard lets go of an answer so that its connection can be used again.
func discard(resp *http.Response) {
	if resp != nil {
		_, _ = io.CopyN(io.Discard, resp.Body, answerSize)
		_ = resp.Body.Close()
	}
}
