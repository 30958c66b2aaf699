package rest

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
)

// session is discordgo's over the transport, as the adapter sets it up.
func session(f discordFunc) *discordgo.Session {
	s, err := discordgo.New("Bot " + secretToken)
	if err != nil {
		panic(err)
	}
	s.Client = &http.Client{Transport: NewTransport(officialAddress(), f)}
	s.ShouldRetryOnRateLimit, s.MaxRestRetries = false, 0
	return s
}

// Faults of discordgo 0.29.0 that end at the transport.
func TestLibraryOverTheTransport(t *testing.T) {
	tests := []struct {
		name   string
		answer func() *http.Response
		sent   int
		took   time.Duration // at most
		want   Fault
	}{
		{"D6: a 429 is tried three times", func() *http.Response {
			return answered(429, `{"message": "You are being rate limited.", "retry_after": 0.5}`)
		}, 3, time.Second, Fault{Status: 429, Message: "You are being rate limited.", RetryAfter: 500 * time.Millisecond}},
		{"D9: Cloudflare answers in HTML", func() *http.Response {
			return answered(429, "<html>error 1015</html>", "Content-Type", "text/html")
		}, 1, 0, Fault{Status: 429, Message: "blocked by Cloudflare", RetryAfter: time.Minute}},
		{"D19: a 401 is known as one", func() *http.Response {
			return answered(401, `{"message": "401: Unauthorized", "code": 0}`)
		}, 1, 0, Fault{Status: 401, Message: "401: Unauthorized"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				j := newJournal()
				s := session(func(*http.Request) *http.Response { j.note(); return test.answer() })
				_, err := s.GatewayBot()
				got := *faultOf(t, conceal("GET /gateway/bot", err))
				test.want.Route = "GET /gateway/bot"
				if got != test.want {
					t.Errorf("got %+v, want %+v", got, test.want)
				}
				if took := time.Since(j.start); len(j.at) != test.sent || took > test.took {
					t.Errorf("sent at %v, over after %v; want %d attempts within %v", j.at, took, test.sent, test.took)
				}
			})
		})
	}
}

// D10: discordgo would repeat a 502 four times within a millisecond.
func TestLibraryDoesNotRepeatAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newJournal()
		s := session(func(*http.Request) *http.Response { j.note(); return answered(502, "") })
		if _, err := s.GatewayBot(); err == nil {
			t.Error("no error")
		}
		if len(j.at) != 3 || j.at[1] < firstPause/2 || j.at[2]-j.at[1] < firstPause {
			t.Errorf("sent at %v, want three attempts with pauses", j.at)
		}
	})
}

// D7: discordgo would sleep in spite of the context; it sees nothing to sleep for.
func TestLibraryDoesNotWaitForBuckets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := session(func(*http.Request) *http.Response {
			return answered(200, "{}", "X-RateLimit-Bucket", "b", "X-RateLimit-Limit", "1", "X-RateLimit-Remaining", "0",
				"X-RateLimit-Reset", "2000000000.5", "X-RateLimit-Reset-After", "3")
		})
		if _, err := s.GatewayBot(); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		start := time.Now()
		_, err := s.GatewayBot(discordgo.WithContext(ctx))
		if fault := faultOf(t, err); fault.RetryAfter != 3*time.Second {
			t.Errorf("got %v, want to be told of 3 seconds", fault)
		}
		if took := time.Since(start); took > 300*time.Millisecond {
			t.Errorf("took %v in spite of the context", took)
		}
	})
}
