package bot_test

import (
	"testing"

	"boussole/bot"
)

func TestSpell(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		name   string
		req    bot.Request
		fr, en string
	}{
		{"no arguments", bot.Request{Command: "help"}, "/aide", "/help"},
		{"a value", bot.Request{Command: "salary", Args: bot.Args{"level": "confirmed"}}, "/salaire niveau:Confirmé", "/salary level:Mid-level"},
		{"two values and a number", bot.Request{Command: "salary", Args: bot.Args{"place": "paris,province", "years": "4"}},
			"/salaire lieu:Paris,Régions annees:4", "/salary place:Paris,Regions years:4"},
		{"two words", bot.Request{Command: "training", Args: bot.Args{"path": "master"}}, "/formation parcours:Master", `/training path:"Master's degree"`},
		{"a question", bot.Request{Command: "ask", Args: bot.Args{"question": "why, so?"}}, `/question question:"why, so?"`, `/ask question:"why, so?"`},
		{"an unknown command", bot.Request{Command: "gone", Args: bot.Args{"a": "b"}}, "/gone a:b", "/gone a:b"},
	}
	for _, test := range tests {
		for l, want := range map[bot.Locale]string{bot.French: test.fr, bot.English: test.en} {
			if got := r.Spell(test.req, l); got != want {
				t.Errorf("%s in %s: got %s, want %s", test.name, l, got, want)
			}
		}
	}
}

// What Spell writes in either language, a person can type: it is the same Request.
func TestSpellIsTyped(t *testing.T) {
	r := newRouter(t)
	for _, c := range r.Commands() {
		for _, args := range combinations(c.Options) {
			req := bot.Request{Command: c.Name, Args: args}
			if r.Check(req) != nil || c.Run == nil {
				continue // nothing echoes it
			}
			want := req.String()
			for _, l := range []bot.Locale{bot.French, bot.English} {
				typed, err := r.Parse(r.Spell(req, l), l)
				if got := r.Handle(t.Context(), typed).Answer; err != nil || got != want {
					t.Errorf("%s in %s: got %s and %v, want %s", r.Spell(req, l), l, got, err, want)
				}
			}
		}
	}
}
