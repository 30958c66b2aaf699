package discord_test

import (
	"context"
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

// What Discord forgets while the post waits for its turn isn't sent any more.
func TestPostForgottenMeanwhile(t *testing.T) {
	b := newBench(t, router(t))
	b.fake.Answer(createMessage, discordtest.RateLimited(2*time.Second, "user"))
	p := daily("watch 7 at 2026-11-23")
	p.Since = time.Now().Add(time.Second - 2*time.Minute)
	var doubt *bot.InDoubt
	if err := b.adapter.Post(t.Context(), p); !errors.As(err, &doubt) || len(b.fake.Requests()) > 1 {
		t.Errorf("got %v and %d requests, want that it is in doubt after one", err, len(b.fake.Requests()))
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

// What surely doesn't show says so, and how long Discord wants to be left alone; what may show doesn't.
func TestPostUnsent(t *testing.T) {
	overloaded := discordtest.Answer{Status: 503}
	tests := []struct {
		name    string
		answers []discordtest.Answer
		unsent  bool
		after   time.Duration
	}{
		{"too often", []discordtest.Answer{discordtest.RateLimited(time.Minute, "user")}, true, time.Minute},
		{"refused", []discordtest.Answer{discordtest.Failure(400, 50035, "Invalid Form Body")}, true, 0},
		{"overloaded", []discordtest.Answer{overloaded, overloaded, overloaded}, false, 0},
		{"lost, then too often", []discordtest.Answer{{Drop: true}, discordtest.RateLimited(time.Minute, "user")}, false, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench(t, router(t))
			b.fake.Answer(createMessage, test.answers...)
			err := b.adapter.Post(t.Context(), daily("key"))
			var unsent *bot.Unsent
			if got := errors.As(err, &unsent); err == nil || got != test.unsent {
				t.Fatalf("got %v, want unsent %t", err, test.unsent)
			}
			if test.unsent && unsent.After.Round(time.Second) != test.after {
				t.Errorf("got %s, want %s", unsent.After, test.after)
			}
		})
	}
}

// A person is told in their own conversation, where no channel of a guild is.
func TestPostPerson(t *testing.T) {
	b := newBench(t, router(t))
	p := daily("failed/7")
	p.Channel.ID, p.Person = "", "99"
	if err := b.adapter.Post(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if got := b.fake.Requests(); len(got) != 2 || got[0].Route != "POST /users/@me/channels" || got[1].Route != createMessage {
		t.Errorf("got %v", got)
	}
	b.fake.Answer("POST /users/@me/channels", discordtest.Failure(403, 50007, "Cannot send messages to this user"))
	p.Key = "failed/8"
	var permanent *bot.Permanent
	if err := b.adapter.Post(t.Context(), p); !errors.As(err, &permanent) {
		t.Errorf("got %v, want a Permanent", err)
	}
}

// A channel of another guild can't be written in from here, even by those who manage this one.
func TestCheck(t *testing.T) {
	b := newBench(t, router(t))
	b.fake.SetChannel("42", "1")
	for tenant, reason := range map[string]string{"1": "", "2": "il n'est pas dans ce serveur"} {
		err := b.adapter.Check(t.Context(), bot.Channel{Adapter: "discord", Tenant: tenant, ID: "42"})
		var permanent *bot.Permanent
		if reason == "" && err != nil || reason != "" && (!errors.As(err, &permanent) || permanent.Reason.FR != reason) {
			t.Errorf("guild %s: got %v, want %q", tenant, err, reason)
		}
	}
	var permanent *bot.Permanent
	if err := b.adapter.Check(t.Context(), bot.Channel{Tenant: "1", ID: "43"}); !errors.As(err, &permanent) {
		t.Errorf("no such channel: got %v", err)
	}
}

// Whoever is to record that a post goes out is told once its turn has come; where that fails, nothing goes.
func TestPostGoing(t *testing.T) {
	b := newBench(t, router(t))
	told := 0
	p := daily("key")
	p.Going = func(context.Context) error { told++; return nil }
	if err := b.adapter.Post(t.Context(), p); err != nil || told != 1 {
		t.Fatalf("got %v, told %d times", err, told)
	}
	p.Key, p.Going = "other", func(context.Context) error { return errors.New("no disk") }
	var unsent *bot.Unsent
	if err := b.adapter.Post(t.Context(), p); !errors.As(err, &unsent) || len(b.fake.Requests()) != 1 {
		t.Errorf("got %v and %d requests", err, len(b.fake.Requests()))
	}
	b.fake.Answer(createMessage, discordtest.RateLimited(time.Minute, "user"), discordtest.RateLimited(time.Minute, "user"))
	p.Key, p.Going = "third", func(context.Context) error { told++; return nil }
	_ = b.adapter.Post(t.Context(), p) // and closes the route
	told = 0
	if err := b.adapter.Post(t.Context(), p); !errors.As(err, &unsent) || told != 0 {
		t.Errorf("while the limit holds: got %v, told %d times", err, told)
	}
}
