package slack_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"boussole/adapters/slack"
	"boussole/bot"
)

// changed replaces fields of an event's inner part, and gives it an id of its own.
func changed(id string, fields map[string]any) func(p map[string]any) {
	return func(p map[string]any) {
		p["event_id"] = id
		for name, value := range fields {
			p["event"].(map[string]any)[name] = value
		}
	}
}

// A question in a message is answered publicly, as it was asked: in its thread, or plainly in a direct conversation.
func TestMessages(t *testing.T) {
	t.Parallel()
	r := router(t, administered())
	both(t, r, func(t *testing.T, b *bench) {
		tests := []struct {
			name, payload string
			fields        map[string]any
			thread, want  string
		}{
			{"mention", "mention", nil, "1700000400.000100", "brut par an"},
			{"mention in a thread", "mention", map[string]any{"ts": "1700000401.000100", "thread_ts": "1700000300.000100"}, "1700000300.000100", "brut par an"},
			{"mention in English", "mention", map[string]any{"ts": "1700000402.000100", "text": "how much does a junior earn, <@U0FAKE>?"}, "1700000402.000100", "gross"},
			{"mention of others", "mention", map[string]any{"ts": "1700000403.000100", "text": "<@U0FAKE> <@U0OTHER> <!here> /salaire junior"}, "1700000403.000100", "brut par an"},
			{"mention alone", "mention", map[string]any{"ts": "1700000404.000100", "text": "<@U0FAKE>"}, "1700000404.000100", "](p/"},
			{"mention for administrators", "mention", map[string]any{"ts": "1700000405.000100", "text": "<@U0FAKE> /sonde"}, "1700000405.000100", "[Ouvrir en privé](p/probe)"},
			{"mention, refused", "mention", map[string]any{"ts": "1700000406.000100", "text": "<@U0FAKE> combien gagne une infirmière ?"}, "1700000406.000100", "autre métier"},
			{"direct", "direct", nil, "", "brut par an"},
			{"direct, in a thread", "direct", map[string]any{"ts": "1700000501.000100", "thread_ts": "1700000500.000100"}, "1700000500.000100", "brut par an"},
			{"direct, for administrators", "direct", map[string]any{"ts": "1700000502.000100", "text": "/sonde"}, "", "réservé"},
			{"40,000 characters", "direct", map[string]any{"ts": "1700000503.000100", "text": strings.Repeat("wxz ", 10_000)}, "", "Je ne sais pas"},
		}
		for i, test := range tests {
			channel := map[string]string{"mention": general, "direct": direct}[test.payload] + strconv.Itoa(i) // which takes one a second
			payload, _ := b.payload(test.payload, func(p map[string]any) {
				changed("Ev "+test.name, test.fields)(p)
				p["event"].(map[string]any)["channel"] = channel
			})
			if ack := b.give("events_api", payload); len(ack) > 0 {
				t.Errorf("%s: acknowledged with %s", test.name, ack)
			}
			m := b.await(channel, 1)[0]
			if text := shown(t, m.Blocks); m.Thread != test.thread || !strings.Contains(text, test.want) || strings.Contains(text, "](s") || strings.Contains(text, "<@") {
				t.Errorf("%s: in %q, want %q, with %q:\n%s", test.name, m.Thread, test.thread, test.want, text)
			}
		}
	})
}

