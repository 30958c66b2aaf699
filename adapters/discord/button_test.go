package discord

import (
	"strings"
	"testing"

	"boussole/bot"
)

func TestControl(t *testing.T) {
	tests := []struct {
		name string
		control
		id string
	}{
		{"press", control{verb: press, request: bot.Request{Command: "salary", Args: bot.Args{"place": "paris,lyon", "level": "junior"}}}, "p/salary level:junior place:paris,lyon"},
		{"in English", control{verb: press, speaks: bot.English, request: bot.Request{Command: "help"}}, "pen/help"},
		{"share", control{verb: share, request: bot.Request{Command: "salary", Args: bot.Args{"offer": "38000"}}}, "s/salary offer:38000"},
		{"form", control{verb: submit, speaks: bot.French, request: bot.Request{Command: "ask"}}, "ffr/ask"},
		{"a value with spaces", control{verb: press, request: bot.Request{Command: "ask", Args: bot.Args{"question": "un deux ?"}}}, `p/ask question:"un deux ?"`},
	}
	for _, test := range tests {
		id, ok := test.control.id()
		if id != test.id || !ok {
			t.Errorf("%s: got %q, %v, want %q", test.name, id, ok, test.id)
		}
		c, line, ok := parseControl(id)
		if !ok || c.verb != test.verb || c.speaks != test.speaks || line != test.request.String() {
			t.Errorf("%s: read back as %q %q %q, %v", test.name, c.verb, c.speaks, line, ok)
		}
	}
	if id, ok := (control{verb: press, request: bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("é", 100)}}}).id(); ok {
		t.Errorf("too long: got %q", id)
	}
}

func TestControlNotOurs(t *testing.T) {
	for _, id := range []string{"", "/", "p", "salary", "/salary", "x/salary", "pde/salary", "m0", "m/salary", "\x00/salary", "p/" + strings.Repeat("é", 100)} {
		if c, line, ok := parseControl(id); ok {
			t.Errorf("%q: got %q %q", id, c.verb, line)
		}
	}
}

func FuzzControl(f *testing.F) {
	f.Add("p/salary level:junior")
	f.Add("sen/freelance rate:500")
	f.Fuzz(func(t *testing.T, id string) {
		if c, line, ok := parseControl(id); ok && string(c.verb)+string(c.speaks)+line != id {
			t.Errorf("%q is read as %q %q %q", id, c.verb, c.speaks, line)
		}
	})
}
