package bot_test

import (
	"testing"

	"boussole/bot"
)

// A plan says what will run and who will see it, before anything runs.
func TestPlan(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		name    string
		req     bot.Request
		want    string
		private bool
	}{
		{"a private command", bot.Request{Command: "salary", Args: bot.Args{"level": "Junior"}}, "/salary level:junior", true},
		{"the same, shared", bot.Request{Command: "salary", Share: true}, "/salary", false},
		{"a public command", bot.Request{Command: "glossary"}, "/glossary", false},
		{"a mistake", bot.Request{Command: "glossary", Args: bot.Args{"word": "zzz"}}, "/glossary word:zzz", true},
		{"no such command", bot.Request{Command: "salry"}, "/salry", true},
		{"a question", bot.Request{Command: "ask", Args: bot.Args{"question": "salaire junior paris"}}, "/salary level:junior place:paris", true},
		{"a question that is none", bot.Request{Command: "ask", Args: bot.Args{"question": "xyzzy plugh"}}, "/", true},
		{"no question", bot.Request{Command: "ask"}, "/ask", true},
	}
	for _, test := range tests {
		test.req.Locale = bot.French
		u := r.Plan(test.req)
		if got := u.Request.String(); test.name != "a question that is none" && got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if got := r.Private(u); got != test.private {
			t.Errorf("%s: got private %t, want %t", test.name, got, test.private)
		}
	}
}

func TestLacks(t *testing.T) {
	r := newRouter(t)
	if c, o, ok := r.Lacks(bot.Request{Command: "question"}); !ok || c.Name != "ask" || o.Name != "question" {
		t.Errorf("got %s, %s, %t", c.Name, o.Name, ok)
	}
	for _, req := range []bot.Request{{Command: "ask", Args: bot.Args{"question": "?"}}, {Command: "training"}, {Command: "nothing"}} {
		if c, o, ok := r.Lacks(req); ok {
			t.Errorf("%s: got %s, %s", req, c.Name, o.Name)
		}
	}
}
