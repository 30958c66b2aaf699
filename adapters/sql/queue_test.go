package sql_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"boussole/bot"

	store "boussole/adapters/sql"
)

// soon is how long a test waits at most for what is to happen.
const soon = time.Minute

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
	if err := q.Put(t.Context(), due); err != nil {
		t.Fatal(err)
	}
}

func testQueue(t *testing.T, driver string, fresh func(*testing.T) string) {
	t.Run("once", func(t *testing.T) { testQueueOnce(t, fresh(t)) })
	t.Run("again", func(t *testing.T) { testQueueAgain(t, open(t, fresh(t))) })
	t.Run("panic", func(t *testing.T) { testQueuePanic(t, driver, fresh(t)) })
	t.Run("platforms", func(t *testing.T) { testQueuePlatforms(t, open(t, fresh(t))) })
	t.Run("drain", func(t *testing.T) { testQueueDrain(t, open(t, fresh(t))) })
	t.Run("killed", func(t *testing.T) { testQueueKilled(t, driver, fresh(t)) })
	t.Run("gone", func(t *testing.T) { testQueueGone(t, open(t, fresh(t))) })
	t.Run("newer", func(t *testing.T) { testQueueNewer(t, driver, fresh(t)) })
}

// Three replicas that put and work the same make each delivery once; the log stays empty.
func testQueueOnce(t *testing.T, url string) {
	const replicas, channels = 3, 300
	var log bytes.Buffer
	m := count(t)
	var queues []*store.Queue
	for range replicas {
		q, _ := running(t, open(t, url), slog.New(slog.NewTextHandler(&log, nil)), m.by(over), "discord", "slack")
		queues = append(queues, q)
	}
	s := open(t, url)
	due := append(scheduled(t, s, "discord", channels), scheduled(t, s, "slack", channels)...)
	due = append(due, due[0])
	var all sync.WaitGroup
	for _, q := range queues {
		all.Go(func() { putAll(t, q, due) })
	}
	all.Wait()
	m.wait(2 * channels)
	putAll(t, queues[0], due) // once they are over
	next := due[:1]
	next[0].Due = next[0].Due.Add(time.Minute)
	putAll(t, queues[0], next)
	m.wait(2*channels + 1)
	m.each(due[1:2*channels], 1)
	m.each(next, 2)
	if log.Len() > 0 {
		t.Errorf("got the log %s, want none", log.String())
	}
}

// A delivery is tried again as long as it asks for it.
func testQueueAgain(t *testing.T, s *store.Store) {
	m := count(t)
	var mu sync.Mutex
	left := map[int64]int{}
	q, _ := running(t, s, quiet, m.by(func(_ context.Context, subscription int64, _ time.Time) time.Duration {
		mu.Lock()
		defer mu.Unlock()
		left[subscription]++
		if left[subscription] < 3 {
			return time.Millisecond
		}
		return 0
	}), "discord")
	due := scheduled(t, s, "discord", 10)
	putAll(t, q, due)
	m.wait(3 * len(due))
	m.each(due, 3)
}

// A panic is logged, ends nothing, and its delivery is put off.
func testQueuePanic(t *testing.T, driver, url string) {
	s := open(t, url)
	due := scheduled(t, s, "discord", 10)
	m := count(t)
	var log bytes.Buffer
	q, stop := running(t, s, slog.New(slog.NewTextHandler(&log, nil)), m.by(func(_ context.Context, subscription int64, _ time.Time) time.Duration {
		if subscription == due[3].Subscription {
			panic("not so good")
		}
		return 0
	}), "discord")
	putAll(t, q, due)
	m.wait(len(due))
	stop()
	if got := log.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, `panic="not so good"`) || !strings.Contains(got, "level=ERROR") {
		t.Errorf("got the log %s, want one line", got)
	}
	var put string
	err := raw(t, driver, url).QueryRowContext(t.Context(), `SELECT state FROM river_job WHERE state <> 'completed'`).Scan(&put)
	if err != nil || put != "scheduled" {
		t.Errorf("got %q and %v, want that it is scheduled", put, err)
	}
}

