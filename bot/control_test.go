package bot_test

import (
	"errors"
	"testing"

	"boussole/bot"
)

// What a button carries is read back, for the person who presses it.
func TestControl(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		name string
		bot.Control
		id string
	}{
		{"press", bot.Control{Verb: bot.Press, Request: bot.Request{Command: "salary", Args: bot.Args{"place": "paris,lyon", "level": "junior"}}}, "p/salary level:junior place:paris,lyon"},
		{"in English", bot.Control{Verb: bot.Press, Speaks: bot.English, Request: bot.Request{Command: "help"}}, "pen/help"},
		{"share", bot.Control{Verb: bot.Share, Request: bot.Request{Command: "salary", Args: bot.Args{"offer": "38000"}}}, "s/salary offer:38000"},
		{"why", bot.Control{Verb: bot.Why, Speaks: bot.French, Request: bot.Request{Command: "salary", Args: bot.Args{"level": "junior"}}}, "wfr/salary level:junior"},
		{"form", bot.Control{Verb: bot.Submit, Speaks: bot.French, Request: bot.Request{Command: "ask"}}, "ffr/ask"},
		{"a value with spaces", bot.Control{Verb: bot.Press, Request: bot.Request{Command: "ask", Args: bot.Args{"question": "un deux ?"}}}, `p/ask question:"un deux ?"`},
	}
	presser := bot.Request{Locale: bot.French, User: bot.User{ID: "ann"}, Channel: bot.Channel{Adapter: "test", ID: "general"}}
	for _, test := range tests {
		if got := test.ID(); got != test.id {
			t.Errorf("%s: got %q, want %q", test.name, got, test.id)
		}
		got, err := r.Control(test.id, presser)
		if err != nil || got.ID() != test.id || got.Request.User != presser.User || got.Request.Channel != presser.Channel || got.Request.Share != (test.Verb == bot.Share) || got.Request.Why != (test.Verb == bot.Why) {
			t.Errorf("%s: read back as %+v, %v", test.name, got, err)
		}
		if want := map[bool]bot.Locale{true: bot.French, false: test.Speaks}[test.Speaks == ""]; got.Request.Locale != want {
			t.Errorf("%s: got %s, want %s", test.name, got.Request.Locale, want)
		}
	}
}

// What the bot never wrote, and what it no longer knows, are mistakes that a person may read.
func TestControlNotOurs(t *testing.T) {
	r := newRouter(t)
	for _, id := range []string{"", "/", "p", "salary", "/salary", "x/salary", "pde/salary", "pfr-FR/salary", "m0", "m/salary", "\x00/salary"} {
		if c, err := r.Control(id, bot.Request{}); !errors.Is(err, bot.Retired) {
			t.Errorf("%q: got %+v, %v", id, c, err)
		}
	}
	var mistake *bot.Mistake
	if c, err := r.Control("p/gone colour:red", bot.Request{}); !errors.As(err, &mistake) {
		t.Errorf("an old command: got %+v, %v", c, err)
	}
}

func FuzzControl(f *testing.F) {
	f.Add("p/salary level:junior")
	f.Add("sen/training path:master")
	f.Add("wfr/salary level:junior")
	r := newRouter(f)
	f.Fuzz(func(t *testing.T, id string) {
		c, err := r.Control(id, bot.Request{})
		if err == nil && (c.Verb != bot.Verb(id[0]) || c.Request.Share != (c.Verb == bot.Share) || c.Request.Why != (c.Verb == bot.Why)) {
			t.Errorf("%q is read as %+v", id, c)
		}
	})
}