// What isn't said to the bot is left alone, and what comes twice is answered once.
func TestSilence(t *testing.T) {
	t.Parallel()
	r := router(t)
	both(t, r, func(t *testing.T, b *bench) {
		for name, change := range map[string]func(p map[string]any){
			"a bot's":          changed("Ev1", map[string]any{"bot_id": "B0OTHER"}),
			"its own":          changed("Ev2", map[string]any{"user": "U0FAKE"}),
			"changed":          changed("Ev3", map[string]any{"subtype": "message_changed", "message": map[string]any{"text": "combien ?"}}),
			"nobody's":         changed("Ev4", map[string]any{"user": ""}),
			"in a channel":     changed("Ev5", map[string]any{"channel": general, "channel_type": "channel", "text": "<@U0FAKE> combien gagne un junior ?"}),
			"of another type":  changed("Ev6", map[string]any{"type": "reaction_added", "channel": map[string]any{"id": "C1"}}),
			"another tab":      changed("Ev7", map[string]any{"type": "app_home_opened", "tab": "messages"}),
			"a channel object": changed("Ev8", map[string]any{"channel": map[string]any{"id": "C1"}}),
			"no event":         func(p map[string]any) { delete(p, "event") },
			"a text":           func(p map[string]any) { p["event"] = "message" },
			"no type":          func(p map[string]any) { delete(p, "type") },
			"unknown outside":  func(p map[string]any) { p["type"] = "event_parade" },
		} {
			payload, _ := b.payload("direct", change)
			if ack := b.give("events_api", payload); len(ack) > 0 {
				t.Errorf("%s: acknowledged with %s", name, ack)
			}
		}
		limited, _ := b.payload("limited", nil)
		b.give("events_api", limited)
		for _, kind := range []string{"view_closed", "shortcut", "block_suggestion", "parade", ""} {
			payload, _ := b.payload("button", func(p map[string]any) { p["type"] = kind })
			b.give("interactive", payload)
		}
		mention, _ := b.payload("mention", nil)
		for range 3 {
			b.give("events_api", mention)
		}
		b.await(general, 1)
		twin, _ := b.payload("mention", changed("Ev twin", map[string]any{"type": "message", "channel_type": "channel"}))
		b.give("events_api", twin)
		again, _ := b.payload("mention", changed("Ev again", nil)) // the same message under another id
		b.give("events_api", again)
		last, _ := b.payload("mention", changed("Ev last", map[string]any{"ts": "1700000499.000100"}))
		b.give("events_api", last)
		if all := b.await(general, 2); len(all) != 2 || all[1].Thread != "1700000499.000100" {
			t.Errorf("got %d answers, the second in %s: want 2, the second to another message", len(all), all[1].Thread)
		}
		if all := b.fake.Messages(direct); len(all) != 0 {
			t.Errorf("got %d answers to nothing, the first %q", len(all), all[0].Text)
		}
	})
}

// The home shows what the bot can do, and its buttons are answered in a direct message.
func TestHome(t *testing.T) {
	r := router(t)
	both(t, r, func(t *testing.T, b *bench) {
		b.fake.SetLocale(asker, "en-GB")
		payload, _ := b.payload("home", nil)
		b.give("events_api", payload)
		b.calls("views.publish", 1)
		home := b.fake.Home(asker)
		var blocks []json.RawMessage
		if err := json.Unmarshal(home.Blocks, &blocks); err != nil || len(blocks) == 0 || len(blocks) > 100 {
			t.Fatalf("got %d blocks, %v", len(blocks), err)
		}
		if text := shown(t, home.Blocks); home.Type != "home" || !strings.Contains(text, "](p/salary") || !strings.Contains(text, "Pay") && !strings.Contains(text, "Salar") {
			t.Errorf("got a %s:\n%s", home.Type, text)
		}
		payload, _ = b.payload("home_button", nil)
		b.give("interactive", payload)
		m := b.calls("chat.postMessage", 1)[0].Message()
		if text := shown(t, m.Blocks); m.Channel != asker || !strings.Contains(text, "gross") || strings.Contains(text, "](s") {
			t.Errorf("to %s:\n%s", m.Channel, text)
		}
	})
}

// Those who may manage the workspace see there what is scheduled in it; others don't.
func TestHomeWatch(t *testing.T) {
	for _, admin := range []bool{false, true} {
		both(t, router(t), func(t *testing.T, b *bench) {
			b.fake.SetLocale(asker, "en-GB")
			if admin {
				b.fake.SetAdmin(asker)
			}
			payload, _ := b.payload("home", nil)
			b.give("events_api", payload)
			b.calls("views.publish", 1)
			if text := shown(t, b.fake.Home(asker).Blocks); strings.Contains(text, "Scheduled posts") != admin {
				t.Errorf("administers %t:\n%s", admin, text)
			}
		})
	}
}

// The language is the person's own; where Slack doesn't tell it, the configured one.
func TestLanguage(t *testing.T) {
	r := router(t)
	tests := []struct {
		locale, want string
		standard     bot.Locale
	}{{"fr-FR", "brut par an", bot.English}, {"en-GB", "gross", bot.French}, {"de-DE", "brut par an", bot.French}, {"de-DE", "gross", bot.English}}
	for _, test := range tests {
		b := newBench(t, r, "http", func(c *slack.Config) { c.Locale = test.standard })
		b.fake.SetLocale(asker, test.locale)
		for range 2 {
			payload, at := b.pressed("p/salary level:junior")
			b.give("interactive", payload)
			if text := shown(t, b.await(at, 1)[0].Blocks); !strings.Contains(text, test.want) {
				t.Errorf("%s in %s: no %q in\n%s", test.locale, test.standard, test.want, text)
			}
		}
		if n := len(b.calls("users.info", 1)); n != 1 {
			t.Errorf("asked %d times for a language", n)
		}
	}
}
