package rest

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// Checklist 33 and D10: what became of a request that broke isn't known, so it is repeated where that does no harm.
func TestBrokenRequestsAreRepeatedWhereSafe(t *testing.T) {
	tests := []struct {
		method string
		once   bool
		want   int
	}{
		{"GET", false, 3}, {"HEAD", false, 3}, {"PUT", false, 3}, {"PATCH", false, 3}, {"DELETE", false, 3},
		{"POST", true, 3}, {"POST", false, 1},
	}
	for _, status := range []int{0, 500, 502, 503, 504, 501, 400, 404, 409} {
		for _, test := range tests {
			synctest.Test(t, func(t *testing.T) {
				j := newJournal()
				a := callsThrough(func(*http.Request) *http.Response {
					j.note()
					if status == 0 {
						return nil // the network
					}
					return answered(status, "")
				})
				e := Endpoint{method: test.method, path: "/users/@me", once: test.once}
				if err := a.Call(t.Context(), e, nil, nil, nil, nil); err == nil {
					t.Error("no error")
				}
				want := test.want
				if status == 501 || status > 0 && status < 500 {
					want = 1
				}
				if len(j.at) != want {
					t.Fatalf("%s, once %t, %d: sent %d times, want %d", test.method, test.once, status, len(j.at), want)
				}
				for n, base := range []time.Duration{firstPause, 2 * firstPause} {
					if n+1 >= len(j.at) {
						break
					}
					if gap := j.at[n+1] - j.at[n]; gap < base/2 || gap > base*3/2+paceGap {
						t.Errorf("%s, %d: attempt %d came %v after the one before", test.method, status, n+2, gap)
					}
				}
			})
		}
	}
}

func TestRepetitionEndsWithSuccess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newJournal()
		a := callsThrough(func(*http.Request) *http.Response {
			switch j.note() {
			case 0:
				return nil
			case 1:
				return answered(429, `{"retry_after": 1}`)
			}
			return answered(200, `{"id": "42"}`)
		})
		var got struct{ ID string }
		if err := a.Call(t.Context(), CreateMessage, []string{"1"}, struct{}{}, nil, &got); err != nil || got.ID != "42" {
			t.Errorf("got %v, %v", got, err)
		}
		if len(j.at) != 3 {
			t.Errorf("sent %d times, want 3", len(j.at))
		}
	})
}

// Checklist 30 and D6.
func TestRefusedRequestsWaitWithinReason(t *testing.T) {
	refused := func(after string) func(int) *http.Response {
		return func(int) *http.Response { return answered(429, `{"message": "Slow down.", "retry_after": `+after+`}`) }
	}
	tests := []struct {
		name     string
		answer   func(n int) *http.Response
		deadline time.Duration // 0: none
		at       []time.Duration
		after    time.Duration // what the caller is told
	}{
		{"three attempts", refused("1.5"), 0, []time.Duration{0, 1500 * time.Millisecond, 3 * time.Second}, 1500 * time.Millisecond},
		{"ten seconds", refused("10"), 0, []time.Duration{0, 10 * time.Second, 20 * time.Second}, 10 * time.Second},
		{"longer", refused("10.001"), 0, []time.Duration{0}, 10001 * time.Millisecond},
		{"a day", refused("1e30"), 0, []time.Duration{0}, longestWait},
		{"beyond the deadline", refused("1.5"), time.Second, []time.Duration{0}, 1500 * time.Millisecond},
		{"once before the deadline", refused("1.5"), 2 * time.Second, []time.Duration{0, 1500 * time.Millisecond}, 1500 * time.Millisecond},
		{"header", func(int) *http.Response {
			return answered(429, "", "Retry-After", "2", "X-RateLimit-Reset-After", "1.2")
		}, 0,
			[]time.Duration{0, 2 * time.Second, 4 * time.Second}, 2 * time.Second},
		{"reset", func(int) *http.Response { return answered(429, "{}", "X-RateLimit-Reset-After", "1.2") }, 0,
			[]time.Duration{0, 1200 * time.Millisecond, 2400 * time.Millisecond}, 1200 * time.Millisecond},
		{"unsaid", func(int) *http.Response { return answered(429, "{}") }, 0,
			[]time.Duration{0, time.Second, 2 * time.Second}, time.Second},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			j := newJournal()
			a := callsThrough(func(*http.Request) *http.Response { return test.answer(j.note()) })
			ctx, cancel := context.WithCancel(t.Context())
			if test.deadline > 0 {
				ctx, cancel = context.WithTimeout(t.Context(), test.deadline)
			}
			defer cancel()
			// a follow-up that was refused wasn't done, and may be sent again
			fault := faultOf(t, a.Call(ctx, FollowUp, []string{"1", "token"}, struct{}{}, nil, nil))
			if fault.Status != 429 || fault.RetryAfter != test.after {
				t.Errorf("%s: got %v, want to be told of %v", test.name, fault, test.after)
			}
			if !j.same(test.at...) {
				t.Errorf("%s: sent at %v, want %v", test.name, j.at, test.at)
			}
		})
	}
}

// The pause before another attempt ends with the context.
func TestPauseEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := callsThrough(func(*http.Request) *http.Response { return answered(429, `{"retry_after": 9}`) })
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		start := time.Now()
		err := post(ctx, a, "1")
		if took := time.Since(start); err == nil || took != time.Second {
			t.Errorf("got %v after %v", err, took)
		}
	})
}

// closing notes whether a body was read to its end and closed.
type closing struct {
	io.Reader
	ended, closed bool
}

func (c *closing) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.ended = c.ended || err == io.EOF
	return n, err
}

func (c *closing) Close() error { c.closed = true; return nil }

// What isn't read to its end keeps its connection from being used again.
func TestAnswersOfFailedAttemptsAreDiscarded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var bodies []*closing
		a := callsThrough(func(*http.Request) *http.Response {
			body := &closing{Reader: strings.NewReader("an apology")}
			bodies = append(bodies, body)
			resp := answered([]int{503, 429, 500}[len(bodies)-1], "")
			resp.Body = body
			return resp
		})
		_ = post(t.Context(), a, "1")
		for i, body := range bodies {
			if !body.ended || !body.closed {
				t.Errorf("answer %d: ended %t, closed %t", i, body.ended, body.closed)
			}
		}
	})
}
