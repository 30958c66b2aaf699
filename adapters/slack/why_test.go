package slack_test

import (
	"encoding/json"
	"strings"
	"testing"

	"boussole/bot"
	"boussole/bot/bottest"
)

// A press of the last button explains the answer to a question, to its presser alone; each correction answers anew.
func TestWhy(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		l                            bot.Locale
		question, why, sure, correct string
	}{
		{bot.French, "combien gagne un junior à Lyon ?", "[Pourquoi cette réponse ?](wfr/salary level:junior place:lyon)", "peu de doute", "[Lieu : Nantes](pfr/salary level:junior place:nantes)"},
		{bot.English, "how much does a junior earn in Lyon?", "[Why this answer?](wen/salary level:junior place:lyon)", "little doubt", "[Place: Nantes](pen/salary level:junior place:nantes)"},
	} {
		both(t, router(t), func(t *testing.T, b *bench) {
			asked, _ := b.typed("/boussole " + test.question)
			if got := inline(t, b.give("slash_commands", asked)); !strings.Contains(got.text, test.why) {
				t.Fatalf("no %q in\n%s", test.why, got.text)
			}
			press := func(b *bench, payload, id string) (string, said) {
				t.Helper()
				body, at := b.payload(payload, func(p map[string]any) {
					act := p["actions"].([]any)[0].(map[string]any)
					if act["value"] = id; payload == "select" {
						act["selected_option"].(map[string]any)["value"] = id
					}
				})
				b.give("interactive", body)
				m := b.await(at, 1)[0]
				return string(m.Blocks), said{shown(t, m.Blocks), m.ResponseType}
			}
			blocks, got := press(b, "why", idIn(test.why))
			if got.to != "ephemeral" {
				t.Errorf("to %s, want the presser alone", got.to)
			}
			bottest.Golden(t, "golden/why."+string(test.l)+".json", legible(t, blocks))
			for want, there := range map[string]bool{test.sure: true, test.correct: true, "](s": false, "](w": false} {
				if strings.Contains(got.text, want) != there {
					t.Errorf("%q: want it: %t, in\n%s", want, there, got.text)
				}
			}
			if _, got := press(b, "select", idIn(test.correct)); got.to != "ephemeral" || !strings.Contains(got.text, "Nantes") || strings.Contains(got.text, "](w") {
				t.Errorf("corrected: to %s:\n%s", got.to, got.text)
			}
			restarted := newBench(t, router(t), "http", nil)
			if _, got := press(restarted, "why", idIn(test.why)); !strings.Contains(got.text, "Junior · Lyon") || strings.Contains(got.text, test.sure) {
				t.Errorf("after a restart: got\n%s", got.text)
			}
		})
	}
}

// idIn is the value of a button as tests show it.
func idIn(shown string) string {
	_, id, _ := strings.Cut(strings.TrimSuffix(shown, ")"), "](")
	return id
}

// legible is JSON that a person can read.
func legible(t *testing.T, text string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Answers to questions have the button, wherever they were asked: not those to commands, nor refusals.
func TestWhyUnderWhat(t *testing.T) {
	t.Parallel()
	b := newBench(t, router(t), "http", nil)
	for line, want := range map[string]bool{
		"/boussole combien gagne un senior ?": true, "/boussole why is back-end pay lower outside Paris?": true,
		"/boussole salaire senior": false, "/salaire senior": false, "/boussole combien gagne une infirmière ?": false, "/boussole": false,
	} {
		payload, _ := b.typed(line)
		if got := inline(t, b.give("slash_commands", payload)); strings.Contains(got.text, "](w") != want {
			t.Errorf("%s: want the button: %t, in\n%s", line, want, got.text)
		}
	}
}

// Under a mention everyone sees the button; whoever presses it is answered alone, and doesn't learn what only the asker may.
func TestWhyUnderMention(t *testing.T) {
	t.Parallel()
	b := newBench(t, router(t), "http", nil)
	payload, _ := b.payload("mention", func(p map[string]any) {
		p["event"].(map[string]any)["text"] = "<@U0FAKE> combien gagne un senior à Paris ?"
	})
	b.give("events_api", payload)
	text := shown(t, b.await(general, 1)[0].Blocks)
	at := strings.Index(text, "[Pourquoi cette réponse ?](")
	if at < 0 {
		t.Fatalf("no button in\n%s", text)
	}
	id, _, _ := strings.Cut(text[at:], "\n")
	payload, url := b.payload("why", func(p map[string]any) {
		p["user"].(map[string]any)["id"] = "U0OTHER"
		p["actions"].([]any)[0].(map[string]any)["value"] = idIn(id)
	})
	b.give("interactive", payload)
	m := b.await(url, 1)[0]
	if text := shown(t, m.Blocks); m.ResponseType != "ephemeral" || !strings.Contains(text, "J'ai compris") || strings.Contains(text, "doute") {
		t.Errorf("to %s:\n%s", m.ResponseType, text)
	}
}
