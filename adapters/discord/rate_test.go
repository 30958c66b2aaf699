package discord_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"boussole/bot"
)

// collecting is a Router that keeps feedback in a store.
func collecting(t testing.TB, store bot.Store, more ...bot.Command) *bot.Router {
	r := router(t, more...)
	r.Collect(bot.NewFeedback(store, bot.Text{}))
	return r
}

// question is a question asked by the command for it, in a language.
func question(t testing.TB, l bot.Locale, words string) []byte {
	return slash(t, l, bot.Request{Command: "ask", Args: bot.Args{"question": words}})
}

// use is a press of a button, by somebody.
func use(t testing.TB, id, user string) []byte {
	return payload(t, "button", func(p map[string]any) {
		p["data"] = map[string]any{"custom_id": id, "component_type": 2}
		p["member"].(map[string]any)["user"].(map[string]any)["id"] = user
	})
}

const mason = "53908232506183680" // who uses the bot in the payloads

// ratings are the ids of the last row of an answer, where it says whether it was useful.
func (r reply) ratings(t testing.TB) (useful, useless string) {
	t.Helper()
	row := r.Data.Components[len(r.Data.Components)-1].Components
	if len(row) != 2 || !strings.HasPrefix(row[0].CustomID, "u") || !strings.HasPrefix(row[1].CustomID, "n") {
		t.Fatalf("no such buttons in the last row:\n%s", r.shown())
	}
	return row[0].CustomID, row[1].CustomID
}

// Free answers are asked about at their very end, refusals too; nothing typed is.
func TestRatings(t *testing.T) {
	b := newBench(t, collecting(t, bot.NewMemory(), essay()))
	tests := []struct {
		name     string
		body     []byte
		answered string // empty: not asked
	}{
		{"question", question(t, bot.French, "combien gagne un junior à Lyon ?"), "/salary level:junior place:lyon"},
		{"in English", question(t, bot.English, "bootcamp or master's?"), "/training path:bootcamp,master"},
		{"refusal", question(t, bot.French, "combien gagne une infirmière ?"), "/"},
		{"form", payload(t, "form", nil), "/salary level:junior place:lyon"},
		{"message menu", payload(t, "menu", nil), "/training path:bootcamp,master"},
		{"command", payload(t, "command", nil), ""},
		{"mistake", slash(t, bot.French, bot.Request{Command: "salary", Args: bot.Args{"place": "atlantide"}}), ""},
		{"button", payload(t, "button", nil), ""},
		{"share", payload(t, "share", nil), ""},
		{"select", payload(t, "select", nil), ""},
	}
	for _, test := range tests {
		body, _ := b.answered(test.body)
		got := parse(t, body)
		if test.answered == "" {
			if strings.Contains(got.shown(), "[Utile]") || strings.Contains(got.shown(), "[Useful]") {
				t.Errorf("%s: asked about\n%s", test.name, got.shown())
			}
			continue
		}
		useful, useless := got.ratings(t)
		if !strings.HasSuffix(useful, test.answered) || !strings.HasSuffix(useless, test.answered) {
			t.Errorf("%s: got %s and %s, want %s", test.name, useful, useless, test.answered)
		}
	}
}

// A press of "useful" is thanked for in private, and leaves a mark.
func TestUseful(t *testing.T) {
	store := bot.NewMemory()
	b := newBench(t, collecting(t, store))
	body, _ := b.answered(question(t, bot.French, "combien gagne un junior à Lyon ?"))
	useful, _ := parse(t, body).ratings(t)
	body, _ = b.answered(use(t, useful, mason))
	if got := parse(t, body); got.Type != 4 || got.Data.Flags&ephemeral == 0 || !strings.Contains(got.shown(), "### Merci") || strings.Contains(got.shown(), "](") {
		t.Errorf("got %s", body)
	}
	all, err := bot.Opinions(t.Context(), store)
	if err != nil || len(all) != 1 || !all[0].Useful || all[0].Answered != "/salary level:junior place:lyon" || all[0].Locale != bot.French || all[0].Question != "" {
		t.Errorf("kept %+v, %v", all, err)
	}
}

