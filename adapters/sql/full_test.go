package sql

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"boussole/bot"
)

// A full disk is named by the ledger and by the queue, and what they had taken is there when there is room again.
func TestFullDiskQueue(t *testing.T) {
	s, _ := limited(t, "max_page_count = 100")
	q, err := s.Queue(slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var made sync.Map // by due time
	ended := make(chan error)
	go func() {
		ended <- q.Run(ctx, func(_ context.Context, _ int64, due time.Time) time.Duration {
			made.Store(due.Unix(), true)
			return 0
		}, "discord")
	}()
	first, err := s.Add(t.Context(), bot.Subscription{Channel: bot.Channel{Adapter: "discord", Tenant: "guild"}})
	if err != nil {
		t.Fatal(err)
	}
	due := time.Date(2026, 10, 25, 0, 0, 0, 0, time.UTC)
	if err := q.Put(t.Context(), []bot.Delivery{{Subscription: first.ID, Due: due}}); err != nil {
		t.Fatal(err)
	}
	await := func(what string, is func() bool) {
		t.Helper()
		for end := time.Now().Add(time.Minute); !is(); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s: not so after a minute", what)
			}
		}
	}
	await("the queue runs", func() bool {
		_, done := made.Load(due.Unix())
		return done
	})
	full := func(what string, do func() error) {
		t.Helper()
		for range 10_000 {
			if err := do(); err != nil {
				if !strings.Contains(err.Error(), what+": the disk is full") {
					t.Errorf("got %v, want that the disk is full", err)
				}
				return
			}
		}
		t.Errorf("%s: the disk is never full", what)
	}
	kept := 1
	full("add a subscription", func() error {
		_, err := s.Add(t.Context(), bot.Subscription{Channel: bot.Channel{Adapter: "discord", Tenant: "guild"}, Line: strings.Repeat("x", 1000)})
		if err == nil {
			kept++
		}
		return err
	})
	put := map[int64]bool{}
	full("queue deliveries", func() error {
		due = due.Add(time.Minute)
		err := q.Put(t.Context(), []bot.Delivery{{Subscription: first.ID, Due: due}})
		if err == nil {
			put[due.Unix()] = true
		}
		return err
	})
	full("record a delivery", func() error {
		due = due.Add(time.Minute)
		return s.Record(t.Context(), bot.Delivery{Subscription: first.ID, Due: due, Reason: bot.Text{FR: strings.Repeat("x", 1000)}})
	})
	full("advance subscriptions", func() error {
		due = due.Add(time.Minute)
		return s.Advance(t.Context(), nil, []bot.Delivery{{Subscription: first.ID, Due: due, Reason: bot.Text{FR: strings.Repeat("x", 1000)}}})
	})
	list, err := s.Within(t.Context(), "discord", "guild")
	if got, want := len(list), kept; got != want || err != nil || kept == 1 {
		t.Errorf("got %d subscriptions and %v, want %d", got, err, want)
	}
	if _, err := s.write.ExecContext(t.Context(), "PRAGMA max_page_count = 10000"); err != nil {
		t.Fatal(err)
	}
	left := func() (jobs int) {
		t.Helper()
		if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM river_job WHERE state <> 'completed'`).Scan(&jobs); err != nil {
			t.Fatal(err)
		}
		return jobs
	}
	await("every job is over", func() bool { return left() == 0 })
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if len(put) == 0 {
		t.Error("no delivery was put")
	}
	for due := range put {
		if _, done := made.Load(due); !done {
			t.Errorf("the delivery due at %d was lost", due)
		}
	}
}
