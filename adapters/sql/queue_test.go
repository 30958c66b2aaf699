package sql_test

import (
	"bytes"
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	store "boussole/adapters/sql"
)

func testQueue(t *testing.T, driver string, fresh func(*testing.T) string) {
	replicas := 1 // SQLite is for one, PostgreSQL for several
	if driver == "pgx" {
		replicas = 3
	}
	t.Run("once", func(t *testing.T) { testQueueOnce(t, fresh(t), replicas) })
	t.Run("again", func(t *testing.T) { testQueueAgain(t, open(t, fresh(t))) })
	t.Run("panic", func(t *testing.T) { testQueuePanic(t, driver, fresh(t)) })
	t.Run("platforms", func(t *testing.T) { testQueuePlatforms(t, open(t, fresh(t))) })
	t.Run("drain", func(t *testing.T) { testQueueDrain(t, open(t, fresh(t))) })
	t.Run("killed", func(t *testing.T) { testQueueKilled(t, driver, fresh(t)) })
	t.Run("gone", func(t *testing.T) { testQueueGone(t, open(t, fresh(t))) })
	t.Run("newer", func(t *testing.T) { testQueueNewer(t, driver, fresh(t)) })
}

// Replicas that put and work the same make each delivery once, and nothing goes wrong but what a busy machine is too slow for.
func testQueueOnce(t *testing.T, url string, replicas int) {
	const channels = 300
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, nil))
	m := count(t)
	var queues []*store.Queue
	var stops []func()
	for range replicas {
		q, stop := running(t, open(t, url), log, m.by(over), "discord", "slack")
		queues, stops = append(queues, q), append(stops, stop)
	}
	s := open(t, url)
	due := append(scheduled(t, s, "discord", channels), scheduled(t, s, "slack", channels)...)
	due = append(due, due[0])
	var all sync.WaitGroup
	for _, q := range queues {
		all.Go(func() {
			for range 2 {
				if err := put(t, q, due); err != nil {
					t.Error(err)
				}
			}
		})
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
	for _, stop := range stops {
		stop()
	}
	if got := faults(out.String()); got != "" {
		t.Errorf("got the log %s, want none", got)
	}
}

// faults are the lines of a log without those that a busy machine makes: River gives its elections 5 s, and tries again.
func faults(log string) string {
	lines := slices.DeleteFunc(strings.SplitAfter(log, "\n"), func(line string) bool { return strings.Contains(line, "deadline") })
	return strings.Join(lines, "")
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
	if got := faults(log.String()); strings.Count(got, "\n") != 1 || !strings.Contains(got, `panic="not so good"`) || !strings.Contains(got, "level=ERROR") {
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
