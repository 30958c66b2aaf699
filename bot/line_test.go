package bot_test

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"strings"
	"testing"

	"boussole/bot"
)

// schedulable is a router with a command that takes free text.
func schedulable(t *testing.T) *bot.Router {
	t.Helper()
	watch := bot.Command{Name: "watch", Names: text("veille", "watch"), Title: text("Veille", "Watch"), Summary: text("Ce qui est posté", "What is posted"), Admin: true,
		Options: []bot.Option{
			{Name: "action", Names: text("action", "action"), Summary: text("Que faire", "What to do"), Fixed: true, Choices: []bot.Choice{
				{Value: "add", Label: text("ajouter", "add")}, {Value: "list", Label: text("liste", "list")}}},
			{Name: "post", Names: text("contenu", "post"), Summary: text("Quoi poster", "What to post"), Kind: bot.Line, Rest: true},
			{Name: "schedule", Names: text("horaire", "schedule"), Summary: text("Quand", "When"), Kind: bot.Line,
				Complete: func(_ context.Context, req bot.Request) []bot.Choice {
					typed := req.Args[req.Focus]
					return []bot.Choice{{Value: typed + "h", Label: text(typed+"h", typed+" o'clock")}}
				}},
			{Name: "channel", Names: text("salon", "channel"), Summary: text("Où", "Where"), Kind: bot.Place},
		},
		Run: func(context.Context, bot.Request) (bot.Reply, error) { return bot.Reply{Answer: "ran"}, nil }}
	r, err := bot.New([]bot.Command{watch, help()}, bot.Lexicon{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestParseRest(t *testing.T) {
	r := schedulable(t)
	tests := []struct {
		line string
		want bot.Args
	}{
		{"/watch", bot.Args{}},
		{"/veille liste", bot.Args{"action": "liste"}},
		{"/veille ajouter conseil go à 9h en semaine", bot.Args{"action": "ajouter", "post": "conseil go à 9h en semaine"}},
		{`/veille ajouter salaire niveau:junior horaire:"le lundi à 9h"`, bot.Args{"action": "ajouter", "post": "salaire niveau:junior", "schedule": "le lundi à 9h"}},
		{`/watch add post:"tip topic:go" schedule:"0 9 * * 1-5"`, bot.Args{"action": "add", "post": "tip topic:go", "schedule": "0 9 * * 1-5"}},
		{"/watch schedule: 9h add news", bot.Args{"action": "add", "post": "news", "schedule": "9h"}},
		{"/watch tip list", bot.Args{"post": "tip list"}},
		{"/watch add channel:<#123> tip", bot.Args{"action": "add", "channel": "<#123>", "post": "tip"}},
	}
	for _, test := range tests {
		got, err := r.Parse(test.line, bot.French)
		if err != nil || !maps.Equal(got.Args, test.want) {
			t.Errorf("%s: got %v and %v, want %v", test.line, got.Args, err, test.want)
		}
	}
}

func TestCheckLine(t *testing.T) {
	r := schedulable(t)
	tests := []struct{ option, value, want string }{
		{"post", strings.Repeat("é", 300), ""},
		{"post", strings.Repeat("é", 301), "300 characters at most"},
		{"channel", "123456789012345678", ""},
		{"channel", "<#123456789012345678>", ""},
		{"channel", "<#C0123|général>", ""},
		{"channel", "#général", "isn't a channel"},
		{"channel", "<#1><#2>", "isn't a channel"},
		{"channel", strings.Repeat("1", 33), "isn't a channel"},
	}
	for _, test := range tests {
		err := r.Check(bot.Request{Command: "watch", Args: bot.Args{test.option: test.value}, User: bot.User{Admin: true}})
		var mistake *bot.Mistake
		if test.want == "" && err != nil || test.want != "" && (!errors.As(err, &mistake) || !strings.Contains(mistake.Message.EN, test.want)) {
			t.Errorf("%s:%.40s: got %v, want %q", test.option, test.value, err, test.want)
		}
	}
}

// A line's own suggestions come under either language's name, and for those alone who may use the command.
func TestCompleteLine(t *testing.T) {
	r := schedulable(t)
	for focus, want := range map[string]int{"schedule": 1, "horaire": 1, "post": 0} {
		got := r.Complete(t.Context(), bot.Request{Command: "watch", Focus: focus, Args: bot.Args{focus: "9"}, User: bot.User{Admin: true}})
		if len(got) != want || want == 1 && got[0].Value != "9h" {
			t.Errorf("%s: got %v, want %d", focus, got, want)
		}
	}
	if got := r.Complete(t.Context(), bot.Request{Command: "watch", Focus: "schedule", Args: bot.Args{"schedule": "9"}}); len(got) > 0 {
		t.Errorf("member: got %v", got)
	}
}

// Words after the name of a command that takes the rest may be a sentence, unless a slash or an option says otherwise.
func TestReadRest(t *testing.T) {
	r := schedulable(t)
	for line, want := range map[string]bool{
		"veille": true, "veille liste": true, "veille ajouter conseil go": true, "veille horaire:9h conseil": true, "/veille conseil go": true,
		"veille techno comment faire ?": false,
	} {
		if u := r.Read(line, bot.Request{User: bot.User{Admin: true}, Locale: bot.French}); u.Typed != want {
			t.Errorf("%s: got typed %t, want %t", line, u.Typed, want)
		}
	}
}
