package slack_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"boussole/adapters/slack"
	"boussole/bot"
)

// both runs a test by HTTP and by socket.
func both(t *testing.T, r *bot.Router, test func(t *testing.T, b *bench)) {
	for _, mode := range []string{"http", "socket"} {
		t.Run(mode, func(t *testing.T) { test(t, newBench(t, r, mode, nil)) })
	}
}

// A slash command is answered in its acknowledgement: under either name, as a question, to whom it may concern.
func TestCommands(t *testing.T) {
	r := router(t, administered())
	tests := []struct{ line, to, want, not string }{
		{"/salaire junior lyon", "ephemeral", "](s", "Montré par"},
		{"/salaire junior lyon", "ephemeral", "brut par an", ""},
		{"/salary junior lyon", "ephemeral", "brut", ""},
		{"/boussole salaire junior lyon", "ephemeral", "brut par an", ""},
		{"/boussole /salaire junior lyon", "ephemeral", "brut par an", ""},
		{"/boussole combien gagne un junior à Lyon ?", "ephemeral", "brut par an", ""},
		{"/boussole how much does a junior earn in Lyon?", "ephemeral", "gross", ""},
		{"/boussole compétences git", "in_channel", "Git", "](s"},
		{"/competences git", "in_channel", "Git", "](s"},
		{"/boussole", "in_channel", "(p/", "](s"},
		{"/boussole sonde", "ephemeral", "réservé", "](s"},
		{"/glossaire api", "ephemeral", "« glossaire »", "](s"},
		{"/salaire atlantide", "ephemeral", "« atlantide »", "](s"},
		{"/boussole combien gagne une infirmière ?", "ephemeral", "autre métier", "](s"},
		{"/salaire &lt;!channel&gt; <@U0OTHER|bob> <!here>", "ephemeral", "« channel", "<!"},
		{"/salaire niveau:“junior” lieu:<https://lyon|lyon>", "ephemeral", "Lyon", "lyon|"},
		{"/boussole " + strings.Repeat("wxz ", 10_000), "ephemeral", "Je ne sais pas", "](s"},
	}
	both(t, r, func(t *testing.T, b *bench) {
		for _, test := range tests {
			payload, _ := b.typed(test.line)
			got := inline(t, b.give("slash_commands", payload))
			if got.to != test.to || !strings.Contains(got.text, test.want) || test.not != "" && strings.Contains(got.text, test.not) {
				t.Errorf("%.60s: to %s, want %s, with %q, without %q:\n%s", test.line, got.to, test.to, test.want, test.not, got.text)
			}
		}
	})
}

// A channel that stands as a value arrives as its id, whatever it is called.
func TestChannelValue(t *testing.T) {
	asked := make(chan bot.Request, 9)
	c := probe(func(_ context.Context, req bot.Request) (bot.Reply, error) {
		asked <- req
		return bot.Reply{Answer: "Noté dans " + bot.PlaceName(req.Args["channel"]) + "."}, nil
	})
	salon := bot.Text{FR: "salon", EN: "channel"}
	c.Options = []bot.Option{{Name: "channel", Names: salon, Summary: salon, Kind: bot.Place}}
	b := newBench(t, router(t, c), "http", nil)
	for _, line := range []string{"salon:<#C0456|general>", "channel: <#C0456|>", "salon:<#C0456>", "salon:C0456"} {
		payload, _ := b.typed("/sonde " + line)
		got := inline(t, b.give("slash_commands", payload))
		select {
		case req := <-asked:
			if req.Args["channel"] != "C0456" || !strings.Contains(got.text, "<#C0456>") {
				t.Errorf("%s: got %q, answered with\n%s", line, req.Args["channel"], got.text)
			}
		default:
			t.Errorf("%s: not asked; answered with\n%s", line, got.text)
		}
	}
}

