package discord_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"boussole/adapters/discord"
	"boussole/adapters/discord/discordtest"
	"boussole/bot"
)

// connect runs an Adapter in gateway mode until the test ends.
func connect(t *testing.T, r *bot.Router) *discordtest.Server {
	t.Helper()
	fake := discordtest.New(t)
	a, err := discord.New(discord.Config{Mode: "gateway", Token: bot.NewSecret("fake-token"), APIURL: fake.URL(), Locale: bot.French,
		Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, r) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("run: %v", err)
		}
	})
	return fake
}

// event is a recorded event with some of its fields replaced, as the gateway carries it.
func event(t *testing.T, name string, change func(p map[string]any)) json.RawMessage {
	return bytes.ReplaceAll(payload(t, name, change), []byte("775799577604522054"), []byte(discordtest.ApplicationID))
}

// sent waits for the first request to a route, and returns its body.
func sent(fake *discordtest.Server, route string) []byte {
	for n := 1; ; n++ {
		if req := fake.Await(n)[n-1]; req.Route == route {
			return req.Body
		}
	}
}

const createMessage = "POST /channels/{channel}/messages"

// A question to the bot is answered under it, pinging nobody; the same event twice is answered once.
func TestMention(t *testing.T) {
	fake := connect(t, router(t))
	mention := event(t, "mention", nil)
	fake.Dispatch("MESSAGE_CREATE", mention)
	body := sent(fake, createMessage)
	var got struct {
		Reference struct {
			MessageID string `json:"message_id"`
		} `json:"message_reference"`
		Mentions struct {
			Parse       []string
			RepliedUser bool `json:"replied_user"`
		} `json:"allowed_mentions"`
		Nonce   string
		Enforce bool `json:"enforce_nonce"`
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	if got.Reference.MessageID != "1444444444444444500" || got.Mentions.Parse == nil || len(got.Mentions.Parse) > 0 || got.Mentions.RepliedUser || got.Nonce == "" || !got.Enforce {
		t.Errorf("got %s", body)
	}
	shown := strings.ReplaceAll(parse(t, []byte(`{"data":`+string(body)+`}`)).shown(), "\u00a0", " ")
	if !strings.Contains(shown, "65 000 à 85 000 €") || strings.Contains(shown, "(s/") {
		t.Errorf("got %s", shown)
	}
	fake.Dispatch("MESSAGE_CREATE", mention)
	for start := time.Now(); len(fake.Requests()) < 3 && time.Since(start) < time.Minute; time.Sleep(10 * time.Millisecond) {
	}
	if n := len(fake.Messages("645027906669510667")); n != 1 {
		t.Errorf("%d messages are seen, want one", n)
	}
}

// Each message either gets an answer that holds some words, or none.
func TestMessages(t *testing.T) {
	fake := connect(t, router(t))
	me := map[string]any{"id": discordtest.ApplicationID, "username": "Boussole", "bot": true}
	tests := []struct {
		name, payload string
		change        func(p map[string]any)
		want          string // empty: no answer
	}{
		{"direct", "direct-message", nil, "€35,000 to €43,000"},
		{"a direct message of a bot", "direct-message", func(p map[string]any) { p["author"].(map[string]any)["bot"] = true }, ""},
		{"no mention", "mention", func(p map[string]any) { p["mentions"] = []any{} }, ""},
		{"mention by a bot", "mention", func(p map[string]any) { p["author"].(map[string]any)["bot"] = true }, ""},
		{"mention by a webhook", "mention", func(p map[string]any) { p["webhook_id"] = "1" }, ""},
		{"its own message", "mention", func(p map[string]any) { p["author"] = me }, ""},
		{"a member joined", "mention", func(p map[string]any) { p["type"] = 7 }, ""},
		{"no author", "mention", func(p map[string]any) { delete(p, "author") }, ""},
		{"mention alone", "mention", func(p map[string]any) { p["content"] = "<@" + discordtest.ApplicationID + ">" }, "Pose ta question"},
		{"thanks under an answer", "mention", func(p map[string]any) { p["type"], p["content"] = 19, "zut alors blorp" }, ""},
		{"a question under an answer", "mention", func(p map[string]any) { p["type"], p["content"] = 19, "et le salaire d'un junior à Lyon ?" }, "35 000 à 43 000 €"},
		{"not our subject", "mention", func(p map[string]any) { p["content"] = "<@" + discordtest.ApplicationID + "> quel temps fait-il ?" }, "Je ne sais pas"},
		{"a command", "mention", func(p map[string]any) { p["content"] = "<@" + discordtest.ApplicationID + "> /salaire lieu:atlantis" }, "« atlantis »"},
		{"for administrators", "mention", func(p map[string]any) { p["content"] = "<@" + discordtest.ApplicationID + "> /veille" }, "[Ouvrir en privé](pfr/watch)"},
	}
	seen := len(fake.Await(1)) // who it is
	for i, test := range tests {
		fake.Dispatch("MESSAGE_CREATE", event(t, test.payload, func(p map[string]any) {
			p["id"] = fmt.Sprint(1444444444444444600 + i)
			if test.change != nil {
				test.change(p)
			}
		}))
		if test.want == "" {
			continue // whose answer would come before that of the next
		}
		seen++
		req := fake.Await(seen)[seen-1]
		if shown := strings.ReplaceAll(parse(t, []byte(`{"data":`+string(req.Body)+`}`)).shown(), "\u00a0", " "); !strings.Contains(shown, test.want) {
			t.Errorf("%s: no %q in\n%s", test.name, test.want, shown)
		}
	}
	if n := len(fake.Requests()); n != seen {
		t.Errorf("%d requests, want %d: something was answered that shouldn't be", n, seen)
	}
}
