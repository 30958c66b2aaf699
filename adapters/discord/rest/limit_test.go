package rest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// D12: the edits of twenty answers go beside each other.
func TestEditsOfSeveralAnswersAreParallel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := callsThrough(func(*http.Request) *http.Response {
			time.Sleep(100 * time.Millisecond)
			return answered(200, "{}", "X-RateLimit-Bucket", "edits", "X-RateLimit-Limit", "5", "X-RateLimit-Remaining", "4",
				"X-RateLimit-Reset-After", "5")
		})
		start := time.Now()
		var all sync.WaitGroup
		for n := range 20 {
			all.Go(func() {
				if err := a.Call(t.Context(), EditOriginal, []string{"1", fmt.Sprint("token", n)}, struct{}{}, nil, nil); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if took := time.Since(start); took != 100*time.Millisecond {
			t.Errorf("they took %v, want 100ms", took)
		}
	})
}

// Checklist 30.
func TestNothingOfABucketGoesBeforeRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		one, other := newJournal(), newJournal()
		a := callsThrough(func(req *http.Request) *http.Response {
			if strings.Contains(req.URL.Path, "/channels/2/") {
				other.note()
				return answered(200, "{}")
			}
			if one.note() == 0 {
				return answered(429, `{"message": "You are being rate limited.", "retry_after": 2.345, "global": false}`,
					"X-RateLimit-Scope", "user", "Retry-After", "3")
			}
			return answered(200, "{}")
		})
		var all sync.WaitGroup
		for _, channel := range []string{"1", "1", "1", "2", "1", "2"} {
			all.Go(func() {
				if err := post(t.Context(), a, channel); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		slices.Sort(one.at)
		if len(one.at) != 5 || one.at[0] > time.Second || one.at[1] < one.at[0]+2345*time.Millisecond {
			t.Errorf("channel 1: sent at %v, want nothing for 2.345s after the first", one.at)
		}
		if len(other.at) != 2 || other.at[1] > time.Second {
			t.Errorf("channel 2: sent at %v, want no wait for channel 1", other.at)
		}
	})
}

// A 429 that comes while another request of the bucket waits for its turn holds that one too.
func TestRefusalHoldsWhoWaitsForATurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newJournal()
		l := newLimiter()
		r := route{name: "POST /channels/{id}/messages", major: "1"}
		l.buckets.learn(r, allowance{"b", 5, 5, time.Minute})
		for range 3 {
			_ = l.pace.limiter.Reserve() // others went just before
		}
		if err := l.pace.wait(t.Context()); err != nil { // of the one that is refused
			t.Fatal(err)
		}
		go func() {
			time.Sleep(10 * time.Millisecond)
			l.finish(r, nil, answered(429, ""), verdict{wait: 2 * time.Second})
		}()
		b, err := l.acquire(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if j.note(); j.at[0] < 2010*time.Millisecond {
			t.Errorf("went after %v", j.at[0])
		}
		if b.sent != 1 {
			t.Errorf("%d are counted as sent, want 1", b.sent)
		}
	})
}

// Checklist 30: the context ends every wait at once, and a wait that it would end isn't begun.
func TestWaitsRespectTheContext(t *testing.T) {
	closed := func(l *limiter) { l.buckets.close(route{name: "r"}, time.Now().Add(5*time.Second)) }
	busy := func(l *limiter) { l.take(route{name: "r"}) }
	tests := []struct {
		name    string
		prepare func(*limiter)
		context func(context.Context) (context.Context, context.CancelFunc)
		took    time.Duration
		want    error // nil: a Fault
	}{
		{"bucket, deadline", closed, within(200 * time.Millisecond), 0, nil},
		{"bucket, cancelled", closed, cancelledAfter(200 * time.Millisecond), 200 * time.Millisecond, context.Canceled},
		{"unknown bucket, deadline", busy, within(200 * time.Millisecond), 200 * time.Millisecond, context.DeadlineExceeded},
		{"unknown bucket, cancelled", busy, cancelledAfter(200 * time.Millisecond), 200 * time.Millisecond, context.Canceled},
		{"nothing, cancelled before", func(*limiter) {}, cancelledAfter(0), 0, context.Canceled},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			l := newLimiter()
			test.prepare(l)
			ctx, cancel := test.context(t.Context())
			defer cancel()
			synctest.Wait()
			start := time.Now()
			_, err := l.acquire(ctx, route{name: "r"})
			if took := time.Since(start); took != test.took {
				t.Errorf("%s: took %v, want %v", test.name, took, test.took)
			}
			if test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("%s: got %v, want %v", test.name, err, test.want)
			} else if test.want == nil && faultOf(t, err).RetryAfter != 5*time.Second {
				t.Errorf("%s: got %v, want to be told of 5 seconds", test.name, err)
			}
		})
	}
}

