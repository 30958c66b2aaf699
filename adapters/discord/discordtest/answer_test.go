package discordtest_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"boussole/adapters/discord/discordtest"
)

const messages = "POST /channels/{channel}/messages"

func TestAnswer(t *testing.T) {
	s := discordtest.New(t)
	s.Answer(messages, discordtest.Failure(403, 50013, "Missing Permissions"), discordtest.Answer{}, discordtest.Cloudflare(429))
	for i, want := range []int{403, 200, 429, 200} {
		if got := ask(t, s, "POST", "/channels/42/messages", hello); got.status != want {
			t.Errorf("request %d: got %d, want %d", i, got.status, want)
		}
	}
	if got, want := len(s.Messages("42")), 2; got != want {
		t.Errorf("got %d messages, want %d: an answer with a status has no effect", got, want)
	}
}

func TestAnswerOne(t *testing.T) {
	s := discordtest.New(t)
	s.Answer("POST /channels/7/messages", discordtest.Failure(404, 10003, "Unknown Channel"))
	s.Answer("GET /guilds/{guild}", discordtest.Answer{Status: 200, Body: `{"id":"1"}`})
	for _, test := range []struct {
		method, path, body string
		want               int
	}{{"POST", "/channels/42/messages", hello, 200}, {"POST", "/channels/7/messages", hello, 404}, {"GET", "/guilds/1", "", 200}} {
		if got := ask(t, s, test.method, test.path, test.body); got.status != test.want {
			t.Errorf("%s: got %d, want %d", test.path, got.status, test.want)
		}
	}
}

func TestAnswerDrop(t *testing.T) {
	s := discordtest.New(t)
	s.Answer(messages, discordtest.Answer{Drop: true}, discordtest.Answer{Status: 502, Drop: true})
	for range 2 {
		if got, err := do(request(t, s, "POST", "/api/v10/channels/42/messages", "application/json", hello)); err == nil {
			t.Errorf("got %d, want that the connection was cut", got.status)
		}
	}
	if got, want := len(s.Messages("42")), 1; got != want {
		t.Errorf("got %d messages, want %d: what is dropped was taken in", got, want)
	}
}

func TestAnswerDelay(t *testing.T) {
	s := discordtest.New(t)
	s.Answer(messages, discordtest.Answer{Delay: 100 * time.Millisecond})
	start := time.Now()
	got := ask(t, s, "POST", "/channels/42/messages", hello)
	if took := time.Since(start); took < 100*time.Millisecond || got.status != 200 {
		t.Errorf("got %d after %s, want 200 after 100 ms", got.status, took)
	}
}

// A delay does not outlast the test.
func TestAnswerEnds(t *testing.T) {
	start := time.Now()
	t.Run("slow", func(inner *testing.T) {
		s := discordtest.New(inner)
		s.Answer(messages, discordtest.Answer{Delay: time.Hour})
		r := request(t, s, "POST", "/api/v10/channels/42/messages", "application/json", hello)
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, _ = do(r) // ends with the test
		}()
		t.Cleanup(func() { <-done })
		s.Await(1)
	})
	if took := time.Since(start); took > time.Minute {
		t.Errorf("got an end after %s", took)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name    string
		answer  discordtest.Answer
		status  int
		headers map[string]string // "-": none
		body    map[string]any
	}{
		{
			"limited", discordtest.RateLimited(1500*time.Millisecond, "user"), 429,
			map[string]string{
				"Retry-After": "2", "X-RateLimit-Reset-After": "1.500", "X-RateLimit-Remaining": "0", "X-RateLimit-Scope": "user",
				"X-RateLimit-Global": "-", "Content-Type": "application/json",
			},
			map[string]any{"retry_after": 1.5, "global": false, "message": "You are being rate limited."},
		},
		{
			"limited altogether", discordtest.GlobalRateLimited(2 * time.Second), 429,
			map[string]string{"Retry-After": "2", "X-RateLimit-Global": "true", "X-RateLimit-Reset-After": "-", "X-RateLimit-Bucket": "-"},
			map[string]any{"retry_after": 2., "global": true, "message": "You are being rate limited."},
		},
		{"page", discordtest.Cloudflare(403), 403, map[string]string{"Content-Type": "text/html; charset=UTF-8"}, nil},
		{
			"failure", discordtest.Failure(404, 10062, "Unknown interaction"), 404, map[string]string{"Content-Type": "application/json"},
			map[string]any{"code": 10062., "message": "Unknown interaction"},
		},
	}
	for _, test := range tests {
		s := discordtest.New(t)
		s.Answer("GET /users/@me", test.answer)
		got := ask(t, s, "GET", "/users/@me", "")
		if got.status != test.status {
			t.Errorf("%s: got %d, want %d", test.name, got.status, test.status)
		}
		for key, want := range test.headers {
			if value := got.header.Get(key); value != want && (want != "-" || value != "") {
				t.Errorf("%s: got %s %q, want %q", test.name, key, value, want)
			}
		}
		if test.body == nil {
			if !strings.HasPrefix(got.body, "<!DOCTYPE html>") {
				t.Errorf("%s: got %s, want a page", test.name, got.body)
			}
			continue
		}
		want, err := json.Marshal(test.body)
		if err != nil {
			t.Fatal(err)
		}
		for key, value := range test.body {
			if got.field(key) != value {
				t.Errorf("%s: got %s, want %s", test.name, got.body, want)
			}
		}
	}
}
