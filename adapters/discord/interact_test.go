package discord_test

import (
	"net/http"
	"strings"
	"testing"
)

// Each kind of interaction, as Discord sends it, and what comes back.
func TestPayloads(t *testing.T) {
	b := newBench(t, router(t))
	tests := []struct {
		payload string
		kind    int
		private bool
		want    []string
	}{
		{"ping", 1, false, nil},
		{"command", 4, true, []string{"35 000 à 43 000 €", "[Montrer à tout le monde](s/salary level:junior place:lyon)", "](https://co-cto.fr"}},
		{"button", 4, true, []string{"Freelance", "[Montrer à tout le monde](s/freelance level:junior)"}},
		{"share", 4, false, []string{"35 000 à 43 000 €", "-# Montré par <@53908232506183680>"}},
		{"select", 4, true, []string{"Git"}},
		{"form", 4, true, []string{"35 000 à 43 000 €", "(sfr/salary level:junior place:lyon)"}},
		{"form-rows", 4, true, []string{"€65,000 to €85,000", "[Show to everyone](sen/salary level:senior place:paris)"}},
		{"menu", 4, false, []string{"### Bootcamp ou Master", "-# En réponse à [ce message](https://discord.com/channels/290926798626357999/645027906669510667/1444444444444444300)"}},
		{"direct", 4, false, []string{"€450 to €650"}},
		{"private", 4, false, []string{"### "}}, // German is not spoken: the standard language
	}
	for _, test := range tests {
		t.Run(test.payload, func(t *testing.T) {
			body, _ := b.answered(payload(t, test.payload, nil))
			got := parse(t, body)
			if got.Type != test.kind || (got.Data.Flags&ephemeral != 0) != test.private {
				t.Errorf("got type %d, flags %d", got.Type, got.Data.Flags)
			}
			for _, want := range test.want {
				if shown := strings.ReplaceAll(got.shown(), "\u00a0", " "); !strings.Contains(shown, want) {
					t.Errorf("no %q in\n%s", want, shown)
				}
			}
		})
	}
	if n := len(b.fake.Requests()); n != 0 {
		t.Errorf("%d requests were sent, want every answer in its response", n)
	}
}

func TestAutocomplete(t *testing.T) {
	b := newBench(t, router(t))
	typed := func(command, option, value string) []byte {
		return payload(t, "autocomplete", func(p map[string]any) {
			p["data"] = map[string]any{"id": "1", "name": command, "type": 1,
				"options": []any{map[string]any{"name": option, "type": 3, "value": value, "focused": true}}}
		})
	}
	tests := []struct{ command, option, value, want string }{
		{"salary", "place", "ly", "Lyon=lyon"},
		{"salary", "place", "paris,ly", "Lyon=paris,lyon"},
		{"salary", "level", "débu", "Junior=junior"},
		{"salary", "level", "jnior", "Junior=junior"},
		{"salary", "offer", "38k", "38 000 · un montant brut annuel en euros=38000"},
		{"salary", "place", "zzzzzz", ""},
		{"salary", "nothing", "ly", ""},
		{"retired", "place", "ly", ""},
		{"ask", "question", "combien", ""},
	}
	for _, test := range tests {
		body, _ := b.answered(typed(test.command, test.option, test.value))
		got := parse(t, body)
		if got.Type != 8 || got.Data.Choices == nil {
			t.Fatalf("%s: got %s", test.value, body)
		}
		first := ""
		if len(*got.Data.Choices) > 0 {
			first = (*got.Data.Choices)[0].Name + "=" + (*got.Data.Choices)[0].Value
		}
		if first = strings.ReplaceAll(first, "\u00a0", " "); first != test.want {
			t.Errorf("%s %s %q: got %q first, want %q", test.command, test.option, test.value, first, test.want)
		}
	}
	body, _ := b.answered(typed("skills", "topic", ""))
	if got := parse(t, body); len(*got.Data.Choices) == 0 || len(*got.Data.Choices) > 25 {
		t.Errorf("got %d choices, want 1 to 25", len(*got.Data.Choices))
	}
}

