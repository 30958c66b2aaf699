package discord_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"boussole/adapters/discord"
	"boussole/bot"
)

// A request that Discord didn't sign, or not lately, is refused, and nothing runs.
func TestSignature(t *testing.T) {
	ran := 0
	b := newBench(t, router(t, probe(func(context.Context, bot.Request) (bot.Reply, error) {
		ran++
		return bot.Reply{Answer: "ran"}, nil
	})))
	body := slash(t, bot.French, bot.Request{Command: "probe"})
	other := newBench(t, router(t))
	tests := []struct {
		name   string
		change func(r *http.Request)
		at     time.Duration
		status int
	}{
		{"signed", func(*http.Request) {}, 0, 200},
		{"a little early", func(*http.Request) {}, 4 * time.Minute, 200},
		{"a little late", func(*http.Request) {}, -4 * time.Minute, 200},
		{"stale", func(*http.Request) {}, -5*time.Minute - 2*time.Second, 401},
		{"of the future", func(*http.Request) {}, 5*time.Minute + 2*time.Second, 401},
		{"no signature", func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }, 0, 401},
		{"no time", func(r *http.Request) { r.Header.Del("X-Signature-Timestamp") }, 0, 401},
		{"another time", func(r *http.Request) {
			r.Header.Set("X-Signature-Timestamp", strconv.FormatInt(time.Now().Unix()+1, 10))
		}, 0, 401},
		{"a time that is none", func(r *http.Request) { r.Header.Set("X-Signature-Timestamp", "soon") }, 0, 401},
		{"a time out of range", func(r *http.Request) { r.Header.Set("X-Signature-Timestamp", strings.Repeat("9", 30)) }, 0, 401},
		{"another's key", func(r *http.Request) {
			r.Header.Set("X-Signature-Ed25519", other.signed(body, time.Now()).Header.Get("X-Signature-Ed25519"))
		}, 0, 401},
		{"not hexadecimal", func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", strings.Repeat("zz", 64)) }, 0, 401},
		{"short", func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(make([]byte, 32))) }, 0, 401},
		{"long", func(r *http.Request) {
			r.Header.Set("X-Signature-Ed25519", r.Header.Get("X-Signature-Ed25519")+"00")
		}, 0, 401},
		{"all zero", func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", strings.Repeat("0", 128)) }, 0, 401},
		{"another body", func(r *http.Request) {
			*r = *r.Clone(r.Context())
			r.Body = http.NoBody
		}, 0, 401},
	}
	want := 0
	for _, test := range tests {
		req := b.signed(body, time.Now().Add(test.at))
		test.change(req)
		if w := b.send(req); w.Code != test.status {
			t.Errorf("%s: got status %d, want %d", test.name, w.Code, test.status)
		}
		if test.status == 200 {
			want++
		}
	}
	if ran != want {
		t.Errorf("the command ran %d times, want %d", ran, want)
	}
	for name, size := range map[string]int{"over 1 MiB": 1<<20 + 1, "much more": 8 << 20} {
		if w := b.post(bytes.Repeat([]byte(" "), size)); w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: got status %d", name, w.Code)
		}
	}
}

// Every fault of the configuration is listed, and no secret with it.
func TestConfig(t *testing.T) {
	_, err := discord.New(discord.Config{Mode: "http", PublicKey: "abc", APIURL: "discord", Log: slog.New(slog.DiscardHandler)})
	if err == nil {
		t.Fatal("no fault found")
	}
	for _, want := range []string{"discord.api_url", "discord.token", "discord.public_key"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in %v", want, err)
		}
	}
}

// Whatever Discord sends, the answer is a clean one.
func FuzzInteraction(f *testing.F) {
	for _, name := range []string{"ping", "command", "autocomplete", "button", "share", "select", "form", "form-rows", "menu", "direct", "private", "why"} {
		f.Add(payload(f, name, nil))
	}
	f.Add([]byte(`{"type":2,"data":{"options":[{"name":"a","value":{"b":[1e999]}}]}}`))
	f.Add([]byte(`{"type":5,"data":{"components":[{"component":{"component":{"custom_id":"x"}}}]}}`))
	b := newBench(f, router(f))
	f.Fuzz(func(t *testing.T, body []byte) {
		w := b.post(body)
		switch w.Code {
		case http.StatusOK:
			if err := b.fake.Check(http.MethodPost, "/interactions/1/token/callback", w.Header().Get("Content-Type"), w.Body.Bytes()); err != nil {
				t.Errorf("%v\n%s", err, w.Body)
			}
		case http.StatusBadRequest:
		default:
			t.Errorf("got status %d", w.Code)
		}
	})
}
