package rest

import (
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// windows limits requests as Discord does: so many in a window that begins with the first. Answers take a while to and fro.
type windows struct {
	mu      sync.Mutex
	limit   int
	length  time.Duration
	ends    map[string]time.Time
	left    map[string]int
	refused int
	handled int
}

func (w *windows) answer(req *http.Request) *http.Response {
	time.Sleep(rand.N(100 * time.Millisecond))
	resp := w.count(strings.Split(req.URL.Path, "/")[4])
	time.Sleep(rand.N(100 * time.Millisecond))
	return resp
}

func (w *windows) count(channel string) *http.Response {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	if !now.Before(w.ends[channel]) {
		w.ends[channel], w.left[channel] = now.Add(w.length), w.limit
	}
	after := strconv.FormatFloat(w.ends[channel].Sub(now).Seconds(), 'f', 3, 64)
	if w.left[channel] == 0 {
		w.refused++
		return answered(429, `{"retry_after": `+after+`}`)
	}
	w.handled++
	w.left[channel]--
	return answered(200, "{}", "X-RateLimit-Bucket", "abcd1234", "X-RateLimit-Limit", strconv.Itoa(w.limit),
		"X-RateLimit-Remaining", strconv.Itoa(w.left[channel]), "X-RateLimit-Reset-After", after)
}

// Two routes of which Discord says by X-RateLimit-Bucket that they share a limit, in three channels.
func TestBucketsAreKeptWithoutARefusal(t *testing.T) {
	edit := Endpoint{method: http.MethodPatch, path: "/channels/{channel}/messages/{message}", auth: true}
	for _, limit := range []int{1, 2, 5, 20} {
		synctest.Test(t, func(t *testing.T) {
			discord := &windows{limit: limit, length: 2 * time.Second, ends: map[string]time.Time{}, left: map[string]int{}}
			a := callsThrough(discord.answer)
			for _, err := range []error{post(t.Context(), a, "9"), a.Call(t.Context(), edit, []string{"9", "1"}, struct{}{}, nil, nil)} {
				if err != nil { // the headers of these tell that they share one
					t.Fatal(err)
				}
			}
			discord.refused, discord.handled = 0, 0
			start := time.Now()
			var all sync.WaitGroup
			for n := range 60 {
				channel := strconv.Itoa(n % 3)
				all.Go(func() {
					time.Sleep(rand.N(5 * time.Second))
					err := post(t.Context(), a, channel)
					if n%2 == 0 {
						err = a.Call(t.Context(), edit, []string{channel, strconv.Itoa(n)}, struct{}{}, nil, nil)
					}
					if err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			if discord.refused > 0 || discord.handled != 90 {
				t.Errorf("limit %d: %d of %d were refused", limit, discord.refused, discord.handled)
			}
			if most, took := 10*time.Second+time.Duration(30/limit)*2500*time.Millisecond, time.Since(start); took > most {
				t.Errorf("limit %d: took %v, want less than %v", limit, took, most)
			}
		})
	}
}

// What is under way when a window ends counts in the next.
func TestBucketCountsWhatIsUnderWay(t *testing.T) {
	tests := []struct {
		name string
		late []allowance // what answers tell when the window is over
		want int         // that may still go
	}{
		{"no answer", nil, 1},
		{"an answer of the next window", []allowance{{"b", 3, 2, time.Second}}, 1},
		{"all the answers", []allowance{{"b", 3, 2, time.Second}, {"b", 3, 1, time.Second}}, 1},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			b := newBucket(3, time.Now())
			for range 3 {
				b.take(time.Now())
			}
			b.answered()
			b.learn(allowance{"b", 3, 2, time.Second}, time.Now())
			if _, ok := b.take(time.Now()); ok {
				t.Errorf("%s: a fourth went in the window", test.name)
			}
			time.Sleep(time.Second)
			for _, told := range test.late {
				b.answered()
				b.learn(told, time.Now())
			}
			got := 0
			for range 5 {
				if _, ok := b.take(time.Now()); ok {
					got++
				}
			}
			if got != test.want {
				t.Errorf("%s: %d went, want %d", test.name, got, test.want)
			}
		})
	}
}

// A network that fails takes no part of the limit for good.
func TestBucketSurvivesLostAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lost := 20
		a := callsThrough(func(*http.Request) *http.Response {
			if lost--; lost > 0 {
				return nil
			}
			return answered(200, "{}", "X-RateLimit-Bucket", "b", "X-RateLimit-Limit", "3", "X-RateLimit-Remaining", "2",
				"X-RateLimit-Reset-After", "1")
		})
		for range 10 {
			_ = post(t.Context(), a, "1")
		}
		if lost > 0 {
			t.Errorf("%d were not sent", lost)
		}
	})
}

func TestAllowance(t *testing.T) {
	tests := []struct {
		limit, remaining, after string
		want                    allowance
		ok                      bool
	}{
		{"5", "4", "1.337", allowance{"b", 5, 4, 1337 * time.Millisecond}, true},
		{"", "4", "1", allowance{"b", 4, 4, time.Second}, true},
		{"1", "0", "0.0004", allowance{"b", 1, 0, time.Millisecond}, true},
		{"0", "0", "0", allowance{"b", 1, 0, 0}, true},
		{"5", "4", "1e300", allowance{"b", 5, 4, longestWait}, true},
		{"5", "4", "NaN", allowance{}, false},
		{"5", "4", "-1", allowance{}, false},
		{"5", "-1", "1", allowance{}, false},
		{"5", "", "1", allowance{}, false},
		{"5", "4", "", allowance{}, false},
	}
	for _, test := range tests {
		h := answered(200, "", "X-RateLimit-Bucket", "b", "X-RateLimit-Limit", test.limit,
			"X-RateLimit-Remaining", test.remaining, "X-RateLimit-Reset-After", test.after).Header
		if got, ok := allowanceOf(h); got != test.want || ok != test.ok {
			t.Errorf("%s, %s, %s: got %v, %v, want %v", test.limit, test.remaining, test.after, got, ok, test.want)
		}
	}
}
