package bot_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

func TestLate(t *testing.T) {
	const most = 2500 * time.Millisecond
	sleep := func(d time.Duration) func(context.Context) (bot.Reply, error) {
		return func(context.Context) (bot.Reply, error) {
			time.Sleep(d)
			return bot.Reply{Answer: "done"}, nil
		}
	}
	tests := []struct {
		name   string
		run    func(context.Context) (bot.Reply, error)
		cancel time.Duration // when the person gives up, 0 for never
		took   time.Duration
		want   string
	}{
		{"at once", sleep(0), 0, 0, "done"},
		{"just in time", sleep(most - 1), 0, most - 1, "done"},
		{"just too late", sleep(most + 1), 0, most, apologies.EN},
		{"deaf", sleep(time.Hour), 0, most, apologies.EN},
		{"late with a panic", func(context.Context) (bot.Reply, error) { time.Sleep(time.Hour); panic("late") }, 0, most, apologies.EN},
		{"heeds its context", func(ctx context.Context) (bot.Reply, error) {
			<-ctx.Done()
			return bot.Reply{}, ctx.Err()
		}, 0, most, apologies.EN},
		{"given up", sleep(time.Hour), time.Second, time.Second, apologies.EN},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				finished := false
				r, log := newLogged(t, running(func(ctx context.Context) (bot.Reply, error) {
					defer func() { finished = true }()
					return test.run(ctx)
				}))
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				if test.cancel > 0 {
					time.AfterFunc(test.cancel, cancel)
				}
				start := time.Now()
				reply := r.Handle(ctx, bot.Request{Command: "help", Locale: bot.English})
				if got := time.Since(start); got != test.took {
					t.Errorf("took %s, want %s", got, test.took)
				}
				if !strings.HasPrefix(reply.Answer, test.want) {
					t.Errorf("got %q, want %q", reply.Answer, test.want)
				}
				if got, want := log.Len() > 0, test.want == apologies.EN; got != want {
					t.Errorf("logged: got %t, want %t: %s", got, want, log)
				}
				time.Sleep(2 * time.Hour)
				synctest.Wait() // a goroutine left behind would be a deadlock at the end of the test
				if !finished {
					t.Error("the command never ended")
				}
				if got := reply.Answer; !strings.HasPrefix(got, test.want) {
					t.Errorf("after the late result: got %q, want %q", got, test.want)
				}
			})
		})
	}
}
