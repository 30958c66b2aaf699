package discordtest

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"net/http"
	"strconv"
	"time"
)

// Answer is how the fake answers one request. Where Status is 0 the request has its usual effect and answer, but for the
// Header and the Body that are given; where it is not, it has no effect, and the rest is sent.
type Answer struct {
	Status int
	Header map[string]string
	Body   string
	Drop   bool          // take the request in, then cut the connection
	Delay  time.Duration // before the answer, and after the effect
}

// planned is an Answer that a test asked for.
type planned struct {
	route *http.ServeMux // of one pattern
	Answer
}

// Answer sets the next answers to a route such as "POST /channels/{channel}/messages", a pattern of http.ServeMux below
// /api/v10, in order; after them it is answered as usual again. "POST /channels/42/messages" is for that channel alone.
func (s *Server) Answer(route string, answers ...Answer) {
	mux := http.NewServeMux()
	mux.HandleFunc(below(route), func(http.ResponseWriter, *http.Request) {})
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range answers {
		s.planned = append(s.planned, planned{mux, a})
	}
}

// next takes the next planned answer to a request; s.mu is held.
func (s *Server) next(hr *http.Request) (Answer, bool) {
	for i, p := range s.planned {
		if _, pattern := p.route.Handler(hr); pattern != "" {
			s.planned = append(s.planned[:i:i], s.planned[i+1:]...)
			return p.Answer, true
		}
	}
	return Answer{}, false
}

// send writes an answer, after its delay.
func (s *Server) send(w http.ResponseWriter, hr *http.Request, route string, a Answer) {
	if a.Delay > 0 {
		select {
		case <-time.After(a.Delay):
		case <-s.ended:
		case <-hr.Context().Done():
		}
	}
	if a.Drop {
		panic(http.ErrAbortHandler) // closes the connection and logs nothing
	}
	h := w.Header()
	if a.Body != "" {
		h.Set("Content-Type", "application/json")
	}
	for key, value := range a.Header {
		h.Set(key, value)
	}
	if after, err := strconv.ParseFloat(h.Get("X-RateLimit-Reset-After"), 64); err == nil {
		h.Set("X-RateLimit-Reset", seconds(time.Duration(time.Now().UnixNano())+time.Duration(after*float64(time.Second))))
		h.Set("X-RateLimit-Bucket", bucket(route))
	}
	w.WriteHeader(a.Status)
	_, _ = w.Write([]byte(a.Body)) // who asked may be gone
}

// bucket names the rate limit of a route, as opaque as Discord's.
func bucket(route string) string {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(route)) // never fails
	return fmt.Sprintf("%016x", sum.Sum64())
}

// seconds is a duration as Discord's headers and bodies have it, to the millisecond.
func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }

// answer is a body of JSON, with the rate limit of a route that is far from it.
func answer(status int, body any) Answer {
	a := Answer{Status: status, Header: map[string]string{
		"X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "4", "X-RateLimit-Reset-After": "1.000",
	}}
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			panic(err) // a mistake of the fake itself
		}
		a.Body = string(text)
	}
	return a
}

// Failure is an error of Discord's: 404, 10003, "Unknown Channel"
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
func Failure(status, code int, message string) Answer {
	return answer(status, map[string]any{"message": message, "code": code})
}

// RateLimited says that a route is asked too often; the scope is user or shared
// (https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit).
func RateLimited(retryAfter time.Duration, scope string) Answer {
	a := limited(retryAfter, false)
	a.Header["X-RateLimit-Limit"], a.Header["X-RateLimit-Remaining"] = "5", "0"
	a.Header["X-RateLimit-Reset-After"], a.Header["X-RateLimit-Scope"] = seconds(retryAfter), scope
	return a
}

// GlobalRateLimited says that the bot asks too often altogether; such an answer has no X-RateLimit-Reset-After.
func GlobalRateLimited(retryAfter time.Duration) Answer {
	a := limited(retryAfter, true)
	a.Header["X-RateLimit-Global"], a.Header["X-RateLimit-Scope"] = "true", "global"
	return a
}

func limited(retryAfter time.Duration, global bool) Answer {
	a := answer(http.StatusTooManyRequests, map[string]any{
		"message": "You are being rate limited.", "retry_after": json.Number(seconds(retryAfter)), "global": global,
	})
	a.Header = map[string]string{"Retry-After": strconv.Itoa(int(math.Ceil(retryAfter.Seconds())))}
	return a
}

// Cloudflare is the answer of what stands before Discord, 403 or 429 with a page of HTML
// (https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans).
func Cloudflare(status int) Answer {
	return Answer{
		Status: status, Header: map[string]string{"Content-Type": "text/html; charset=UTF-8", "Server": "cloudflare"},
		Body: "<!DOCTYPE html>\n<html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head>" +
			"<body><h1>Error 1015</h1><p>You are being rate limited</p></body></html>\n",
	}
}
