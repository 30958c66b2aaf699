package sql_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"boussole/bot"

	store "boussole/adapters/sql"
)

// soon is how long a test waits at most for what is to happen.
const soon = 5 * time.Minute

// scheduled adds subscriptions of a platform, and returns a delivery of each.
func scheduled(t testing.TB, s *store.Store, platform string, count int) []bot.Delivery {
	t.Helper()
	due := make([]bot.Delivery, count)
	for i := range due {
		kept, err := s.Add(t.Context(), bot.Subscription{Channel: bot.Channel{Adapter: platform, Tenant: "T", ID: fmt.Sprint(i)}, State: bot.Active})
		if err != nil {
			t.Fatal(err)
		}
		due[i] = bot.Delivery{Subscription: kept.ID, Due: time.Now().UTC().Truncate(time.Minute), State: bot.Waiting}
	}
	return due
}

// made counts the deliveries that a test sees, and finds those of which two are under way at once.
type made struct {
	t      testing.TB
	mu     sync.Mutex
	begun  map[int64]int
	under  map[int64]bool
	change chan struct{}
}

func count(t testing.TB) *made {
	return &made{t: t, begun: map[int64]int{}, under: map[int64]bool{}, change: make(chan struct{}, 1)}
}

// by wraps what a test does at a delivery.
func (m *made) by(deliver bot.Deliver) bot.Deliver {
	return func(ctx context.Context, subscription int64, due time.Time) time.Duration {
		m.mu.Lock()
		if m.under[subscription] {
			m.t.Errorf("subscription %d: two deliveries at once", subscription)
		}
		m.under[subscription] = true
		m.begun[subscription]++
		m.mu.Unlock()
		defer func() {
			m.mu.Lock()
			m.under[subscription] = false
			m.mu.Unlock()
		}()
		select {
		case m.change <- struct{}{}:
		default:
		}
		return deliver(ctx, subscription, due)
	}
}

// wait returns once so many deliveries have begun, again ones included.
func (m *made) wait(want int) {
	m.t.Helper()
	for end := time.After(soon); ; {
		m.mu.Lock()
		total := 0
		for _, times := range m.begun {
			total += times
		}
		m.mu.Unlock()
		if total >= want {
			return
		}
		select {
		case <-m.change:
		case <-time.After(10 * time.Millisecond):
		case <-end:
			m.t.Fatalf("got %d deliveries, want %d", total, want)
		}
	}
}

// each checks how often each delivery began.
func (m *made) each(due []bot.Delivery, want int) {
	m.t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, d := range due {
		if got := m.begun[d.Subscription]; got != want {
			m.t.Errorf("subscription %d: got %d deliveries, want %d", d.Subscription, got, want)
		}
	}
}

func over(context.Context, int64, time.Time) time.Duration { return 0 }

// running runs a store's queue; stop ends it and waits for that.
func running(t testing.TB, s *store.Store, log *slog.Logger, deliver bot.Deliver, platforms ...string) (q *store.Queue, stop func()) {
	t.Helper()
	q, err := s.Queue(log)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() {
		if err := q.Run(ctx, deliver, platforms...); err != nil {
			t.Error(err)
		}
	})
	stop = func() {
		cancel()
		all.Wait()
	}
	t.Cleanup(stop)
	return q, stop
}

func putAll(t testing.TB, q bot.Queue, due []bot.Delivery) {
	t.Helper()
	if err := put(t, q, due); err != nil {
		t.Fatal(err)
	}
}

// put puts deliveries, again where a busy machine is too slow for the time that a call has.
func put(t testing.TB, q bot.Queue, due []bot.Delivery) error {
	for begun := time.Now(); ; {
		if err := q.Put(t.Context(), due); !errors.Is(err, context.DeadlineExceeded) || time.Since(begun) > soon {
			return err
		}
	}
}
