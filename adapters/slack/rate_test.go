package slack_test

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// collecting is a Router that keeps feedback in a store.
func collecting(t testing.TB, store bot.Store) *bot.Router {
	r := router(t)
	r.Collect(bot.NewFeedback(store, bot.Text{}))
	return r
}

// rating finds the buttons that say whether an answer was useful, at its very end.
var rating = regexp.MustCompile(`\[(?:Utile|Useful)\]\((u[a-z]{2}\.\w{10}(/.*))\)\n\[(?:Pas utile|Not useful)\]\((n[a-z]{2}\.\w{10}(/.*))\)$`)

// Free answers are asked about at their very end, refusals too; nothing typed is.
func TestRatings(t *testing.T) {
	b := newBench(t, collecting(t, bot.NewMemory()), "http", nil)
	for line, want := range map[string]string{
		"/boussole combien gagne un junior à Lyon ?":        "/salary level:junior place:lyon",
		"/boussole how much does a junior earn in Lyon?":    "/salary level:junior place:lyon",
		"/boussole combien gagne une infirmière ?":          "/",
		"/boussole question combien gagne une infirmière ?": "/",
		"/boussole":                     "",
		"/boussole salaire junior lyon": "",
		"/salaire junior lyon":          "",
		"/salaire atlantide":            "",
	} {
		payload, _ := b.typed(line)
		got := inline(t, b.give("slash_commands", payload)).text
		found := rating.FindStringSubmatch(got)
		switch {
		case want == "" && (strings.Contains(got, "[Utile]") || strings.Contains(got, "[Useful]")):
			t.Errorf("%s: asked about\n%s", line, got)
		case want != "" && (found == nil || found[2] != want || found[4] != want):
			t.Errorf("%s: got %q, want %s, in\n%s", line, found, want, got)
		}
	}
}

// A question in a channel is asked about under its answer; a scheduled post never is.
func TestRatingsOutside(t *testing.T) {
	r := collecting(t, bot.NewMemory())
	b := newBench(t, r, "http", nil)
	payload, _ := b.payload("mention", func(p map[string]any) {
		p["event"].(map[string]any)["text"] = "<@U0FAKE> combien gagne un junior à Lyon ?"
	})
	b.give("events_api", payload)
	if text := shown(t, b.await(general, 1)[0].Blocks); !rating.MatchString(text) {
		t.Errorf("not asked about:\n%s", text)
	}
	reply := r.Handle(t.Context(), bot.Request{Command: "ask", Args: bot.Args{"question": "combien gagne un junior ?"}, Locale: bot.French, Share: true})
	if err := b.adapter.Post(context.Background(), bot.Post{Key: "1", Channel: bot.Channel{Adapter: "slack", Tenant: slacktest.TeamID, ID: general}, Reply: reply}); err != nil {
		t.Fatal(err)
	}
	if text := shown(t, b.await(general, 2)[1].Blocks); !strings.Contains(text, "brut par an") || strings.Contains(text, "[Utile]") {
		t.Errorf("posted\n%s", text)
	}
}

// A press of "useful" is thanked for in private and leaves a mark; one of "not useful" opens a form with the question in
// it, which is kept once it is sent.
func TestRate(t *testing.T) {
	const asked = "combien gagne une infirmière ?"
	for _, mode := range []string{"http", "socket"} {
		t.Run(mode, func(t *testing.T) {
			store := bot.NewMemory()
			b := newBench(t, collecting(t, store), mode, nil)
			payload, _ := b.typed("/boussole " + asked)
			found := rating.FindStringSubmatch(inline(t, b.give("slash_commands", payload)).text)
			if found == nil {
				t.Fatal("not asked about")
			}
			payload, at := b.pressed(found[1])
			b.give("interactive", payload)
			if m := b.await(at, 1)[0]; m.ResponseType != "ephemeral" || !strings.Contains(shown(t, m.Blocks), "Merci") {
				t.Errorf("thanked %s with\n%s", m.ResponseType, shown(t, m.Blocks))
			}
			payload, _ = b.pressed(found[3])
			b.give("interactive", payload)
			first := opened(t, b.calls("views.open", 1)[0])
			if first.Metadata != "r"+found[3][1:] || len(first.Blocks) != 4 || !strings.Contains(first.Blocks[0].Text.Text, "ni ton nom") {
				t.Errorf("got %+v", first)
			}
			for i, want := range map[int]string{2: asked, 3: ""} {
				if got := first.Blocks[i]; got.Type != "input" || got.Element.Value != want || !got.Optional {
					t.Errorf("input %d: got %+v", i, got)
				}
			}
			payload, _ = b.payload("button", func(p map[string]any) {
				p["actions"].([]any)[0].(map[string]any)["value"] = "nfr.ABCDEFGHIJ/salary place:gone"
				p["trigger_id"] = "another"
			})
			b.give("interactive", payload)
			if second := opened(t, b.calls("views.open", 2)[1]); second.Blocks[2].Element.Value != "" || !strings.Contains(second.Blocks[1].Text.Text, "retaper") {
				t.Errorf("gone: got %+v", second)
			}
			payload, _ = b.payload("form", func(p map[string]any) {
				value := func(name, text string) any {
					return map[string]any{name: map[string]any{"type": "plain_text_input", "value": text}}
				}
				view := p["view"].(map[string]any)
				view["private_metadata"] = first.Metadata
				view["state"] = map[string]any{"values": map[string]any{"question": value("question", asked), "expected": value("expected", "dis-le à <@U0OTHER> !")}}
			})
			b.give("interactive", payload)
			if text := shown(t, b.calls("chat.postMessage", 1)[0].Message().Blocks); !strings.Contains(text, "Merci") {
				t.Errorf("thanked with\n%s", text)
			}
			all, err := bot.Opinions(t.Context(), store)
			if err != nil || len(all) != 2 || all[0].Question != asked || all[0].Expected != "dis-le à !" || all[0].Answered != "" || !all[1].Useful || all[1].Question != "" {
				t.Errorf("kept %+v, %v", all, err)
			}
			if log := b.log.String(); strings.Contains(log, "infirm") {
				t.Errorf("logged %s", log)
			}
		})
	}
}

// form is what of a form tests look into.
type form struct {
	Metadata string `json:"private_metadata"`
	Blocks   []struct {
		Type     string
		Optional bool
		Text     struct{ Text string }
		Element  struct {
			Value string `json:"initial_value"`
		}
	}
}

// opened is the form of a call, which is held against the documented limits.
func opened(t *testing.T, call slacktest.Call) (f form) {
	t.Helper()
	view := []byte(call.Form.Get("view"))
	if len(view) == 0 {
		var body struct{ View json.RawMessage }
		if err := json.Unmarshal(call.Body, &body); err != nil {
			t.Fatal(err)
		}
		view = body.View
	}
	if err := json.Unmarshal(view, &f); err != nil {
		t.Fatalf("%v in %s", err, view)
	}
	if err := slacktest.CheckView(view); err != nil {
		t.Error(err)
	}
	return f
}
