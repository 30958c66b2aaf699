package discord_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"boussole/adapters/discord"
	"boussole/adapters/discord/discordtest"
	"boussole/bot"
)

const respond = "POST /interactions/{interaction}/{token}/callback"

// By the gateway an interaction is answered by one request, and what doesn't go well ends there.
func TestGatewayInteraction(t *testing.T) {
	tests := []struct {
		name    string
		answers []discordtest.Answer
		sent    int
		last    string // in the last request
	}{
		{"well", nil, 1, "35\u00a0000 à 43\u00a0000"},
		{"acknowledged already", []discordtest.Answer{discordtest.Failure(400, 40060, "Interaction has already been acknowledged.")}, 1, "35\u00a0000"},
		{"too late", []discordtest.Answer{discordtest.Failure(404, 10062, "Unknown interaction")}, 1, "35\u00a0000"},
		{"refused for its content", []discordtest.Answer{discordtest.Failure(400, 50035, "Invalid Form Body")}, 2, "Désolé"},
		{"overloaded once", []discordtest.Answer{{Status: http.StatusBadGateway}}, 2, "35\u00a0000"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			fake := connect(t, router(t))
			fake.Answer(respond, test.answers...)
			fake.Dispatch("INTERACTION_CREATE", event(t, "command", nil))
			requests := fake.Await(1 + test.sent) // after who it is
			if body := string(requests[test.sent].Body); requests[test.sent].Route != respond || !strings.Contains(body, test.last) {
				t.Errorf("got %s %s", requests[test.sent].Route, body)
			}
			fake.Dispatch("INTERACTION_CREATE", event(t, "ping", func(p map[string]any) { p["id"] = "1444444444444444999" }))
			if all := fake.Await(2 + test.sent); !strings.Contains(all[1+test.sent].Path, "1444444444444444999") {
				t.Errorf("something more was sent: %s", all[1+test.sent].Path)
			}
		})
	}
}

// What is too long for one message goes on in others, seen by the same people.
func TestFollowUps(t *testing.T) {
	b := newBench(t, router(t, essay()))
	w := b.post(slash(t, bot.French, bot.Request{Command: "essay"}))
	if w.Code != http.StatusAccepted {
		t.Fatalf("got status %d", w.Code)
	}
	requests := b.fake.Await(3)
	for i, want := range []string{respond, "POST /webhooks/{application}/{token}", "POST /webhooks/{application}/{token}"} {
		var m struct {
			Flags int
			Data  struct{ Flags int }
		}
		if err := json.Unmarshal(requests[i].Body, &m); err != nil || requests[i].Route != want || m.Flags+m.Data.Flags != 1<<15|ephemeral {
			t.Errorf("request %d: %s with flags %d, %v", i, requests[i].Route, m.Flags+m.Data.Flags, err)
		}
	}
	if first, last := string(requests[0].Body), string(requests[2].Body); !strings.Contains(first, "paragraphe 0") || !strings.Contains(last, "paragraphe 29") {
		t.Errorf("got %.200s and %.200s", first, last)
	}
}

// essay is a private command whose answer fills three messages.
func essay() bot.Command {
	c := probe(nil)
	c.Name, c.Names, c.Private = "essay", text("essai", "essay"), true
	var blocks []bot.Block
	for i := range 30 {
		blocks = append(blocks, bot.Paragraph{Text: fmt.Sprint("paragraphe ", i, " ", strings.Repeat("mot ", 80))})
	}
	c.Run = answering(bot.Reply{Title: "Essai", Answer: "Long.", Blocks: blocks})
	return c
}

// Where Discord can't be reached at first, the bot waits for it; where the token is refused, it says what to do.
func TestStart(t *testing.T) {
	t.Parallel()
	fake := discordtest.New(t)
	away := discordtest.Answer{Drop: true}
	fake.Answer("GET /users/@me", away, away, away)
	a, err := discord.New(discord.Config{Mode: "gateway", Token: bot.NewSecret("fake-token"), APIURL: fake.URL(), Locale: bot.French, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, router(t)) }()
	fake.Dispatch("INTERACTION_CREATE", event(t, "command", nil)) // once it is there
	stop()
	if err := <-ended; err != nil {
		t.Errorf("reached later: %v", err)
	}
	fake.SetToken("another")
	if err := a.Run(t.Context(), router(t)); err == nil || !strings.Contains(err.Error(), "check discord.token") || strings.Contains(err.Error(), "fake-token") {
		t.Errorf("refused: got %v", err)
	}
}
