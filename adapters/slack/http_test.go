package slack_test

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"boussole/adapters/slack"
	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// What Slack didn't sign, or long ago, changes nothing.
func TestSignature(t *testing.T) {
	asked := make(chan bot.Request, 100)
	b := newBench(t, router(t, probe(func(_ context.Context, req bot.Request) (bot.Reply, error) {
		asked <- req
		return bot.Reply{Answer: "Oui."}, nil
	})), "http", nil)
	payload, _ := b.typed("/sonde")
	body := encoded(t, "slash_commands", payload)
	at := func(d time.Duration) http.Header { return slacktest.Sign(secret, body, time.Now().Add(d)) }
	with := func(name, value string) http.Header {
		h := at(0)
		h.Del(name)
		if value != "" {
			h.Set(name, value)
		}
		return h
	}
	const signature, stamp = "X-Slack-Signature", "X-Slack-Request-Timestamp"
	tests := []struct {
		name   string
		header http.Header
		body   []byte
		want   int
	}{
		{"right", at(0), body, 200},
		{"four minutes old", at(-4 * time.Minute), body, 200},
		{"five minutes old", at(-301 * time.Second), body, 401},
		{"five minutes early", at(302 * time.Second), body, 401},
		{"another secret", slacktest.Sign("another", body, time.Now()), body, 401},
		{"another body", at(0), append(bytes.Clone(body), "&text=x"...), 401},
		{"another time", with(stamp, strconv.FormatInt(time.Now().Unix()-1, 10)), body, 401},
		{"no time", with(stamp, ""), body, 401},
		{"a time that is none", with(stamp, "now"), body, 401},
		{"no signature", with(signature, ""), body, 401},
		{"another version", with(signature, "v1"+at(0).Get(signature)[2:]), body, 401},
		{"short", with(signature, at(0).Get(signature)[:60]), body, 401},
		{"long", with(signature, at(0).Get(signature)+"00"), body, 401},
		{"not hexadecimal", with(signature, "v0="+strings.Repeat("zz", 32)), body, 401},
		{"too large", at(0), bytes.Repeat([]byte("a"), 1<<20+1), 413},
	}
	for _, test := range tests {
		w := b.send("/slack/commands", test.body, test.header)
		if w.Code != test.want {
			t.Errorf("%s: got status %d, want %d", test.name, w.Code, test.want)
		}
	}
	if len(asked) != 2 {
		t.Errorf("ran %d times, want 2", len(asked))
	}
}

// What Slack checks of an address is answered, and what can't be read is refused; neither disturbs.
func TestOddPosts(t *testing.T) {
	b := newBench(t, router(t), "http", nil)
	challenge, _ := b.payload("verification", nil)
	tests := []struct {
		name, path, body string
		status           int
		want             string
	}{
		{"challenge", "/slack/events", string(challenge), 200, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"},
		{"certificate", "/slack/commands", "ssl_check=1&token=x", 200, ""},
		{"certificate", "/slack/interactions", "ssl_check=1&token=x", 200, ""},
		{"nothing", "/slack/commands", "", 200, `"p/`},
		{"no form", "/slack/commands", "%zz", 400, "malformed"},
		{"nothing", "/slack/interactions", "", 400, "malformed"},
		{"no form", "/slack/interactions", "%zz", 400, "malformed"},
		{"no JSON", "/slack/interactions", "payload=%7B", 400, "malformed"},
		{"a list", "/slack/interactions", "payload=%5B%5D", 400, "malformed"},
		{"empty", "/slack/interactions", "payload=%7B%7D", 200, ""},
		{"no JSON", "/slack/events", "events", 400, "malformed"},
		{"a list", "/slack/events", "[]", 400, "malformed"},
		{"empty", "/slack/events", "{}", 200, ""},
	}
	for _, test := range tests {
		w := b.post(test.path, []byte(test.body))
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) || test.want == "" && w.Body.Len() > 0 {
			t.Errorf("%s to %s: got %d %q, want %d with %q", test.name, test.path, w.Code, w.Body, test.status, test.want)
		}
	}
}

// A slow command is acknowledged in time and answered at its response URL, whatever becomes of it.
func TestLate(t *testing.T) {
	t.Parallel()
	r := router(t, probe(func(ctx context.Context, _ bot.Request) (bot.Reply, error) {
		<-ctx.Done() // as long as the Router lets it
		return bot.Reply{}, ctx.Err()
	}))
	both(t, r, func(t *testing.T, b *bench) {
		payload, at := b.typed("/sonde")
		start := time.Now()
		if ack := b.give("slash_commands", payload); len(ack) > 0 {
			t.Errorf("acknowledged after %s with %s", time.Since(start), ack)
		}
		if m := b.await(at, 1)[0]; m.ResponseType != "in_channel" || !strings.Contains(shown(t, m.Blocks), "Désolé") {
			t.Errorf("got %+v", m)
		}
	})
}

// A response URL elsewhere than at Slack's is never called.
func TestForeignResponseURL(t *testing.T) {
	b := newBench(t, router(t), "http", nil)
	payload, _ := b.payload("button", func(p map[string]any) { p["response_url"] = "http://169.254.169.254/latest" })
	b.give("interactive", payload)
	for range 6000 {
		if strings.Contains(b.log.String(), "not an address of Slack's") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("got\n%s", b.log)
}

// Every fault of a configuration is listed at once.
func TestFaults(t *testing.T) {
	tests := []struct {
		name string
		c    slack.Config
		want []string
	}{
		{"socket", slack.Config{Mode: "socket", APIURL: "https://slack.com/api/"}, []string{"slack.bot_token", "slack.app_token", "${SLACK_APP_TOKEN}"}},
		{"http", slack.Config{Mode: "http", APIURL: "https://slack.com/api"}, []string{"slack.bot_token", "slack.signing_secret", "slack.api_url"}},
		{"neither", slack.Config{Mode: "carrier pigeon"}, []string{"slack.mode", "slack.api_url"}},
		{"several workspaces", slack.Config{Mode: "http", ClientID: "1.2", APIURL: "https://slack.com/api/"},
			[]string{"slack.signing_secret", "slack.client_secret", "slack.state_secret", "slack.token_key", "http.public_url"}},
	}
	for _, test := range tests {
		_, err := slack.New(test.c, bot.NewMemory())
		for _, want := range test.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: no %q in %v", test.name, want, err)
			}
		}
	}
}
