package bot_test

import (
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"

	"boussole/bot"
)

func TestButtonLabels(t *testing.T) {
	tests := []struct {
		name   string
		button bot.Button
		fr, en string
	}{
		{"its own", bot.Button{Label: "Go", Request: bot.Request{Command: "salary"}}, "Go", "Go"},
		{"command", bot.Button{Request: bot.Request{Command: "salary"}}, "Salaires", "Pay"},
		{"values", bot.Button{Request: bot.Request{Command: "salary", Args: bot.Args{"place": "lyon", "level": "confirmed"}}},
			"Salaires · Confirmé · Lyon", "Pay · Mid-level · Lyon"},
		{"two values", bot.Button{Request: bot.Request{Command: "training", Args: bot.Args{"path": "master,self-taught"}}},
			"Formation · Master · Autodidacte", "Training · Master's degree · Self-taught"},
		{"number", bot.Button{Request: bot.Request{Command: "salary", Args: bot.Args{"years": "4"}}}, "Salaires · annees 4", "Pay · years 4"},
		{"question", bot.Button{Request: bot.Request{Command: "ask", Args: bot.Args{"question": "Why?"}}}, "Why?", "Why?"},
	}
	for _, test := range tests {
		r := newRouter(t, replying(func() bot.Reply {
			return bot.Reply{Answer: "ok", Blocks: []bot.Block{bot.Note{Text: "first"}, bot.Buttons{test.button}}}
		}))
		for l, want := range map[bot.Locale]string{bot.French: test.fr, bot.English: test.en} {
			got := buttons(t, r.Handle(t.Context(), bot.Request{Command: "help", Locale: l}))
			if len(got) != 1 || got[0].Label != want || got[0].Request.String() != test.button.Request.String() {
				t.Errorf("%s in %s: got %+v, want %q", test.name, l, got, want)
			}
		}
	}
}

// A command may return the same blocks each time: they are its own, and the Router leaves them as they are.
func TestButtonLabelsOfOneReply(t *testing.T) {
	same := bot.Reply{Answer: "ok", Blocks: []bot.Block{bot.Buttons{{Request: bot.Request{Command: "salary"}}}}}
	r := newRouter(t, replying(func() bot.Reply { return same }))
	for _, l := range []bot.Locale{bot.French, bot.English, bot.French} {
		got, want := buttons(t, r.Handle(t.Context(), bot.Request{Command: "help", Locale: l}))[0].Label, text("Salaires", "Pay").In(l)
		if got != want {
			t.Errorf("in %s: got %q, want %q", l, got, want)
		}
	}
}

func TestUse(t *testing.T) {
	r := newRouter(t)
	bad := help()
	bad.Names, bad.Run = text("salaire", "help"), nil
	err := r.Use(with(bad), lexicon())
	for _, want := range []string{`command "help": name "salaire" is taken by "salary"`, `command "help": nothing to run`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
	if _, err := bot.New(with(bad), lexicon(), slog.New(slog.DiscardHandler)); err == nil {
		t.Error("New: got no fault, want the same as Use")
	}
	got, want := r.Handle(t.Context(), bot.Request{Command: "help"}).Answer, "/help"
	if got != want {
		t.Errorf("after a bad table: got %q, want %q", got, want)
	}
	if err := r.Use(with(replying(func() bot.Reply { return bot.Reply{Answer: "new"} })), lexicon()); err != nil {
		t.Fatal(err)
	}
	if got, want := r.Handle(t.Context(), bot.Request{Command: "help"}).Answer, "new"; got != want {
		t.Errorf("after a good table: got %q, want %q", got, want)
	}
}

func TestUseInFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // whose clock stands still while the new table is made
		started, release := make(chan struct{}), make(chan struct{})
		slow := replying(func() bot.Reply {
			close(started)
			<-release
			return bot.Reply{Answer: "old", Blocks: []bot.Block{bot.Buttons{{Request: bot.Request{Command: "salary"}}}}}
		})
		r := newRouter(t, slow)
		answer := make(chan bot.Reply, 1)
		go func() { answer <- r.Handle(t.Context(), bot.Request{Command: "help", Locale: bot.English}) }()
		<-started
		other := salary()
		other.Title = text("Paie", "Wages")
		if err := r.Use(with(other), lexicon()); err != nil {
			t.Fatal(err)
		}
		close(release)
		reply := <-answer
		if got := buttons(t, reply); reply.Answer != "old" || got[0].Label != "Pay" {
			t.Errorf("in flight: got %q with %q, want old with Pay", reply.Answer, got[0].Label)
		}
		if got, want := r.Handle(t.Context(), bot.Request{Command: "help"}).Answer, "/help"; got != want {
			t.Errorf("after: got %q, want %q", got, want)
		}
	})
}