// A press of "not useful" opens a form with the question in it for whoever asked, which is kept once it is sent.
func TestUseless(t *testing.T) {
	const asked = "combien gagne une infirmière ?"
	store := bot.NewMemory()
	b := newBench(t, collecting(t, store))
	body, _ := b.answered(question(t, bot.French, asked))
	_, useless := parse(t, body).ratings(t)
	type form struct {
		Type int
		Data struct {
			CustomID   string `json:"custom_id"`
			Title      string
			Components []struct {
				Type           int
				Content, Label string
				Component      struct {
					CustomID  string `json:"custom_id"`
					Value     string
					Required  *bool
					MaxLength int `json:"max_length"`
				}
			}
		}
	}
	open := func(id, user string) (f form) {
		t.Helper()
		body, _ := b.answered(use(t, id, user))
		if err := json.Unmarshal(body, &f); err != nil || f.Type != 9 || len(f.Data.Components) != 3 {
			t.Fatalf("%v in %s", err, body)
		}
		return f
	}
	f := open(useless, mason)
	about, first, second := f.Data.Components[0], f.Data.Components[1], f.Data.Components[2]
	if f.Data.CustomID != "r"+useless[1:] || f.Data.Title != "Réponse pas utile" || about.Type != 10 || !strings.Contains(about.Content, "ni ton nom") || !strings.Contains(about.Content, "N'y mets pas de noms") {
		t.Errorf("got %+v", f)
	}
	if first.Component.CustomID != "question" || first.Component.Value != asked || second.Component.CustomID != "expected" || second.Component.Value != "" {
		t.Errorf("got inputs %+v and %+v", first, second)
	}
	for _, input := range []*bool{first.Component.Required, second.Component.Required} {
		if input == nil || *input {
			t.Error("an input has to be filled in")
		}
	}
	for id, user := range map[string]string{useless: "1", "nfr.ABCDEFGHIJ/": mason, "nfr./salary place:gone": mason} {
		f := open(id, user)
		if got := f.Data.Components[1].Component.Value; got != "" || !strings.Contains(f.Data.Components[0].Content, "retaper") {
			t.Errorf("%s by %s: got %q", id, user, got)
		}
	}
	if all, _ := bot.Opinions(t.Context(), store); len(all) != 0 {
		t.Errorf("kept %+v before it was sent", all)
	}
	body, _ = b.answered(payload(t, "form", func(p map[string]any) {
		input := func(name, value string) any {
			return map[string]any{"id": 2, "type": 18, "component": map[string]any{"id": 3, "type": 4, "custom_id": name, "value": value}}
		}
		p["data"] = map[string]any{"custom_id": f.Data.CustomID, "components": []any{map[string]any{"id": 1, "type": 10},
			input("question", asked), input("expected", "la convention\x1b[31m collective")}}
	}))
	if got := parse(t, body); got.Type != 4 || got.Data.Flags&ephemeral == 0 || !strings.Contains(got.shown(), "### Merci") {
		t.Errorf("got %s", body)
	}
	all, err := bot.Opinions(t.Context(), store)
	if err != nil || len(all) != 1 || all[0].Useful || all[0].Answered != "" || all[0].Question != asked || all[0].Expected != "la convention[31m collective" {
		t.Errorf("kept %+v, %v", all, err)
	}
	if b.log.Len() > 0 {
		t.Errorf("logged %s", b.log)
	}
}

// A question in a message is asked about under its answer; a scheduled post never is.
func TestRatingsOutside(t *testing.T) {
	fake := connect(t, collecting(t, bot.NewMemory()))
	fake.Dispatch("MESSAGE_CREATE", event(t, "mention", func(p map[string]any) { p["content"] = "<@775799577604522054> combien gagne un junior à Lyon ?" }))
	body := sent(fake, createMessage)
	var m struct{ Components []part }
	if err := json.Unmarshal(body, &m); err != nil || !strings.Contains(strings.Join(lines(m.Components), "\n"), "[Pas utile](nfr.") {
		t.Errorf("%v in %s", err, body)
	}
	r := collecting(t, bot.NewMemory())
	b := newBench(t, r)
	reply := r.Handle(t.Context(), bot.Request{Command: "ask", Args: bot.Args{"question": "combien gagne un junior ?"}, Locale: bot.French, Share: true})
	if err := b.adapter.Post(context.Background(), bot.Post{Key: "1", Channel: bot.Channel{Adapter: "discord", ID: "3"}, Reply: reply}); err != nil {
		t.Fatal(err)
	}
	if body := string(sent(b.fake, createMessage)); !strings.Contains(body, "brut par an") || strings.Contains(body, "tile") {
		t.Errorf("posted %s", body)
	}
}
