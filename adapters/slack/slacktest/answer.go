package slacktest

import (
	"maps"
	"math"
	"net/http"
	"strconv"
	"time"
)

// Answer is how the fake answers one call. Where Status is 0 the call has its usual effect and answer, but for the Header
// and the Body that are given; where it is not, it has no effect, and the rest is sent.
type Answer struct {
	Status int
	Header map[string]string
	Body   string
	Drop   bool          // take the call in, then cut the connection
	Delay  time.Duration // before the answer, and after the effect
}

// planned is an Answer that a test asked for.
type planned struct {
	method string
	Answer
}

// Answer sets the next answers to a method such as chat.postMessage, or to response_url, in order; after them it is answered
// as usual again.
func (s *Server) Answer(method string, answers ...Answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range answers {
		s.planned = append(s.planned, planned{method, a})
	}
}

// next takes the next planned answer to a method; s.mu is held.
func (s *Server) next(method string) Answer {
	for i, p := range s.planned {
		if p.method == method {
			s.planned = append(s.planned[:i:i], s.planned[i+1:]...)
			return p.Answer
		}
	}
	return Answer{}
}

// over is the usual answer with what a planned one says instead.
func (a Answer) over(usual Answer) Answer {
	if len(a.Header) > 0 {
		header := maps.Clone(usual.Header)
		if header == nil {
			header = map[string]string{}
		}
		maps.Copy(header, a.Header)
		usual.Header = header
	}
	if a.Body != "" {
		usual.Body = a.Body
	}
	usual.Drop, usual.Delay = a.Drop, a.Delay
	return usual
}

// send writes an answer, after its delay.
func (s *Server) send(w http.ResponseWriter, hr *http.Request, a Answer) {
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
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	for key, value := range a.Header {
		w.Header().Set(key, value)
	}
	w.WriteHeader(a.Status)
	_, _ = w.Write([]byte(a.Body)) // who asked may be gone
}

// done is an answer that all went well, with what it says besides.
func done(body object) Answer {
	body["ok"] = true
	return answer(http.StatusOK, body)
}

func answer(status int, body any) Answer {
	return Answer{Status: status, Body: string(encode(body))}
}

// Refused is an error of Slack's, such as channel_not_found (https://docs.slack.dev/apis/web-api/#responses).
func Refused(code string) Answer {
	return answer(http.StatusOK, object{"ok": false, "error": code})
}

// RateLimited says that a method is called too often, and when again, in whole seconds rounded up
// (https://docs.slack.dev/apis/web-api/rate-limits).
func RateLimited(d time.Duration) Answer {
	a := answer(http.StatusTooManyRequests, object{"ok": false, "error": "ratelimited"})
	a.Header = map[string]string{"Retry-After": strconv.Itoa(int(math.Ceil(d.Seconds())))}
	return a
}
