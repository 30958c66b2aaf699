package watch_test

import (
	"errors"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

func number(n int64) string { return strconv.FormatInt(n, 10) }

// What becomes of a post, whatever the platform says of it.
func TestOutcomes(t *testing.T) {
	lost, refused := errors.New("connection lost"), errors.New("refused")
	unsent := func(after time.Duration) error { return &bot.Unsent{After: after, Err: refused} }
	many := func(n int, err error) (out []error) {
		for range n {
			out = append(out, err)
		}
		return out
	}
	tests := []struct {
		name, line string
		errors     []error
		state      bot.DeliveryState
		attempts   int
		since      bool // the last attempt was told of an earlier one
		after      bot.SubscriptionState
	}{
		{"shown", "tip", nil, bot.Sent, 1, false, bot.Active},
		{"too often, then shown", "tip", []error{unsent(time.Minute), unsent(0)}, bot.Sent, 3, false, bot.Active},
		{"lost, then shown", "tip", []error{lost}, bot.Sent, 2, true, bot.Active},
		{"lost, then refused, then shown", "tip", []error{lost, unsent(0)}, bot.Sent, 3, true, bot.Active},
		{"refused for six hours", "tip", many(200, unsent(5*time.Minute)), bot.Dropped, 0, false, bot.Active},
		{"may show, looked up later", "tip", []error{lost, &bot.InDoubt{Later: true, Err: lost}}, bot.Sent, 3, true, bot.Active},
		{"may show", "tip", []error{lost, &bot.InDoubt{Err: lost}}, bot.Unknown, 2, true, bot.Active},
		{"may show for six hours", "tip", many(2000, &bot.InDoubt{Later: true, Err: lost}), bot.Unknown, 0, true, bot.Active},
		{"no such channel", "tip", []error{&bot.Permanent{Reason: text("this channel is gone"), Err: refused}}, bot.Dropped, 1, false, bot.Failed},
		{"nothing to tell", "empty", nil, bot.Empty, 1, false, bot.Active},
		{"broken command", "broken", nil, bot.Dropped, 0, false, bot.Active},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, new(bot.MemoryLedger))
			s := b.add(t, test.line, "0 9 1 * *", "UTC")
			b.platform.errors = test.errors
			due := s.Next
			time.Sleep(time.Until(due) - time.Hour)
			b.runFor(t, 9*time.Hour)
			synctest.Wait()
			d, known, err := b.Ledger.Delivery(t.Context(), s.ID, due)
			if err != nil || !known || d.State != test.state || test.attempts > 0 && d.Attempt != test.attempts {
				t.Fatalf("%s: got %+v, %t, %v, want %s after %d", test.name, d, known, err, test.state, test.attempts)
			}
			if s, _, _ = b.Ledger.Find(t.Context(), s.ID); s.State != test.after {
				t.Errorf("%s: the subscription is %s, want %s", test.name, s.State, test.after)
			}
			if d.State != bot.Sent && d.Reason.FR == "" {
				t.Errorf("%s: no reason", test.name)
			}
			posts := b.platform.shown()
			if test.after == bot.Failed {
				told := posts[len(posts)-1]
				if told.Person != "ann" || told.Channel.ID != "" || told.Channel.Tenant != "guild" || len(posts) != test.attempts+1 {
					t.Errorf("%s: got %+v", test.name, told)
				}
				return
			}
			for i, p := range posts {
				if p.Key != posts[0].Key || (i > 0 || !test.since) && !p.Since.IsZero() != (test.since && i > 0) {
					t.Errorf("%s: attempt %d: key %q, since %s", test.name, i+1, p.Key, p.Since)
				}
			}
		})
	}
}

// After an outage the latest post that passed comes if it isn't too late; the others are recorded as missed.
func TestOutage(t *testing.T) {
	tests := []struct {
		name, schedule string
		from, to       string
		sent, missed   int
	}{
		{"within the window", "0 8 * * *", "2026-11-23T07:00:00Z", "2026-11-23T09:00:00Z", 1, 0},
		{"at its very end", "0 8 * * *", "2026-11-23T07:00:00Z", "2026-11-23T14:00:00Z", 1, 0},
		{"too late", "0 8 * * *", "2026-11-23T07:00:00Z", "2026-11-23T14:01:00Z", 0, 1},
		{"hourly", "0 * * * *", "2026-11-23T07:30:00Z", "2026-11-23T12:30:00Z", 1, 4},
		{"days", "0 8 * * *", "2026-11-23T07:00:00Z", "2026-11-26T09:00:00Z", 1, 3},
		{"a month and more", "0 8 * * *", "2026-09-01T07:00:00Z", "2026-11-26T07:00:00Z", 0, 31},
		{"over a clock change", "30 2 * * *", "2026-10-24T21:00:00Z", "2026-10-25T03:00:00Z", 1, 0},
		{"nothing due", "0 8 * * *", "2026-11-23T09:00:00Z", "2026-11-24T07:59:00Z", 0, 0},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			ledger := new(bot.MemoryLedger)
			until(t, test.from)
			s := newBench(t, ledger).add(t, "tip", test.schedule, "UTC")
			until(t, test.to)
			b := newBench(t, ledger)
			b.runFor(t, 30*time.Second)
			synctest.Wait()
			deliveries, err := ledger.Deliveries(t.Context(), s.ID, 100)
			if err != nil {
				t.Fatal(err)
			}
			sent, missed := 0, 0
			for _, d := range deliveries {
				switch {
				case d.State == bot.Sent:
					sent++
				case d.State == bot.Missed && d.Reason.EN != "":
					missed++
				default:
					t.Errorf("%s: got %+v", test.name, d)
				}
			}
			if sent != test.sent || missed != test.missed || len(b.platform.shown()) != test.sent {
				t.Errorf("%s: %d sent, %d missed, %d shown, want %d and %d", test.name, sent, missed, len(b.platform.shown()), test.sent, test.missed)
			}
			if s, _, _ := ledger.Find(t.Context(), s.ID); !s.Next.After(time.Now()) {
				t.Errorf("%s: next due at %s", test.name, s.Next)
			}
		})
	}
}

// Two replicas on one ledger show each post once: the queue that they share takes it once.
func TestReplicas(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ledger := new(bot.MemoryLedger)
		a, b := newBench(t, ledger), newBench(t, ledger)
		b.Start(router(t), a.queue, b.platform)
		a.add(t, "tip", "* * * * *", "UTC")
		done := make(chan struct{})
		go func() { b.runFor(t, time.Hour); close(done) }()
		a.runFor(t, time.Hour)
		<-done
		synctest.Wait()
		keys := map[string]int{}
		for _, p := range append(a.platform.shown(), b.platform.shown()...) {
			keys[p.Key]++
		}
		for key, n := range keys {
			if n != 1 {
				t.Errorf("%s: shown %d times", key, n)
			}
		}
		if len(keys) < 59 {
			t.Errorf("%d posts in an hour, want 60", len(keys))
		}
	})
}
