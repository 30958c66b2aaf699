package watch_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
	"boussole/bot/watch"
)

func text(s string) bot.Text { return bot.Text{FR: s, EN: s} }

// table has a command that posts, one that has nothing to tell, one that breaks, and two that can't be scheduled.
func table() []bot.Command {
	command := func(name string, run func(context.Context, bot.Request) (bot.Reply, error)) bot.Command {
		return bot.Command{Name: name, Names: text(name), Title: text(name), Summary: text(name), Run: run}
	}
	ask, admin := command("ask", nil), command("admin", func(context.Context, bot.Request) (bot.Reply, error) { return bot.Reply{}, nil })
	ask.Options = []bot.Option{{Name: "question", Names: text("question"), Summary: text("what"), Kind: bot.Question}}
	admin.Admin = true
	return []bot.Command{ask, admin,
		command("tip", func(_ context.Context, req bot.Request) (bot.Reply, error) {
			return bot.Reply{Answer: "a tip for " + req.Post}, nil
		}),
		command("empty", func(context.Context, bot.Request) (bot.Reply, error) {
			return bot.Reply{}, &bot.Nothing{Reason: text("no news")}
		}),
		command("broken", func(context.Context, bot.Request) (bot.Reply, error) { return bot.Reply{}, errors.New("out of order") }),
	}
}

// platform keeps what it is given, and answers what a test scripts.
type platform struct {
	mu     sync.Mutex
	posts  []bot.Post
	at     []time.Time
	errors []error // of the next posts; then all goes well
}

func (p *platform) Name() string                           { return "test" }
func (p *platform) Run(context.Context, *bot.Router) error { return nil }

func (p *platform) Post(ctx context.Context, post bot.Post) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.posts, p.at = append(p.posts, post), append(p.at, time.Now())
	var err error
	if len(p.errors) > 0 {
		err, p.errors = p.errors[0], p.errors[1:]
	}
	if _, unsent := errors.AsType[*bot.Unsent](err); post.Going != nil && !unsent {
		err = errors.Join(post.Going(ctx), err)
	}
	return err
}

func (p *platform) shown() []bot.Post {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.posts)
}

// bench is a watch with a platform, a ledger and a queue that forget everything.
type bench struct {
	*watch.Watch
	platform *platform
	queue    *watch.Local
	stop     func()
}

// newBench makes a watch whose deliveries run until stop, which waits for them.
func newBench(t *testing.T, ledger bot.Ledger) *bench {
	t.Helper()
	b := &bench{platform: &platform{}, Watch: watch.New(watch.Config{Ledger: ledger, Zone: "Europe/Paris", Window: 6 * time.Hour,
		Log: slog.New(slog.DiscardHandler)})}
	ctx, cancel := context.WithCancel(t.Context())
	b.queue = watch.NewLocal(ctx, b.Deliver)
	b.stop = func() { cancel(); b.queue.Wait() }
	t.Cleanup(b.stop)
	b.Start(router(t), b.queue, b.platform)
	return b
}

func router(t *testing.T) *bot.Router {
	t.Helper()
	r, err := bot.New(table(), bot.Lexicon{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// runFor lets the watch run for a while.
func (b *bench) runFor(t *testing.T, d time.Duration) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() {
		if err := b.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	time.Sleep(d)
	cancel()
	all.Wait()
}

func (b *bench) add(t *testing.T, line, schedule, zone string) bot.Subscription {
	t.Helper()
	s, err := b.Add(t.Context(), bot.Subscription{Channel: bot.Channel{Adapter: "test", Tenant: "guild", ID: zone + line}, Line: line, Zone: zone,
		Locale: bot.French, Maker: "ann"}, schedule)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// until sleeps until a moment of the test's clock, which begins on 1 January 2000.
func until(t *testing.T, moment string) {
	t.Helper()
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Until(at))
}

// For some 400 days in four zones each daily post shows once a local day, at its hour. BOUSSOLE_LONG=1 runs them whole; else
// the days around the clock changes alone.
func TestManyDays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		zones := []string{"Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"}
		hours := []string{"0 9 * * *", "30 2 * * *", "15 2 * * *", "0 0 * * *"}
		b := newBench(t, new(bot.MemoryLedger))
		spans := [][2]string{{"2026-03-05T12:00:00Z", "2026-04-08T12:00:00Z"}, {"2026-10-01T12:00:00Z", "2026-11-04T12:00:00Z"}}
		if os.Getenv("BOUSSOLE_LONG") == "1" {
			spans = [][2]string{{"2026-02-01T12:00:00Z", "2027-03-08T12:00:00Z"}}
		}
		for _, span := range spans {
			until(t, span[0])
			start := time.Now()
			for _, zone := range zones {
				for _, at := range hours {
					b.add(t, "tip", at, zone)
				}
			}
			end, err := time.Parse(time.RFC3339, span[1])
			if err != nil {
				t.Fatal(err)
			}
			b.runFor(t, end.Sub(start))
			synctest.Wait()
			checkDays(t, b, start, end)
			all, err := b.List(t.Context(), bot.Channel{Adapter: "test", Tenant: "guild"})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range all {
				if err := b.Ledger.Remove(t.Context(), s.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// checkDays holds what was shown against the calendar of each subscription: once a day, at its hour or where a clock change
// put that, within a minute.
func checkDays(t *testing.T, b *bench, start, end time.Time) {
	t.Helper()
	all, err := b.List(t.Context(), bot.Channel{Adapter: "test", Tenant: "guild"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		schedule, err := watch.Parse(s.Cron, s.Zone)
		if err != nil {
			t.Fatal(err)
		}
		location, err := time.LoadLocation(s.Zone)
		if err != nil {
			t.Fatal(err)
		}
		days := map[string]int{}
		due := schedule.Next(start)
		for i, post := range b.platform.posts {
			at := b.platform.at[i]
			if id, _, _ := strings.Cut(post.Key, "/"); id != number(s.ID) || at.Before(start) {
				continue
			}
			if late := at.Sub(due); late < 0 || late > time.Minute {
				t.Errorf("%s in %s: shown at %s, due at %s", s.Cron, s.Zone, at, due)
			}
			days[at.In(location).Format(time.DateOnly)]++
			due = schedule.Next(due)
		}
		if due.Before(end) {
			t.Errorf("%s in %s: nothing at %s", s.Cron, s.Zone, due)
		}
		for day, n := range days {
			if n != 1 {
				t.Errorf("%s in %s: %d posts on %s", s.Cron, s.Zone, n, day)
			}
		}
		if least := int(end.Sub(start).Hours()/24) - 1; len(days) < least {
			t.Errorf("%s in %s: posts on %d days, want %d", s.Cron, s.Zone, len(days), least)
		}
	}
}
