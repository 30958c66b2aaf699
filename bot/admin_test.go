package bot_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"boussole/bot"
)

// A command for administrators runs for them alone; anybody else is told so, however they came to it.
func TestAdmin(t *testing.T) {
	ran := 0
	watch := bot.Command{Name: "watch", Names: text("veille", "watch"), Title: text("Veille", "Watch"), Summary: text("Ce qui est posté", "What is posted"), Admin: true,
		Run: func(context.Context, bot.Request) (bot.Reply, error) { ran++; return bot.Reply{Answer: "ran"}, nil }}
	r, err := bot.New([]bot.Command{watch, help()}, bot.Lexicon{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Handle(t.Context(), bot.Request{Command: "veille", Locale: bot.French, User: bot.User{ID: "ann", Admin: true}}).Answer; got != "ran" || ran != 1 {
		t.Errorf("administrator: got %q, ran %d times", got, ran)
	}
	member := bot.Request{Locale: bot.French, User: bot.User{ID: "ben"}}
	for _, reply := range []bot.Reply{
		r.Handle(t.Context(), bot.Request{Command: "watch", Locale: bot.French, User: bot.User{ID: "ben"}}),
		r.Answer(t.Context(), r.Read("/veille", member)),
	} {
		if !strings.Contains(reply.Answer, "« veille » est réservé") || ran != 1 {
			t.Errorf("member: got %q, ran %d times", reply.Answer, ran)
		}
	}
	if r.Check(bot.Request{Command: "watch"}) == nil {
		t.Error("member: Check found nothing wrong")
	}
}
