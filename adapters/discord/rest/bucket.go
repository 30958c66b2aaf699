package rest

import (
	"net/http"
	"strconv"
	"time"
)

// bucket counts the requests that one limit allows. Until an answer tells how many, one goes at a time.
type bucket struct {
	limit     int       // requests in a window; 0: not told yet
	remaining int       // of them
	reset     time.Time // the end of the window; zero: not told yet
	closed    time.Time // nothing goes earlier, as a 429 said
	sent      int       // not answered yet
	changed   chan struct{}
	used      time.Time
}

func newBucket(limit int, now time.Time) *bucket {
	return &bucket{limit: limit, remaining: max(limit, 1), changed: make(chan struct{}), used: now}
}

// take lets a request go, or tells when to ask again: after a time, or when something changed for a time of 0.
func (b *bucket) take(now time.Time) (time.Duration, bool) {
	b.used = now
	if now.Before(b.closed) {
		return b.closed.Sub(now), false
	}
	if !b.reset.IsZero() && !now.Before(b.reset) { // a new window, which has no end before an answer tells it
		b.remaining, b.reset = max(b.limit, 1)-b.sent, time.Time{}
	}
	if b.remaining <= 0 {
		if b.reset.IsZero() {
			return 0, false
		}
		return b.reset.Sub(now), false
	}
	b.remaining--
	b.sent++
	return 0, true
}

// giveBack undoes take.
func (b *bucket) giveBack() {
	b.remaining++
	b.answered()
}

// answered ends a request, whatever came of it.
func (b *bucket) answered() {
	b.sent--
	if b.sent == 0 && b.reset.IsZero() { // nobody told anything
		b.remaining = max(b.limit, 1)
	}
	close(b.changed)
	b.changed = make(chan struct{})
}

// learn takes in what an answer tells of the limit.
func (b *bucket) learn(told allowance, now time.Time) {
	if b.limit == 0 || !b.reset.IsZero() && !now.Before(b.reset) {
		b.remaining = told.remaining - b.sent
	} else {
		b.remaining = min(b.remaining, told.remaining)
	}
	b.limit = told.limit
	if end := now.Add(told.resetAfter); end.After(b.reset) {
		b.reset = end
	}
}

// close lets nothing go for a while.
func (b *bucket) close(until time.Time) {
	if until.After(b.closed) {
		b.closed = until
	}
}

// idle reports whether a new bucket would be the same.
func (b *bucket) idle(now time.Time) bool {
	return b.sent == 0 && !now.Before(b.reset) && !now.Before(b.closed)
}

// allowance is what the headers of an answer tell
// (https://discord.com/developers/docs/topics/rate-limits#header-format).
type allowance struct {
	id               string // the same for routes that share the limit
	limit, remaining int
	resetAfter       time.Duration
}

// allowanceOf reads headers; false when they tell nothing sensible.
func allowanceOf(h http.Header) (allowance, bool) {
	remaining, err := strconv.Atoi(h.Get("X-RateLimit-Remaining"))
	after, err2 := strconv.ParseFloat(h.Get("X-RateLimit-Reset-After"), 64)
	if err != nil || err2 != nil || remaining < 0 || !(after >= 0) {
		return allowance{}, false
	}
	limit, _ := strconv.Atoi(h.Get("X-RateLimit-Limit"))
	return allowance{h.Get("X-RateLimit-Bucket"), max(limit, remaining, 1), remaining, seconds(after)}, true
}
