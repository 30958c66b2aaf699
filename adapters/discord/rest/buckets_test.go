package rest

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Until the limit of a route is known, one request goes at a time; a route whose answers tell none has none.
func TestRouteIsTriedBeforeItIsTrusted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		going, most := 0, 0
		var mu sync.Mutex
		a := callsThrough(func(req *http.Request) *http.Response {
			mu.Lock()
			going++
			most = max(most, going)
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			defer mu.Unlock()
			going--
			return answered(200, "{}")
		})
		posts := func() {
			start := time.Now()
			var all sync.WaitGroup
			for range 10 {
				all.Go(func() {
					if err := post(t.Context(), a, "1"); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			if took := time.Since(start); took > 2500*time.Millisecond {
				t.Errorf("took %v", took)
			}
		}
		ctx := t.Context()
		first := make(chan error)
		go func() { first <- post(ctx, a, "1") }()
		synctest.Wait()
		posts()
		if err := <-first; err != nil {
			t.Error(err)
		}
		if most != 10 {
			t.Errorf("%d went at once, want 10 after the first alone", most)
		}
	})
}

// A route whose bucket turns out to be another stays closed as long as a 429 said.
func TestBucketStaysClosedUnderAnotherName(t *testing.T) {
	for _, shared := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			bs := newBuckets()
			r, other := route{name: "a"}, route{name: "b"}
			bs.learn(r, allowance{"first", 5, 4, time.Second})
			if shared {
				bs.learn(other, allowance{"second", 5, 4, time.Second})
			}
			bs.close(r, time.Now().Add(time.Minute))
			bs.learn(r, allowance{"second", 5, 4, time.Second})
			if wait, ok := bs.find(r).take(time.Now()); ok || wait != time.Minute {
				t.Errorf("shared %t: got %v, %t, want a wait of a minute", shared, wait, ok)
			}
			if len(bs.live) != 1 {
				t.Errorf("shared %t: %d buckets, want 1", shared, len(bs.live))
			}
		})
	}
}

// Only a success shows that a route has no limit.
func TestFailureTellsNothingOfALimit(t *testing.T) {
	for status, want := range map[int]bool{200: true, 204: true, 302: false, 404: false, 502: false} {
		l, r := newLimiter(), route{name: "r", alone: true}
		b, err := l.acquire(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		l.finish(r, b, answered(status, ""), verdict{})
		if b, _ := l.take(r); (b == nil) != want {
			t.Errorf("%d: without a limit %t, want %t", status, b == nil, want)
		}
	}
}

// D11: what is remembered of limits is bounded, and forgotten when it is over.
func TestBucketsAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLimiter()
		use := func(n int, headers ...string) {
			r := route{name: "POST /interactions/{id}/{id}/callback", major: fmt.Sprint(n), alone: true}
			b, err := l.acquire(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			l.finish(r, b, answered(200, "", headers...), verdict{})
		}
		for n := range 500 {
			use(n)
		}
		if got := len(l.buckets.live); got != 0 {
			t.Errorf("%d are kept of a route without a limit", got)
		}
		headers := []string{"X-RateLimit-Bucket", "b", "X-RateLimit-Limit", "5", "X-RateLimit-Remaining", "4", "X-RateLimit-Reset-After", "600"}
		for n := range mostBuckets + 100 {
			use(n, headers...)
			if n == mostBuckets-1 {
				time.Sleep(time.Second)
			}
		}
		if got := len(l.buckets.live); got != mostBuckets {
			t.Errorf("%d are kept, want %d", got, mostBuckets)
		}
		if l.buckets.live["b "+fmt.Sprint(mostBuckets+99)] == nil {
			t.Error("the newest is forgotten")
		}
		time.Sleep(600 * time.Second)
		use(-1, headers...)
		if got := len(l.buckets.live); got != 1 {
			t.Errorf("%d are kept of those that are over", got)
		}
		for n := range 2 * mostRoutes {
			r := route{name: fmt.Sprint(n), alone: true}
			l.finish(r, nil, answered(200, ""), verdict{})
		}
		if got := len(l.buckets.routes); got > mostRoutes {
			t.Errorf("%d routes are remembered", got)
		}
	})
}
