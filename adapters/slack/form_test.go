package slack

import (
	"encoding/json"
	"testing"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

func TestForm(t *testing.T) {
	r := shipped(t)
	view, ok := form(r, bot.Control{Verb: bot.Press, Speaks: bot.English, Request: bot.Request{Command: "ask", Locale: bot.English}})
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
		if _, ok := form(r, bot.Control{Verb: bot.Press, Request: req}); ok {
			t.Errorf("%s: got a form, want none", req)
		}
	}
}
