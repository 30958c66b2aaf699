package discord_test

import (
	"strings"
	"testing"

	"boussole/adapters/discord/discordtest"
	"boussole/bot"
	"boussole/bot/bottest"
)

// A press of the last button explains the answer to a question, to its presser alone; each correction answers anew.
func TestWhy(t *testing.T) {
	for _, test := range []struct {
		l                            bot.Locale
		question, why, sure, correct string
	}{
		{bot.French, "combien gagne un junior à Lyon ?", "[Pourquoi cette réponse ?](wfr/salary level:junior place:lyon)", "peu de doute", "[Lieu : Nantes](pfr/salary level:junior place:nantes)"},
		{bot.English, "how much does a junior earn in Lyon?", "[Why this answer?](wen/salary level:junior place:lyon)", "little doubt", "[Place: Nantes](pen/salary level:junior place:nantes)"},
	} {
		b := newBench(t, router(t))
		body, _ := b.answered(slash(t, test.l, bot.Request{Command: "ask", Args: bot.Args{"question": test.question}}))
		if shown := parse(t, body).shown(); !strings.Contains(shown, test.why) {
			t.Fatalf("no %q in\n%s", test.why, shown)
		}
		press := payload(t, "why", func(p map[string]any) {
			p["locale"] = "fr" // the question's language stays
			p["data"].(map[string]any)["custom_id"] = idIn(test.why)
		})
		body, _ = b.answered(press)
		bottest.Golden(t, "golden/why."+string(test.l)+".json", indented(t, body))
		got := parse(t, body)
		if got.Data.Flags&ephemeral == 0 {
			t.Error("everyone sees the explanation")
		}
		shown := got.shown()
		for want, there := range map[string]bool{test.sure: true, test.correct: true, "](s": false, "](w": false} {
			if strings.Contains(shown, want) != there {
				t.Errorf("%q: want it: %t, in\n%s", want, there, shown)
			}
		}
		body, _ = b.answered(payload(t, "select", func(p map[string]any) {
			p["data"].(map[string]any)["values"] = []any{idIn(test.correct)}
		}))
		if got := parse(t, body); got.Data.Flags&ephemeral == 0 || !strings.Contains(got.shown(), "Nantes") || strings.Contains(got.shown(), "](w") {
			t.Errorf("corrected: got flags %d\n%s", got.Data.Flags, got.shown())
		}
		restarted := newBench(t, router(t))
		body, _ = restarted.answered(press)
		if shown := parse(t, body).shown(); !strings.Contains(shown, "Junior · Lyon") || strings.Contains(shown, test.sure) {
			t.Errorf("after a restart: got\n%s", shown)
		}
	}
}

// idIn is the custom_id of a button as tests show it.
func idIn(shown string) string {
	_, id, _ := strings.Cut(strings.TrimSuffix(shown, ")"), "](")
	return id
}

// Answers to questions have the button, wherever they were asked: not those to commands, nor refusals.
func TestWhyUnderWhat(t *testing.T) {
	b := newBench(t, router(t))
	asks := func(question string) []byte {
		return slash(t, bot.French, bot.Request{Command: "ask", Args: bot.Args{"question": question}})
	}
	for name, test := range map[string]struct {
		payload []byte
		want    bool
	}{
		"question":        {asks("combien gagne un senior ?"), true},
		"form":            {payload(t, "form", nil), true},
		"menu":            {payload(t, "menu", nil), true},
		"command":         {payload(t, "command", nil), false},
		"button":          {payload(t, "button", nil), false},
		"typed":           {asks("/salaire senior"), false},
		"refused":         {asks("combien gagne une infirmière ?"), false},
		"the explanation": {payload(t, "why", nil), false},
	} {
		body, _ := b.answered(test.payload)
		if shown := parse(t, body).shown(); strings.Contains(shown, "](w") != test.want {
			t.Errorf("%s: want the button: %t, in\n%s", name, test.want, shown)
		}
	}
}

// Under a mention everyone sees the button; whoever presses it is answered alone, and doesn't learn what only the asker may.
func TestWhyUnderMention(t *testing.T) {
	fake := connect(t, router(t))
	fake.Dispatch("MESSAGE_CREATE", event(t, "mention", func(p map[string]any) {
		p["content"] = "<@" + discordtest.ApplicationID + "> combien gagne un senior à Paris ?"
	}))
	shown := parse(t, []byte(`{"data":`+string(sent(fake, createMessage))+`}`)).shown()
	at := strings.Index(shown, "[Pourquoi cette réponse ?](")
	if at < 0 {
		t.Fatalf("no button in\n%s", shown)
	}
	id, _, _ := strings.Cut(shown[at:], "\n")
	fake.Dispatch("INTERACTION_CREATE", event(t, "why", func(p map[string]any) {
		p["member"].(map[string]any)["user"].(map[string]any)["id"] = "53908232506183999"
		p["data"].(map[string]any)["custom_id"] = idIn(id)
	}))
	got := parse(t, sent(fake, respond))
	if shown := got.shown(); got.Data.Flags&ephemeral == 0 || !strings.Contains(shown, "J'ai compris") || strings.Contains(shown, "doute") {
		t.Errorf("got flags %d\n%s", got.Data.Flags, shown)
	}
}
