package discord_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"boussole/adapters/discord/discordtest"
	"boussole/bot"
	"boussole/bot/bottest"
)

// daily is a Post with everything in it.
func daily(key string) bot.Post {
	return bot.Post{Key: key, Channel: bot.Channel{Adapter: "discord", Tenant: "1", ID: "42"}, Reply: bottest.Gallery(bot.French)}
}

// The same key shows once, whatever happened to the first attempt, and carries nothing that rings.
func TestPostOnce(t *testing.T) {
	b := newBench(t, router(t))
	b.fake.Answer(createMessage, discordtest.Answer{Drop: true}) // taken in, and nobody told
	for range 2 {
		if err := b.adapter.Post(t.Context(), daily("watch 7 at 2026-11-23")); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.adapter.Post(t.Context(), daily("watch 7 at 2026-11-24")); err != nil {
		t.Fatal(err)
	}
	if n := len(b.fake.Messages("42")); n != 2 {
		t.Errorf("%d messages are seen, want 2", n)
	}
	for _, req := range b.fake.Requests() {
		var m struct {
			Nonce    string
			Enforce  bool                     `json:"enforce_nonce"`
			Mentions struct{ Parse []string } `json:"allowed_mentions"`
		}
		if err := json.Unmarshal(req.Body, &m); err != nil || len(m.Nonce) != 22 || !m.Enforce || m.Mentions.Parse == nil || len(m.Mentions.Parse) > 0 {
			t.Errorf("%v in %s", err, req.Body)
		}
		if len(req.Files) != 1 || strings.Contains(string(req.Body), "(s/") {
			t.Errorf("got %d files, and %s", len(req.Files), req.Body)
		}
	}
}

// After some minutes Discord no longer tells a repeat, and what may show is not sent again.
func TestPostInDoubt(t *testing.T) {
	b := newBench(t, router(t))
	p := daily("watch 7 at 2026-11-23")
	p.Since = time.Now().Add(-time.Minute)
	if err := b.adapter.Post(t.Context(), p); err != nil {
		t.Errorf("a minute later: %v", err)
	}
	p.Since = time.Now().Add(-3 * time.Minute)
	var doubt *bot.InDoubt
	if err := b.adapter.Post(t.Context(), p); !errors.As(err, &doubt) || len(b.fake.Requests()) != 1 {
		t.Errorf("three minutes later: got %v and %d requests", err, len(b.fake.Requests()))
	}
}

// A post that can't succeed says why; one that may later is an error like any other.
func TestPostRefused(t *testing.T) {
	tests := []struct {
		name    string
		answers []discordtest.Answer
		reason  string // in French; empty: not permanent
		sent    int
	}{
		{"no such channel", []discordtest.Answer{discordtest.Failure(404, 10003, "Unknown Channel")}, "n'existe plus", 1},
		{"not seen", []discordtest.Answer{discordtest.Failure(403, 50001, "Missing Access")}, "« Voir le salon »", 1},
		{"no pictures", []discordtest.Answer{discordtest.Failure(403, 50013, "Missing Permissions")}, "", 2},
		{"no messages", []discordtest.Answer{discordtest.Failure(403, 50013, "Missing Permissions"), discordtest.Failure(403, 50013, "Missing Permissions")}, "« Envoyer des messages »", 2},
		{"overloaded", []discordtest.Answer{{Status: 503}, {Status: 503}, {Status: 503}}, "", 3},
		{"too often", []discordtest.Answer{discordtest.RateLimited(time.Minute, "user")}, "", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench(t, router(t))
			b.fake.Answer(createMessage, test.answers...)
			err := b.adapter.Post(t.Context(), daily(test.name))
			if test.name == "no pictures" {
				if last := b.fake.Requests()[1]; err != nil || len(last.Files) != 0 || strings.Contains(string(last.Body), "attachment") || !strings.Contains(string(last.Body), "85\u00a0000\u00a0€ et plus") {
					t.Errorf("got %v and %s", err, last.Body)
				}
			} else if err == nil {
				t.Error("no error")
			}
			var permanent *bot.Permanent
			if got := errors.As(err, &permanent); got != (test.reason != "") || got && !strings.Contains(permanent.Reason.FR, test.reason) {
				t.Errorf("got %v", err)
			}
			if n := len(b.fake.Requests()); n != test.sent {
				t.Errorf("%d requests, want %d", n, test.sent)
			}
		})
	}
}
