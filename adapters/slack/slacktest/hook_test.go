package slacktest_test

import (
	"net/http"
	"strings"
	"testing"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

func TestResponseURL(t *testing.T) {
	s := slacktest.New(t)
	url := s.ResponseURL()
	if !strings.HasPrefix(url, strings.TrimSuffix(s.URL(), "api/")) || s.ResponseURL() == url {
		t.Errorf("got %s", url)
	}
	post := func(url string, m *slackapi.WebhookMessage) error {
		return slackapi.PostWebhookCustomHTTPContext(t.Context(), url, http.DefaultClient, m)
	}
	for i, m := range []*slackapi.WebhookMessage{
		{Text: "one"}, {Text: "two", ResponseType: "in_channel"}, {Text: "three", ReplaceOriginal: true}, {DeleteOriginal: true},
		{Text: "four"},
	} {
		if err := post(url, m); err != nil {
			t.Errorf("post %d: %v", i, err)
		}
	}
	if err := post(url, &slackapi.WebhookMessage{Text: "six"}); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("got %v, want 404 for a sixth post", err)
	}
	got := s.Messages(url)
	if len(got) != 2 || got[0].Text != "one" || got[1].Text != "four" {
		t.Errorf("got %+v", got)
	}
	calls := s.Calls()
	if len(calls) != 6 || calls[1].Method != "response_url" || calls[1].URL != url || calls[1].Message().ResponseType != "in_channel" {
		t.Errorf("got %+v", calls)
	}
	other := s.ResponseURL()
	s.Expire(other)
	if err := post(other, &slackapi.WebhookMessage{Text: "late"}); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("got %v, want 404 after 30 minutes", err)
	}
	s.Answer("response_url", slacktest.Answer{Status: 500})
	if err := post(s.ResponseURL(), &slackapi.WebhookMessage{Text: "no"}); err == nil || !strings.Contains(err.Error(), "500") {
		t.Errorf("got %v, want 500", err)
	}
}

func TestResponseFaults(t *testing.T) {
	for body, want := range map[string]string{
		`{"text":""}`:                           "text is empty",
		`{"text":"x","response_type":"public"}`: `response_type "public"`,
		`{"text":"<!here>"}`:                    "mentions people: <!here>",
		`{`:                                     "body: ",
		``:                                      "want JSON",
		`{"text":"x","blocks":[{"type":"other"}]}`: `knows no block "other"`,
	} {
		r := &recorder{TB: t}
		s := slacktest.New(r)
		if status, _ := ask(t, "POST", s.ResponseURL(), "", asJSON, body); status != 400 {
			t.Errorf("%s: got %d, want 400", body, status)
		}
		if !strings.Contains(r.all(), want) {
			t.Errorf("%s: got the failure %q, want %q", body, r.all(), want)
		}
	}
}
