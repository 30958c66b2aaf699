package rest

import (
	"net/http"
	"sync"
	"time"
)

// Discord bans an address for 10,000 invalid requests in ten minutes
// (https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans). Half of them in
// each window makes it impossible to reach that in any ten minutes.
const (
	invalidWindow = 10 * time.Minute
	mostInvalid   = 5_000
)

// guard stops requests that can only be refused, which get a bot banned.
type guard struct {
	mu      sync.Mutex
	refused bool // the token is no good
	invalid int  // requests refused in the window
	until   time.Time
}

// allow returns why a request may not be sent, nil when it may.
func (g *guard) allow(req *http.Request, r route) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.refused && authorized(req) {
		return &Fault{Route: r.name, Status: http.StatusUnauthorized, Message: "the token is refused, nothing more is sent"}
	}
	if wait := time.Until(g.until); g.invalid >= mostInvalid && wait > 0 {
		return &Fault{Route: r.name, Status: http.StatusTooManyRequests, Message: "too many invalid requests, nothing is sent", RetryAfter: wait}
	}
	return nil
}

// learn takes in an answer.
func (g *guard) learn(req *http.Request, resp *http.Response, v verdict) {
	if !v.counts {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if now := time.Now(); !now.Before(g.until) {
		g.invalid, g.until = 0, now.Add(invalidWindow)
	}
	g.invalid++
	g.refused = g.refused || resp.StatusCode == http.StatusUnauthorized && authorized(req)
}

// authorized reports whether a request carries the bot's token.
func authorized(req *http.Request) bool { return req.Header.Get("Authorization") != "" }