// What is not known, mistaken or out of date is answered to the person alone, clearly, and nothing breaks.
func TestOddInteractions(t *testing.T) {
	b := newBench(t, router(t))
	press := func(id string) func(p map[string]any) {
		return func(p map[string]any) { p["data"] = map[string]any{"custom_id": id, "component_type": 2} }
	}
	data := func(d map[string]any) func(p map[string]any) { return func(p map[string]any) { p["data"] = d } }
	tests := []struct {
		name, payload string
		change        func(p map[string]any)
		want          string
	}{
		{"retired command", "command", data(map[string]any{"name": "glossary", "type": 1}), "« glossary »"},
		{"no name", "command", data(map[string]any{}), "« aide »"},
		{"user command", "command", data(map[string]any{"name": "Qui est-ce", "type": 2}), "« Qui est-ce »"},
		{"another message command", "menu", func(p map[string]any) { p["data"].(map[string]any)["name"] = "Traduire" }, "« Traduire »"},
		{"message without text", "menu", func(p map[string]any) { p["data"].(map[string]any)["resolved"] = map[string]any{} }, "pas de texte"},
		{"retired button", "button", press("p/glossary word:api"), "« glossary »"},
		{"retired value", "button", press("p/salary place:atlantis"), "« atlantis »"},
		{"retired option", "button", press("p/salary colour:red"), "« colour »"},
		{"button of another age", "button", press("v0:salary:junior"), "ancienne version"},
		{"empty button", "button", press(""), "ancienne version"},
		{"mistaken value", "command", data(map[string]any{"name": "salary", "type": 1, "options": []any{map[string]any{"name": "years", "type": 3, "value": "-3"}}}), "« -3 »"},
		{"number for a text", "command", data(map[string]any{"name": "salary", "type": 1, "options": []any{map[string]any{"name": "level", "type": 4, "value": 1000000}}}), "« 1000000 »"},
		{"truth for a text", "command", data(map[string]any{"name": "salary", "type": 1, "options": []any{map[string]any{"name": "level", "type": 5, "value": true}}}), "« true »"},
		{"list for a text", "command", data(map[string]any{"name": "salary", "type": 1, "options": []any{map[string]any{"name": "level", "type": 3, "value": []any{}}}}), "brut par an"},
		{"mentions and markdown", "command", data(map[string]any{"name": "salary", "type": 1,
			"options": []any{map[string]any{"name": "level", "type": 3, "value": "@everyone <@1> **gras** [a](http://b)"}}}), "« @\u200beveryone \\<@1\\> \\*\\*gras\\*\\* \\[a\\](http:\u200b//b) »"},
		{"not our subject", "command", data(map[string]any{"name": "ask", "type": 1, "options": []any{map[string]any{"name": "question", "type": 3, "value": "combien gagne une infirmière ?"}}}), "autre métier"},
		{"4,000 characters", "command", data(map[string]any{"name": "ask", "type": 1, "options": []any{map[string]any{"name": "question", "type": 3, "value": strings.Repeat("wxz ", 1000)}}}), "Je ne sais pas"},
		{"unknown locale, unknown server", "command", func(p map[string]any) {
			p["locale"], p["guild_locale"], p["data"] = "xx-YY", "tlh", map[string]any{"name": "nothing"}
		}, "« nothing »"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body, _ := b.answered(payload(t, test.payload, test.change))
			got := parse(t, body)
			if shown := got.shown(); !strings.Contains(shown, test.want) {
				t.Errorf("no %q in\n%s", test.want, shown)
			}
			if test.name != "list for a text" && got.Data.Flags&ephemeral == 0 {
				t.Error("everyone sees it")
			}
			if strings.Contains(got.shown(), "](s/") && test.name != "list for a text" {
				t.Error("it may be shown to everyone")
			}
		})
	}
	for name, body := range map[string][]byte{
		"unknown type": payload(t, "command", func(p map[string]any) { p["type"] = 99 }),
		"no type":      payload(t, "command", func(p map[string]any) { delete(p, "type") }),
		"a list":       []byte("[]"),
		"a name that is a number": payload(t, "command", func(p map[string]any) {
			p["data"] = map[string]any{"name": 5}
		}),
		"not JSON": []byte("interaction"),
	} {
		if w := b.post(body); w.Code != http.StatusBadRequest {
			t.Errorf("%s: got status %d: %s", name, w.Code, w.Body)
		}
	}
}

func TestLanguage(t *testing.T) {
	b := newBench(t, router(t))
	tests := []struct {
		locale, server any
		want           string
	}{
		{"fr", "en-US", "brut par an"}, {"en-GB", "fr", "gross"}, {"en-US", nil, "gross"}, {"de", "en-US", "gross"},
		{"de", "fr", "brut par an"}, {"de", nil, "brut par an"}, {nil, nil, "brut par an"},
	}
	for _, test := range tests {
		body, _ := b.answered(payload(t, "command", func(p map[string]any) {
			p["locale"], p["guild_locale"], p["data"] = test.locale, test.server, map[string]any{"name": "salary", "type": 1}
		}))
		if shown := parse(t, body).shown(); !strings.Contains(shown, test.want) {
			t.Errorf("%v in %v: no %q in\n%s", test.locale, test.server, test.want, shown)
		}
	}
}

// A form asks for the question that a button lacks, and its answer goes to the one who filled it in.
func TestForm(t *testing.T) {
	b := newBench(t, router(t))
	body, _ := b.answered(payload(t, "button", func(p map[string]any) {
		p["data"] = map[string]any{"custom_id": "p/ask", "component_type": 2}
	}))
	got := parse(t, body)
	if got.Type != 9 || got.Data.CustomID != "f/ask" || len(got.Data.Components) != 1 || got.Data.Components[0].Component.CustomID != "question" {
		t.Errorf("got %s", body)
	}
	nothing := payload(t, "select", func(p map[string]any) { p["data"].(map[string]any)["values"] = []any{} })
	if body, _ := b.answered(nothing); parse(t, body).Type != 6 {
		t.Errorf("nothing chosen: got %s", body)
	}
}