// Help names the commands that Slack offers, the others by way of /boussole, whatever the language of who asks.
func TestHelpNames(t *testing.T) {
	b := newBench(t, router(t), "http", func(c *slack.Config) { c.Commands = []string{"boussole", "salary", "formation"} })
	payload, _ := b.typed("/boussole aide")
	text := inline(t, b.give("slash_commands", payload)).text
	for _, want := range []string{"*/salaire* :", "*/formation* :", "*/boussole metier* :", "*/boussole competences* :"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	payload, _ = b.typed("/boussole help salary")
	if text := inline(t, b.give("slash_commands", payload)).text; !strings.HasPrefix(text, "/salaire\n") {
		t.Errorf("got\n%s", text)
	}
	b.fake.SetLocale("U0ENGLISH", "en-GB")
	payload, _ = b.payload("command", func(p map[string]any) { p["command"], p["text"], p["user_id"] = "/boussole", "help", "U0ENGLISH" })
	if text := inline(t, b.give("slash_commands", payload)).text; !strings.Contains(text, "*/boussole salary*:") {
		t.Errorf("got\n%s", text)
	}
}

// In a conversation of two a private answer stays one, and nothing needs to be shared.
func TestDirectCommand(t *testing.T) {
	b := newBench(t, router(t), "http", nil)
	payload, _ := b.payload("command", func(p map[string]any) { p["channel_id"], p["channel_name"] = direct, "directmessage" })
	if got := inline(t, b.give("slash_commands", payload)); got.to != "ephemeral" || strings.Contains(got.text, "](s") {
		t.Errorf("to %s:\n%s", got.to, got.text)
	}
}

// A press answers its presser alone, and the share button everyone, in the thread where there is one.
func TestPress(t *testing.T) {
	r := router(t)
	both(t, r, func(t *testing.T, b *bench) {
		b.fake.Allow("<@" + asker + ">")
		first := func(payload []byte, at string) (said, string) {
			t.Helper()
			if ack := b.give("interactive", payload); len(ack) > 0 {
				t.Errorf("acknowledged with %s", ack)
			}
			m := b.await(at, 1)[0]
			return said{shown(t, m.Blocks), m.ResponseType}, m.Thread
		}
		if got, _ := first(b.pressed("p/skills topic:git")); got.to != "ephemeral" || !strings.Contains(got.text, "Git") || strings.Contains(got.text, "Montré") {
			t.Errorf("press: to %s:\n%s", got.to, got.text)
		}
		if got, _ := first(b.payload("select", nil)); got.to != "ephemeral" || !strings.Contains(got.text, "Git") {
			t.Errorf("select: to %s:\n%s", got.to, got.text)
		}
		if got, _ := first(b.pressed("pen/salary level:junior")); got.to != "ephemeral" || !strings.Contains(got.text, "gross") || !strings.Contains(got.text, "(sen/salary") {
			t.Errorf("press in English: to %s:\n%s", got.to, got.text)
		}
		got, thread := first(b.pressed("s/salary level:junior"))
		if got.to != "in_channel" || thread != "" || !strings.Contains(got.text, "Montré par <@"+asker+">") || strings.Contains(got.text, "](s") {
			t.Errorf("share: to %s in %q:\n%s", got.to, thread, got.text)
		}
		_, thread = first(b.payload("button", func(p map[string]any) { p["container"].(map[string]any)["thread_ts"] = "1700000000.000100" }))
		if thread != "1700000000.000100" {
			t.Errorf("press in a thread: got thread %q", thread)
		}
		for value, want := range map[string]string{
			"p/glossary word:api": "« glossary »", "p/salary place:atlantis": "« atlantis »", "p/salary colour:red": "« colour »",
			"v0:salary:junior": "ancienne version", "": "ancienne version", "s/salary place:atlantis": "« atlantis »",
		} {
			if got, _ := first(b.pressed(value)); got.to != "ephemeral" || !strings.Contains(got.text, want) || strings.Contains(got.text, "](s") {
				t.Errorf("%q: to %s, no %q in\n%s", value, got.to, want, got.text)
			}
		}
	})
}

// The shortcut answers a message to whoever used it, who may show it in the message's thread.
func TestShortcut(t *testing.T) {
	r := router(t)
	both(t, r, func(t *testing.T, b *bench) {
		b.fake.Allow("<@" + asker + ">")
		payload, at := b.payload("shortcut", nil)
		b.give("interactive", payload)
		m := b.await(at, 1)[0]
		text := shown(t, m.Blocks)
		if m.ResponseType != "ephemeral" || m.Thread != "" || !strings.Contains(text, "brut par an") || !strings.Contains(text, "https://fake.slack.com/archives/"+general+"/p1700000150000300") {
			t.Errorf("to %s in %q:\n%s", m.ResponseType, m.Thread, text)
		}
		var blocks []map[string]any
		if err := json.Unmarshal(m.Blocks, &blocks); err != nil {
			t.Fatal(err)
		}
		row := blocks[len(blocks)-1]
		elements := row["elements"].([]any)
		share := elements[len(elements)-1].(map[string]any)
		payload, at = b.payload("button", func(p map[string]any) {
			act := p["actions"].([]any)[0].(map[string]any)
			act["value"], act["block_id"] = share["value"], row["block_id"]
		})
		b.give("interactive", payload)
		m = b.await(at, 1)[0]
		if text := shown(t, m.Blocks); m.ResponseType != "in_channel" || m.Thread != "1700000150.000300" || !strings.Contains(text, "Montré par") {
			t.Errorf("shared to %s in %q:\n%s", m.ResponseType, m.Thread, text)
		}
		for _, message := range []any{nil, map[string]any{"text": "<@U0OTHER> <!here>", "ts": "1.000001"}} {
			payload, at = b.payload("shortcut", func(p map[string]any) { p["message"] = message })
			b.give("interactive", payload)
			if text := shown(t, b.await(at, 1)[0].Blocks); !strings.Contains(text, "pas de texte") {
				t.Errorf("%v: got\n%s", message, text)
			}
		}
	})
}

// A form asks for the question that a button lacks, closes when it is sent, and is answered in a direct message.
func TestForm(t *testing.T) {
	t.Parallel()
	r := router(t)
	both(t, r, func(t *testing.T, b *bench) {
		payload, _ := b.pressed("p/ask")
		b.give("interactive", payload)
		call := b.calls("views.open", 1)[0]
		var opened struct {
			Metadata string `json:"private_metadata"`
		}
		if err := json.Unmarshal([]byte(call.Form.Get("view")), &opened); err != nil {
			var body struct{ View json.RawMessage }
			if err := errors.Join(json.Unmarshal(call.Body, &body), json.Unmarshal(body.View, &opened)); err != nil {
				t.Fatal(err)
			}
		}
		if opened.Metadata != "f/ask" {
			t.Fatalf("got a form of %q", opened.Metadata)
		}
		before := 0
		for _, test := range []struct {
			name, want string
			change     func(view map[string]any)
		}{
			{"question", "brut par an", func(map[string]any) {}},
			{"nothing", "question", func(view map[string]any) { view["state"] = map[string]any{} }},
			{"metadata of another", "ancienne version", func(view map[string]any) { view["private_metadata"] = `{"a": [` }},
			{"retired command", "« glossary »", func(view map[string]any) { view["private_metadata"] = "f/glossary" }},
		} {
			payload, _ := b.payload("form", func(p map[string]any) { test.change(p["view"].(map[string]any)) })
			if ack := string(b.give("interactive", payload)); ack != `{"response_action":"clear"}` {
				t.Errorf("%s: acknowledged with %s", test.name, ack)
			}
			before++
			if text := shown(t, b.calls("chat.postMessage", before)[before-1].Message().Blocks); !strings.Contains(text, test.want) || strings.Contains(text, "](s") {
				t.Errorf("%s: no %q in\n%s", test.name, test.want, text)
			}
		}
	})
}
