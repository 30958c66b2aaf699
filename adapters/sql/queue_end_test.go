package sql_test

import (
	"context"
	"strings"
	"testing"
	"time"

	store "boussole/adapters/sql"
)

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
