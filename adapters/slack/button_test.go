package slack

import (
	"encoding/json"
	"strings"
	"testing"

	slackapi "github.com/slack-go/slack"

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
	for length, want := range map[int]bool{idSize - len("p/ask question:"): true, idSize - len("p/ask question:") + 1: false} {
		if id, ok := (control{verb: press, request: bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("é", length)}}}).id(); ok != want {
			t.Errorf("%d characters: got %v, want %v", bot.Size(id), ok, want)
		}
	}
}

func TestControlNotOurs(t *testing.T) {
	for _, id := range []string{"", "/", "p", "salary", "/salary", "x/salary", "pde/salary", "m0", "m/salary", "\x00/salary", "p/" + strings.Repeat("é", idSize)} {
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

func TestForm(t *testing.T) {
	r := shipped(t)
	view, ok := form(r, control{verb: press, speaks: bot.English, request: bot.Request{Command: "ask", Locale: bot.English}})
	if !ok || view.CallbackID != own || view.PrivateMetadata != "fen/ask" || view.Type != slackapi.VTModal {
		t.Errorf("got %v, %q, %q, %q", ok, view.CallbackID, view.PrivateMetadata, view.Type)
	}
	for _, text := range []*slackapi.TextBlockObject{view.Title, view.Submit, view.Close} {
		if n := bot.Size(text.Text); n < 1 || n > formTitle || text.Type != slackapi.PlainTextType {
			t.Errorf("got %q of %d characters", text.Text, n)
		}
	}
	input := view.Blocks.BlockSet[0].(*slackapi.InputBlock)
	element := input.Element.(*slackapi.PlainTextInputBlockElement)
	if input.BlockID != own || element.ActionID != "question" || element.MaxLength != formInput || !element.Multiline || input.Optional {
		t.Errorf("got %+v with %+v", input, element)
	}
	if _, err := json.Marshal(view); err != nil {
		t.Error(err)
	}
	for _, req := range []bot.Request{{Command: "salary"}, {Command: "ask", Args: bot.Args{"question": "oui ?"}}, {Command: "none"}} {
		if _, ok := form(r, control{verb: press, request: req}); ok {
			t.Errorf("%s: got a form, want none", req)
		}
	}
}
