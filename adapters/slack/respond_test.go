package slack

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// A response goes to Slack alone.
func TestHooked(t *testing.T) {
	tests := []struct {
		api, hook string
		want      bool
	}{
		{"https://slack.com/api/", "https://hooks.slack.com/actions/T1/2/3", true},
		{"https://slack.com/api/", "https://HOOKS.slack.com/commands/T1/2/3", true},
		{"https://slack.com/api/", "https://slack.com/commands/T1", true},
		{"https://slack.com/api/", "http://hooks.slack.com/actions/T1/2/3", false},
		{"https://slack.com/api/", "http://slack.com/commands/T1", false},
		{"https://slack.com/api/", "https://hooks.slack.com.evil.test/", false},
		{"https://slack.com/api/", "https://hooks.slack.com:8443/", false},
		{"https://slack.com/api/", "https://hooks.slack.com@evil.test/", false},
		{"https://slack.com/api/", "https://me:x@hooks.slack.com/", false},
		{"https://slack.com/api/", "https://evil.test/hooks.slack.com", false},
		{"https://slack.com/api/", "https://evil.test\\@hooks.slack.com/", false},
		{"https://slack.com/api/", "https:hooks.slack.com", false},
		{"https://slack.com/api/", "//hooks.slack.com/a", false},
		{"https://slack.com/api/", "file:///etc/passwd", false},
		{"https://slack.com/api/", "http://127.0.0.1:8080/a", false},
		{"https://slack.com/api/", "", false},
		{"http://127.0.0.1:8080/api/", "http://127.0.0.1:8080/a", true},
		{"http://127.0.0.1:8080/api/", "http://127.0.0.1:8081/a", false},
		{"http://127.0.0.1:8080/api/", "http://hooks.slack.com/a", false},
		{"http://127.0.0.1:8080/api/", "https://hooks.slack.com/a", true},
		{"", "https:///a", false},
	}
	for _, test := range tests {
		f := &far{}
		c := newClient(clientConfig{url: test.api, http: &http.Client{Transport: f}, log: slog.New(slog.DiscardHandler)})
		err := c.respond(t.Context(), test.hook, "", said("a"), toAsker)
		if got := err == nil; got != test.want || len(f.asked) > 0 != test.want || !test.want && !errors.Is(err, errForeignHook) {
			t.Errorf("api %s, hook %s: got %v and %d calls", test.api, test.hook, err, len(f.asked))
		}
	}
}

// A response URL is used five times, within half an hour of its first use.
func TestRespondLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &far{}
		c := f.client(false)
		const one, other = "https://hooks.slack.com/actions/1", "https://hooks.slack.com/actions/2"
		for i := range 8 {
			if err := c.respond(t.Context(), one, "", said("a"), toAsker); errors.Is(err, errSpentHook) != (i >= 5) {
				t.Errorf("post %d: %v", i+1, err)
			}
		}
		if err := c.respond(t.Context(), other, "", said("a"), toAsker); err != nil || len(f.asked) != 6 {
			t.Errorf("got %v and %d posts", err, len(f.asked))
		}
		time.Sleep(hookLife + time.Second)
		if err := c.respond(t.Context(), other, "", said("a"), toAsker); !errors.Is(err, errSpentHook) || len(f.asked) != 6 {
			t.Errorf("after half an hour: got %v and %d posts", err, len(f.asked))
		}
	})
}

// Whatever comes of it, a response isn't sent again, and its address is in no error.
func TestRespondOnce(t *testing.T) {
	tests := []struct {
		answer slacktest.Answer
		want   Fault
	}{
		{slacktest.Answer{Status: 404, Body: `{"ok":false,"error":"expired_url"}`}, Fault{Code: "expired_url", Status: 404}},
		{slacktest.Answer{Status: 400, Body: "no_text"}, Fault{Status: 400}},
		{slacktest.Answer{Status: 503, Body: "<html>"}, Fault{Status: 503}},
		{slacktest.Refused("user_is_bot"), Fault{Code: "user_is_bot", Status: 200}},
		{slacktest.RateLimited(3 * time.Second), Fault{Code: "ratelimited", Status: 429, RetryAfter: 3 * time.Second}},
		{slacktest.Answer{Drop: true}, Fault{}},
	}
	for _, test := range tests {
		fake := slacktest.New(t)
		fake.Answer("response_url", test.answer)
		hook := fake.ResponseURL()
		err := nearClient(t, fake, false).respond(t.Context(), hook, "", said("a"), toEveryone)
		if n := len(fake.Calls()); err == nil || n != 1 {
			t.Errorf("%+v: got %v after %d posts", test.answer, err, n)
			continue
		}
		if text := err.Error(); strings.Contains(text, "actions") || strings.Contains(text, "http:") {
			t.Errorf("got %q", text)
		}
		test.want.Method = "response_url"
		if fault, ok := errors.AsType[*Fault](err); ok && *fault != test.want || !ok && test.want.Status != 0 {
			t.Errorf("got %#v, want %#v", err, test.want)
		}
	}
}

// Nothing is sent on to where an answer points: not the token, not the text.
func TestNoRedirect(t *testing.T) {
	reached := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer elsewhere.Close()
	slack := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusTemporaryRedirect))
	defer slack.Close()
	c := newClient(clientConfig{token: bot.NewSecret(testToken), url: slack.URL + "/api/", http: newHTTPClient(), log: slog.New(slog.DiscardHandler)})
	for _, err := range []error{
		c.respond(t.Context(), slack.URL+"/hook", "", said("a"), toAsker),
		c.say(t.Context(), "C1", "", said("a"), ""),
	} {
		if fault, ok := errors.AsType[*Fault](err); !ok || fault.Status != http.StatusTemporaryRedirect {
			t.Errorf("got %v", err)
		}
	}
	if reached {
		t.Error("a redirect was followed")
	}
}
