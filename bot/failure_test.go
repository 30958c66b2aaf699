package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// failing is help, when it fails.
func failing(run func(context.Context) (bot.Reply, error)) bot.Command {
	command := help()
	command.Run = func(ctx context.Context, _ bot.Request) (bot.Reply, error) { return run(ctx) }
	return command
}

func TestCommandMistake(t *testing.T) {
	mistake := func() *bot.Mistake {
		return bot.Errorf(text("« %s » : %s, pas %d %%", "\"%s\": %s, not %d%%"), "50%d", text("non", "no"), 3)
	}
	const fr, en = "« 50%d » : non, pas 3 %", "\"50%d\": no, not 3%"
	tests := []struct {
		name   string
		err    error
		fr, en []string // the answer, then the other mistakes
		offers []string
	}{
		{"one", mistake(), []string{fr}, []string{en}, nil},
		{"wrapped", fmt.Errorf("salary.go: %w", mistake()), []string{fr}, []string{en}, nil},
		{"two", errors.Join(mistake(), bot.Errorf(text("deux", "two"))), []string{fr, "deux"}, []string{en, "two"}, nil},
		{"with a way out", mistake().OrTry(bot.Request{Command: "salary", Args: bot.Args{"level": "junior"}}, bot.Request{Command: "help"}),
			[]string{fr}, []string{en}, []string{"/salary level:junior", "/help"}},
	}
	for _, test := range tests {
		r, log := newLogged(t, failing(func(context.Context) (bot.Reply, error) { return bot.Reply{Answer: "unseen"}, test.err }))
		for l, want := range map[bot.Locale][]string{bot.French: test.fr, bot.English: test.en} {
			reply := r.Handle(t.Context(), bot.Request{Command: "help", Locale: l})
			if got := complaints(t, reply); strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s in %s: got %q, want %q", test.name, l, got, want)
			}
			if got := offers(t, reply); strings.Join(got, "\n") != strings.Join(test.offers, "\n") {
				t.Errorf("%s in %s: offers %q, want %q", test.name, l, got, test.offers)
			}
			if reply.Locale != l || reply.Title == "" {
				t.Errorf("%s: got title %q in %s, want one in %s", test.name, reply.Title, reply.Locale, l)
			}
		}
		if log.Len() > 0 {
			t.Errorf("%s: a person's mistake was logged: %s", test.name, log)
		}
	}
}

// complaints returns all that a reply says is wrong, the answer first.
func complaints(t testing.TB, reply bot.Reply) []string {
	t.Helper()
	all := []string{reply.Answer}
	for _, block := range reply.Blocks {
		if list, ok := block.(bot.Bullets); ok {
			all = append(all, list.Items...)
		}
	}
	return all
}

// offers returns what a reply's buttons run.
func offers(t testing.TB, reply bot.Reply) []string {
	t.Helper()
	var all []string
	for _, button := range buttons(t, reply) {
		if button.Label == "" {
			t.Errorf("a button for %s has no label", button.Request)
		}
		all = append(all, button.Request.String())
	}
	return all
}

func TestMistakeError(t *testing.T) {
	if got, want := bot.Errorf(text("non", "no")).Error(), "no"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// apologies is how an apology begins.
var apologies = text("Désolé", "Sorry")

func TestApology(t *testing.T) {
	const secret = "dial tcp 10.0.0.7: password hunter2"
	tests := []struct {
		name string
		run  func(context.Context) (bot.Reply, error)
	}{
		{"error", func(context.Context) (bot.Reply, error) { return bot.Reply{Answer: secret}, errors.New(secret) }},
		{"beside a mistake", func(context.Context) (bot.Reply, error) {
			return bot.Reply{}, errors.Join(bot.Errorf(text(secret, secret)), errors.New(secret))
		}},
		{"panic", func(context.Context) (bot.Reply, error) { panic(secret) }},
		{"panic with an error", func(context.Context) (bot.Reply, error) { panic(errors.New(secret)) }},
		{"panic with a mistake", func(context.Context) (bot.Reply, error) { panic(bot.Errorf(text(secret, secret))) }},
	}
	for _, test := range tests {
		r, log := newLogged(t, failing(test.run))
		for _, l := range []bot.Locale{bot.French, bot.English} {
			log.Reset()
			reply := r.Handle(t.Context(), bot.Request{Command: "help", Locale: l, Channel: bot.Channel{Adapter: "test"}})
			if !strings.HasPrefix(reply.Answer, apologies.In(l)) || reply.Locale != l {
				t.Errorf("%s: got %q in %s, want an apology in %s", test.name, reply.Answer, reply.Locale, l)
			}
			if got := reply.Title + reply.Plain(); strings.Contains(got, "hunter2") {
				t.Errorf("%s: the reply shows the error: %s", test.name, got)
			}
			for _, want := range []string{"level=ERROR", "command=help", "adapter=test", "hunter2"} {
				if !strings.Contains(log.String(), want) {
					t.Errorf("%s: got the log %q, want %q in it", test.name, log, want)
				}
			}
		}
	}
}

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
				r, log := newLogged(t, failing(func(ctx context.Context) (bot.Reply, error) {
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
