package bot_test

import (
	"bytes"
	"context"
	"log/slog"
	"testing"

	"boussole/bot"
)

// echo answers with the Request that it was given, as a person would type it.
func echo(_ context.Context, req bot.Request) (bot.Reply, error) {
	return bot.Reply{Title: "echo", Answer: req.String()}, nil
}

// newRouter makes a Router of the table, where commands of the same name take the place of the table's, and the
// others come last.
func newRouter(t testing.TB, others ...bot.Command) *bot.Router {
	t.Helper()
	r, _ := newLogged(t, others...)
	return r
}

// newLogged returns the Router's log as well.
func newLogged(t testing.TB, others ...bot.Command) (*bot.Router, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	r, err := bot.New(with(others...), lexicon(), slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return r, &log
}

// with is the table with other commands in it.
func with(others ...bot.Command) []bot.Command {
	all := table()
next:
	for _, other := range others {
		for i := range all {
			if all[i].Name == other.Name {
				all[i] = other
				continue next
			}
		}
		all = append(all, other)
	}
	return all
}

// replying is help, with a reply of its own.
func replying(reply func() bot.Reply) bot.Command {
	return running(func(context.Context) (bot.Reply, error) { return reply(), nil })
}

// buttons returns a reply's buttons.
func buttons(t testing.TB, reply bot.Reply) bot.Buttons {
	t.Helper()
	var all bot.Buttons
	for _, block := range reply.Blocks {
		if some, ok := block.(bot.Buttons); ok {
			all = append(all, some...)
		}
	}
	return all
}

// running is help, with a Run of its own.
func running(run func(context.Context) (bot.Reply, error)) bot.Command {
	command := help()
	command.Run = func(ctx context.Context, _ bot.Request) (bot.Reply, error) { return run(ctx) }
	return command
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