// A platform that is stuck holds up no other.
func testQueuePlatforms(t *testing.T, s *store.Store) {
	const many = 150 // more than may be under way
	m := count(t)
	stuck := scheduled(t, s, "slack", many)
	first := stuck[0].Subscription
	q, _ := running(t, s, quiet, m.by(func(ctx context.Context, subscription int64, _ time.Time) time.Duration {
		if subscription >= first && subscription < first+many {
			<-ctx.Done()
		}
		return 0
	}), "discord", "slack")
	putAll(t, q, stuck)
	m.wait(100)
	due := scheduled(t, s, "discord", many)
	putAll(t, q, due)
	m.wait(100 + many)
	m.each(due, 1)
}

// What is under way when the program ends is told so, and is tried again by the next one.
func testQueueDrain(t *testing.T, s *store.Store) {
	m := count(t)
	q, stop := running(t, s, quiet, m.by(func(ctx context.Context, _ int64, _ time.Time) time.Duration {
		<-ctx.Done()
		return time.Millisecond
	}), "discord")
	due := scheduled(t, s, "discord", 150)
	putAll(t, q, due)
	m.wait(100)
	stop()
	m = count(t)
	_, _ = running(t, s, quiet, m.by(over), "discord")
	m.wait(len(due))
	m.each(due, 1)
}

// The deliveries of a process that died are taken up by another. Its death is a store that is closed under it; that
// time passes, what is written in the tables.
func testQueueKilled(t *testing.T, driver, url string) {
	dying, err := store.Open(t.Context(), url, quiet)
	if err != nil {
		t.Fatal(err)
	}
	due := scheduled(t, dying, "discord", 120)
	q, err := dying.Queue(quiet)
	if err != nil {
		t.Fatal(err)
	}
	m := count(t)
	dead, kill := context.WithCancel(t.Context())
	go func() {
		_ = q.Run(dead, m.by(func(context.Context, int64, time.Time) time.Duration {
			<-dead.Done()
			return 0
		}), "discord")
	}()
	t.Cleanup(kill)
	putAll(t, q, due)
	m.wait(100)
	if err := dying.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t, url)
	db := raw(t, driver, url)
	for _, statement := range []string{`UPDATE river_job SET attempted_at = '2026-01-01 00:00:00' WHERE state = 'running'`, `DELETE FROM river_leader`} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	m = count(t)
	_, _ = running(t, s, quiet, m.by(over), "discord")
	m.wait(len(due))
	m.each(due, 1)
}

// What is gone is not queued; an error tells what went wrong.
func testQueueGone(t *testing.T, s *store.Store) {
	due := scheduled(t, s, "discord", 2)
	if err := s.Remove(t.Context(), due[0].Subscription); err != nil {
		t.Fatal(err)
	}
	m := count(t)
	q, _ := running(t, s, quiet, m.by(over), "discord")
	putAll(t, q, due)
	m.wait(1)
	m.each(due[:1], 0)
	putAll(t, q, due[:1])
	putAll(t, q, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := q.Put(ctx, due); err == nil || !strings.HasPrefix(err.Error(), "store.url: ") || !strings.Contains(err.Error(), "queue deliveries: ") {
		t.Errorf("got %v, want that the context ended", err)
	}
}

// Tables that a newer River has changed are refused.
func testQueueNewer(t *testing.T, driver, url string) {
	open(t, url)
	db := raw(t, driver, url)
	if _, err := db.ExecContext(t.Context(), `INSERT INTO river_migration (line, version) VALUES ('main', 99)`); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), url, quiet)
	if err == nil || !strings.Contains(err.Error(), "the queue is of a newer version (99) than this program knows (8): update boussole") {
		t.Errorf("got %v, want that the queue is newer", err)
	}
}
