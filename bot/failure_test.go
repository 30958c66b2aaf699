package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"boussole/bot"
)

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
		r, log := newLogged(t, running(func(context.Context) (bot.Reply, error) { return bot.Reply{Answer: "unseen"}, test.err }))
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
		r, log := newLogged(t, running(test.run))
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
