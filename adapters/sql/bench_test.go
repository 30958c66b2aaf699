package sql_test

import (
	"context"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"boussole/adapters/sql/sqltest"
	"boussole/bot"
)

// onBoth runs a benchmark on each database.
func onBoth(b *testing.B, bench func(b *testing.B, driver, url string)) {
	b.Run("SQLite", func(b *testing.B) { bench(b, "sqlite", "sqlite://"+filepath.Join(b.TempDir(), "boussole.db")) })
	b.Run("PostgreSQL", func(b *testing.B) { bench(b, "pgx", sqltest.Postgres(b)) })
}

const channels = 10_000 // due in the same minute

// fill keeps 100,000 subscriptions, of which every tenth is due, and returns those.
func fill(b *testing.B, driver, url string) []bot.Delivery {
	b.Helper()
	s := open(b, url)
	due := time.Date(2026, 10, 25, 8, 0, 0, 0, time.UTC)
	if _, err := raw(b, driver, url).ExecContext(b.Context(), `INSERT INTO subscriptions
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
		SELECT i, 'discord', 'guild ' || (i / 10), 'channel ' || i, '/tip topic:go', '0 9 * * 1-5', 'Europe/Paris', 'fr', 'ann', '', 'active', '', '',
			CAST($1 AS BIGINT) + (CASE WHEN i % 10 = 0 THEN 0 ELSE 1 END) * 86400000000, 0 FROM n`, due.UnixMicro()); err != nil {
		b.Fatal(err)
	}
	list, err := s.Due(b.Context(), []string{"discord", "slack"}, due, 2*channels)
	if err != nil || len(list) != channels {
		b.Fatalf("got %d due and %v, want %d", len(list), err, channels)
	}
	deliveries := make([]bot.Delivery, len(list))
	for i, subscription := range list {
		deliveries[i] = bot.Delivery{Subscription: subscription.ID, Due: due, State: bot.Waiting}
	}
	return deliveries
}

// Due among 100,000 subscriptions: a thousand of those due, and when there is none.
func BenchmarkDue(b *testing.B) {
	onBoth(b, func(b *testing.B, driver, url string) {
		due := fill(b, driver, url)
		s := open(b, url)
		for _, part := range []struct {
			name string
			when time.Time
			want int
		}{{"thousand", due[0].Due, 1000}, {"none", due[0].Due.Add(-time.Minute), 0}} {
			b.Run(part.name, func(b *testing.B) {
				for b.Loop() {
					if list, err := s.Due(b.Context(), []string{"discord", "slack"}, part.when, 1000); err != nil || len(list) != part.want {
						b.Fatalf("got %d and %v, want %d", len(list), err, part.want)
					}
				}
			})
		}
	})
}

// Advance of a thousand, and their deliveries recorded.
func BenchmarkAdvance(b *testing.B) {
	onBoth(b, func(b *testing.B, driver, url string) {
		due := fill(b, driver, url)[:1000]
		s := open(b, url)
		for b.Loop() {
			moves := make([]bot.Move, len(due))
			for i, d := range due {
				next := d.Due.Add(24 * time.Hour)
				moves[i] = bot.Move{ID: d.Subscription, From: d.Due, To: next}
			}
			if err := s.Advance(b.Context(), moves, due); err != nil {
				b.Fatal(err)
			}
			for i := range due {
				due[i].Due = moves[i].To
			}
		}
	})
}

// 10,000 deliveries that take no time: what the queue itself takes for them, and the most memory meanwhile.
func BenchmarkQueue(b *testing.B) {
	onBoth(b, func(b *testing.B, driver, url string) {
		due := fill(b, driver, url)
		var done atomic.Int64
		q, _ := running(b, open(b, url), quiet, func(context.Context, int64, time.Time) time.Duration {
			done.Add(1)
			return 0
		}, "discord")
		var most uint64
		var put time.Duration
		for round := 0; b.Loop(); round++ {
			for i := range due {
				due[i].Due = due[i].Due.Add(time.Minute)
			}
			start := time.Now()
			putAll(b, q, due)
			put += time.Since(start)
			for done.Load() < int64((round+1)*channels) {
				var memory runtime.MemStats
				runtime.ReadMemStats(&memory)
				most = max(most, memory.Sys-memory.HeapReleased)
				time.Sleep(10 * time.Millisecond)
			}
		}
		b.ReportMetric(channels*float64(b.N)/b.Elapsed().Seconds(), "jobs/s")
		b.ReportMetric(channels*float64(b.N)/put.Seconds(), "put/s")
		b.ReportMetric(float64(most)/1e6, "MB")
	})
}

// Deliveries at Discord's 50 a second, each of which is recorded twice: how much of that the queue lets through, and
// the processor's time for each in this program.
func BenchmarkQueueLimit(b *testing.B) {
	const second, seconds = 50, 20
	onBoth(b, func(b *testing.B, driver, url string) {
		due := fill(b, driver, url)[:second*seconds]
		s := open(b, url)
		limit := rate.NewLimiter(second, 1)
		var done atomic.Int64
		q, _ := running(b, s, quiet, func(ctx context.Context, subscription int64, due time.Time) time.Duration {
			if err := limit.Wait(ctx); err != nil {
				return time.Second
			}
			for _, state := range []bot.DeliveryState{bot.Waiting, bot.Sent} {
				if err := s.Record(ctx, bot.Delivery{Subscription: subscription, Due: due, State: state}); err != nil {
					b.Error(err)
				}
			}
			done.Add(1)
			return 0
		}, "discord")
		for round := 0; b.Loop(); round++ {
			for i := range due {
				due[i].Due = due[i].Due.Add(time.Minute)
			}
			putAll(b, q, due)
			for done.Load() < 1 {
				time.Sleep(time.Millisecond)
			}
			start, used := time.Now(), processor(b)
			for done.Load() < int64((round+1)*len(due)) {
				time.Sleep(time.Millisecond)
			}
			took := time.Since(start)
			b.ReportMetric(100*float64(len(due))/(second*took.Seconds()), "%-of-limit")
			b.ReportMetric(float64((processor(b)-used).Microseconds())/1000/float64(len(due)), "cpu-ms/job")
		}
	})
}
