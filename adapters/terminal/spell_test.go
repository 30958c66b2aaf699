package terminal

import (
	"testing"

	"boussole/bot"
)

func TestSpell(t *testing.T) {
	r := router(t)
	for _, test := range []struct {
		l    bot.Locale
		req  bot.Request
		want string
	}{
		{bot.French, bot.Request{Command: "pay", Args: bot.Args{"level": "confirmed", "place": "lyon,paris", "years": "4"}}, "/salaire niveau:Confirmé lieu:Lyon,Paris annees:4"},
		{bot.English, bot.Request{Command: "pay", Args: bot.Args{"level": "lead"}}, "/salary level:lead"},
		{bot.French, bot.Request{Command: "ask", Args: bot.Args{"question": "combien à Lyon, au juste ?"}}, `/question question:"combien à Lyon, au juste ?"`},
		{bot.French, bot.Request{Command: "pay", Args: bot.Args{"nothing": "x", "level": "new"}}, "/pay level:new nothing:x"},
		{bot.French, bot.Request{Command: "nowhere", Args: bot.Args{"a": "b"}}, "/nowhere a:b"},
	} {
		if got := r.Spell(test.req, test.l); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
		// typed, it is the same use of the command, where that command takes it at all
		typed, err := r.Parse(test.want, test.l)
		if (r.Check(test.req) == nil) != (err == nil && r.Check(typed) == nil) {
			t.Errorf("%q: %v %v", test.want, err, r.Check(typed))
		}
	}
}