func within(d time.Duration) func(context.Context) (context.Context, context.CancelFunc) {
	return func(ctx context.Context) (context.Context, context.CancelFunc) { return context.WithTimeout(ctx, d) }
}

func cancelledAfter(d time.Duration) func(context.Context) (context.Context, context.CancelFunc) {
	return func(ctx context.Context) (context.Context, context.CancelFunc) {
		ctx, cancel := context.WithCancel(ctx)
		if d == 0 {
			cancel()
		}
		timer := time.AfterFunc(d, cancel)
		return ctx, func() { timer.Stop(); cancel() }
	}
}

// Checklist 31 and D8: a global 429 has no Reset-After.
func TestGlobalRefusalPausesEveryRoute(t *testing.T) {
	globals := map[string]func() *http.Response{
		"body": func() *http.Response {
			return answered(429, `{"message": "You are being rate limited.", "retry_after": 3, "global": true}`)
		},
		"header": func() *http.Response { return answered(429, "", "Retry-After", "3", "X-RateLimit-Global", "true") },
		"scope":  func() *http.Response { return answered(429, "{}", "Retry-After", "3", "X-RateLimit-Scope", "global") },
	}
	for name, global := range globals {
		synctest.Test(t, func(t *testing.T) {
			j := newJournal()
			a := callsThrough(func(*http.Request) *http.Response {
				if j.note() == 0 {
					return global()
				}
				return answered(200, "{}")
			})
			var all sync.WaitGroup
			all.Go(func() {
				if err := post(t.Context(), a, "1"); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
			all.Go(func() {
				if err := post(t.Context(), a, "2"); err != nil {
					t.Error(err)
				}
			})
			all.Go(func() {
				if err := answerTo(t.Context(), a); err != nil {
					t.Error(err)
				}
			})
			all.Wait()
			if len(j.at) != 4 || j.at[1] < 3*time.Second || j.at[3] > 4*time.Second {
				t.Errorf("%s: sent at %v, want all the others after 3s", name, j.at)
			}
		})
	}
}

// Checklist 32 and D9.
func TestCloudflareStopsEverythingForAMinute(t *testing.T) {
	for _, status := range []int{429, 403} {
		synctest.Test(t, func(t *testing.T) {
			j := newJournal()
			a := callsThrough(func(*http.Request) *http.Response {
				if j.note() == 0 {
					return answered(status, "<!DOCTYPE html><title>Access denied</title>", "Content-Type", "text/html; charset=UTF-8", "Retry-After", "5")
				}
				return answered(200, "{}")
			})
			want := Fault{Route: CreateMessage.String(), Status: status, Message: "blocked by Cloudflare", RetryAfter: time.Minute}
			if got := *faultOf(t, post(t.Context(), a, "1")); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			time.Sleep(40 * time.Second)
			want.Route, want.RetryAfter = Respond.String(), 20*time.Second
			if got := *faultOf(t, answerTo(t.Context(), a)); got != want {
				t.Errorf("during the pause: got %+v, want %+v", got, want)
			}
			time.Sleep(15 * time.Second) // little enough is left to wait for
			if err := post(t.Context(), a, "2"); err != nil {
				t.Error(err)
			}
			if !j.same(0, time.Minute) {
				t.Errorf("sent at %v, want at once and after a minute", j.at)
			}
		})
	}
}
