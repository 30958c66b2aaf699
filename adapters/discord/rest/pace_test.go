package rest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Checklist 34: 500 posts at once, each in a channel of its own.
func TestBurstStaysBelowFiftyASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newJournal()
		a := callsThrough(func(*http.Request) *http.Response { j.note(); return answered(200, "{}") })
		var all sync.WaitGroup
		for n := range 500 {
			all.Go(func() {
				if err := post(t.Context(), a, fmt.Sprint(n)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if len(j.at) != 500 {
			t.Fatalf("%d were sent, want 500", len(j.at))
		}
		slices.Sort(j.at)
		for i, at := range j.at {
			if n := 1 + i - slices.IndexFunc(j.at, func(first time.Duration) bool { return at-first <= time.Second }); n > 50 {
				t.Fatalf("%d within a second, until %v", n, at)
			}
		}
		if last := j.at[499]; last > 10500*time.Millisecond {
			t.Errorf("the last left after %v", last)
		}
	})
}

// However long requests and answers take on their way, Discord counts no more than 50 in a second.
func TestFiftyASecondWhereTheyArrive(t *testing.T) {
	for _, way := range []time.Duration{10 * time.Millisecond, 100 * time.Millisecond, 900 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			j := newJournal()
			a := callsThrough(func(*http.Request) *http.Response {
				time.Sleep(rand.N(way))
				j.note()
				time.Sleep(rand.N(way))
				return answered(200, "{}")
			})
			var all sync.WaitGroup
			for n := range 500 {
				all.Go(func() {
					if err := post(t.Context(), a, fmt.Sprint(n)); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			slices.Sort(j.at)
			for i := 50; i < len(j.at); i++ {
				if within := j.at[i] - j.at[i-50]; within <= time.Second {
					t.Fatalf("on a way of %v: 51 arrived within %v, until %v", way, within, j.at[i])
				}
			}
		})
	}
}

// What a stall held back doesn't come all at once after it.
func TestPaceDoesNotCatchUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace()
		var at []time.Time
		for n := range 20 {
			if err := p.wait(t.Context()); err != nil {
				t.Fatal(err)
			}
			at = append(at, time.Now())
			if n == 9 {
				time.Sleep(time.Second) // a stall
			}
		}
		for i := 1; i < len(at); i++ {
			if gap := at[i].Sub(at[i-1]); gap < paceGap {
				t.Errorf("request %d came %v after the one before", i, gap)
			}
		}
	})
}

// Those who wait for their turn leave with their context, and take nothing of the limit with them.
func TestPaceEndsWithTheContext(t *testing.T) {
	for name, leave := range map[string]func(context.Context) (context.Context, context.CancelFunc){
		"cancelled": cancelledAfter(time.Second), "deadline": within(time.Second)} {
		synctest.Test(t, func(t *testing.T) {
			l := newLimiter()
			r := route{name: "POST /channels/{id}/messages", major: "1"}
			l.buckets.learn(r, allowance{"b", 100, 100, time.Minute})
			ctx, cancel := leave(t.Context())
			defer cancel()
			start, went := time.Now(), 0
			var mu sync.Mutex
			var all sync.WaitGroup
			for range 100 {
				all.Go(func() {
					_, err := l.acquire(ctx, r)
					mu.Lock()
					defer mu.Unlock()
					if err == nil {
						went++
					} else if ctx.Err() != nil && !errors.Is(err, ctx.Err()) {
						t.Errorf("%s: got %v, want %v", name, err, ctx.Err())
					}
				})
			}
			all.Wait()
			if took := time.Since(start); took > time.Second+100*time.Millisecond {
				t.Errorf("%s: the last left after %v", name, took)
			}
			if b := l.buckets.find(r); b.sent != went || b.remaining != 100-went || went > 50 {
				t.Errorf("%s: %d went; %d are counted as sent and %d as remaining", name, went, b.sent, b.remaining)
			}
		})
	}
}

func TestInteractionsDoNotWaitForThePace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := callsThrough(func(*http.Request) *http.Response { return answered(204, "") })
		start := time.Now()
		for n := range 200 {
			ids := []string{fmt.Sprint(n), fmt.Sprint("token", n)}
			for _, e := range []Endpoint{Respond, EditOriginal, FollowUp} {
				if err := a.Call(t.Context(), e, ids, struct{}{}, nil, nil); err != nil {
					t.Fatal(err)
				}
			}
		}
		if took := time.Since(start); took != 0 {
			t.Errorf("they waited %v", took)
		}
	})
}
