package rest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// Checklist 34: a refused token is never sent again; what carries none goes on.
func TestRefusedTokenStopsTrafficForGood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sent := 0
		a := callsThrough(func(req *http.Request) *http.Response {
			if authorized(req) {
				sent++
				return answered(401, `{"message": "401: Unauthorized", "code": 0}`)
			}
			return answered(204, "")
		})
		if got := faultOf(t, post(t.Context(), a, "1")); got.Status != 401 {
			t.Errorf("got %v", got)
		}
		for range 3 {
			time.Sleep(24 * time.Hour)
			start := time.Now()
			got := faultOf(t, post(t.Context(), a, "2"))
			if got.Status != 401 || !strings.Contains(got.Error(), "the token is refused") || time.Since(start) != 0 {
				t.Errorf("got %v after %v, want at once that the token is refused", got, time.Since(start))
			}
			if err := answerTo(t.Context(), a); err != nil {
				t.Errorf("an answer to an interaction: %v", err)
			}
		}
		if sent != 1 {
			t.Errorf("the token was sent %d times", sent)
		}
	})
}

// Those that wait while the token gets refused aren't sent either.
func TestRefusedTokenStopsWhoWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sent := 0
		a := callsThrough(func(*http.Request) *http.Response {
			sent++
			time.Sleep(time.Second)
			return answered(401, "{}")
		})
		ctx := t.Context()
		results := make(chan error)
		for range 5 {
			go func() { results <- post(ctx, a, "1") }()
		}
		for range 5 {
			if got := faultOf(t, <-results); got.Status != 401 {
				t.Errorf("got %v", got)
			}
		}
		if sent != 1 {
			t.Errorf("%d were sent", sent)
		}
	})
}

// An interaction's callback carries no token of the bot's: that it is refused says nothing of that.
func TestUnauthorizedWithoutATokenRefusesNone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := callsThrough(func(req *http.Request) *http.Response {
			if authorized(req) {
				return answered(200, "{}")
			}
			return answered(401, "{}")
		})
		if got := faultOf(t, answerTo(t.Context(), a)); got.Status != 401 {
			t.Errorf("got %v", got)
		}
		if err := post(t.Context(), a, "1"); err != nil {
			t.Error(err)
		}
	})
}

func TestInvalidRequestsAreBounded(t *testing.T) {
	tests := []struct {
		name    string
		answer  func() *http.Response
		bounded bool
	}{
		{"403", func() *http.Response { return answered(403, `{"message": "Missing Access", "code": 50001}`) }, true},
		{"401 without a token", func() *http.Response { return answered(401, "{}") }, true},
		{"429", func() *http.Response { return answered(429, `{"retry_after": 20}`) }, true},
		{"shared 429", func() *http.Response { return answered(429, `{"retry_after": 20}`, "X-RateLimit-Scope", "shared") }, false},
		{"404", func() *http.Response { return answered(404, "{}") }, false},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			sent := 0
			tr := NewTransport(officialAddress(), discordFunc(func(*http.Request) *http.Response { sent++; return test.answer() }))
			a := NewAPI(&http.Client{Transport: tr}, bot.NewSecret(secretToken))
			start := time.Now()
			var last *Fault
			for n := range 20 {
				if n == 1 {
					time.Sleep(time.Minute)
					tr.guard.invalid += mostInvalid - 10
				}
				ids := []string{"1", fmt.Sprint("token", n)} // each with its own limit
				last = faultOf(t, a.Call(t.Context(), FollowUp, ids, nil, nil, nil))
			}
			want := 20
			if test.bounded {
				want = 10
				if last.Status != 429 || last.RetryAfter != invalidWindow-time.Since(start) {
					t.Errorf("%s: got %v, want to be told of the rest of ten minutes", test.name, last)
				}
			}
			if sent != want {
				t.Errorf("%s: %d were sent, want %d", test.name, sent, want)
			}
			time.Sleep(invalidWindow)
			sent = 0
			for n := range 2 {
				_ = a.Call(t.Context(), FollowUp, []string{"2", fmt.Sprint("token", n)}, nil, nil, nil)
			}
			if sent != 2 {
				t.Errorf("%s: %d were sent after the window, want 2", test.name, sent)
			}
		})
	}
}
