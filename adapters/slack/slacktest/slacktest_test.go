package slacktest_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

// recorder is a test that keeps its failures to itself.
type recorder struct {
	testing.TB
	mu       sync.Mutex
	failures []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func (r *recorder) all() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.failures, "\n")
}

// client is slack-go's, of the fake.
func client(s *slacktest.Server) *slackapi.Client {
	return slackapi.New("xoxb-fake", slackapi.OptionAPIURL(s.URL()), slackapi.OptionAppLevelToken("xapp-fake"),
		slackapi.OptionHTTPClient(&http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true}}))
}

// ask sends a body to an address with a token, and returns the status and the body of the answer.
func ask(t testing.TB, method, url, token, kind, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

const (
	asForm = "application/x-www-form-urlencoded"
	asJSON = "application/json; charset=utf-8"
)

func TestAuth(t *testing.T) {
	s := slacktest.New(t)
	got, err := client(s).AuthTest()
	if err != nil || got.TeamID != slacktest.TeamID || got.UserID != slacktest.BotUser || got.BotID != slacktest.BotID {
		t.Errorf("got %+v and %v", got, err)
	}
	if calls := s.Calls(); len(calls) != 0 {
		t.Errorf("got %v, want no auth.test among the calls", calls)
	}
}

func TestTokens(t *testing.T) {
	s := slacktest.New(t)
	s.SetToken("xoxb-new", "xapp-new")
	s.Authorize(slacktest.Install{Token: "xoxb-second", Team: "T2", TeamName: "Second"})
	s.Authorize(slacktest.Install{Token: "xoxb-gone", Team: "T3"})
	s.Revoke("xoxb-gone")
	tests := []struct{ method, token, want string }{
		{"auth.test", "xoxb-new", `"team_id":"T0FAKE"`},
		{"auth.test", "xoxb-second", `"team_id":"T2"`},
		{"auth.test", "xoxb-fake", `"error":"invalid_auth"`},
		{"auth.test", "xoxb-gone", `"error":"token_revoked"`},
		{"auth.test", "xapp-new", `"error":"not_allowed_token_type"`},
		{"auth.test", "", `"error":"not_authed"`},
		{"apps.connections.open", "xapp-new", `"url":"ws://127.0.0.1:`},
		{"apps.connections.open", "xoxb-new", `"error":"not_allowed_token_type"`},
		{"apps.connections.open", "xapp-fake", `"error":"invalid_auth"`},
	}
	for _, test := range tests {
		if status, got := ask(t, "POST", s.URL()+test.method, test.token, asForm, ""); status != 200 || !strings.Contains(got, test.want) {
			t.Errorf("%s with %q: got %d %s, want %s", test.method, test.token, status, got, test.want)
		}
	}
	if _, got := ask(t, "POST", s.URL()+"auth.test", "", asForm, "token=xoxb-new"); !strings.Contains(got, `"ok":true`) {
		t.Errorf("got %s, want that a token in the form is as good", got)
	}
}

// A call says the same, however it is encoded.
func TestCalls(t *testing.T) {
	s := slacktest.New(t)
	block := slackapi.NewSectionBlock(slackapi.NewTextBlockObject("mrkdwn", "hello", false, false), nil, nil)
	metadata := slackapi.SlackMetadata{EventType: "boussole_post", EventPayload: map[string]any{"key": "k"}}
	_, _, err := client(s).PostMessage("C1", slackapi.MsgOptionText("hello", false), slackapi.MsgOptionBlocks(block),
		slackapi.MsgOptionMetadata(metadata), slackapi.MsgOptionTS("1700000000.000100"))
	if err != nil {
		t.Fatal(err)
	}
	body := `{"channel":"C1","text":"hello","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"hello"}}],
		"metadata":{"event_type":"boussole_post","event_payload":{"key":"k"}},"thread_ts":"1700000000.000100"}`
	if status, got := ask(t, "POST", s.URL()+"chat.postMessage", "xoxb-fake", asJSON, body); status != 200 || !strings.Contains(got, `"ok":true`) {
		t.Fatalf("got %d %s", status, got)
	}
	for i, c := range s.Await(2) {
		m := c.Message()
		if c.Method != "chat.postMessage" || c.Token != "xoxb-fake" || c.Form.Has("token") || c.Time.IsZero() {
			t.Errorf("call %d: got %s of %q, %v at %v", i, c.Method, c.Token, c.Form, c.Time)
		}
		if m.Channel != "C1" || m.Text != "hello" || m.Thread != "1700000000.000100" || m.Time != c.Time {
			t.Errorf("call %d: got %+v", i, m)
		}
		if got, want := string(m.Blocks), `[{"text":{"text":"hello","type":"mrkdwn"},"type":"section"}]`; got != want {
			t.Errorf("call %d: got the blocks %s, want %s", i, got, want)
		}
		if got, want := string(m.Metadata), `{"event_payload":{"key":"k"},"event_type":"boussole_post"}`; got != want {
			t.Errorf("call %d: got the metadata %s, want %s", i, got, want)
		}
	}
}

// What Slack refuses, or should never be asked, fails the test that asks it.
func TestFaults(t *testing.T) {
	const text = "text=hello&channel=C1"
	tests := []struct{ name, path, kind, body, answer, want string }{
		{"unknown method", "files.upload", asForm, "", "unknown_method", `knows no method "files.upload"`},
		{"other address", "../other", asForm, "", "not found", "is no address of Slack's"},
		{"no form", "chat.postMessage", "text/plain", "hello", "invalid_arguments", "want a form or JSON"},
		{"no JSON", "chat.postMessage", asJSON, "{", "invalid_arguments", "body: "},
		{"broken blocks", "chat.postMessage", asForm, text + "&blocks=[", "invalid_arguments", "blocks: "},
		{"no channel", "chat.postMessage", asForm, "text=hello", "channel_not_found", "without channel"},
		{"no text", "chat.postMessage", asForm, "channel=C1", "invalid_blocks", "text is empty"},
		{"no timestamp", "chat.postMessage", asForm, text + "&thread_ts=1", "invalid_thread_ts", "is no timestamp"},
		{"no person", "chat.postEphemeral", asForm, text, "user_not_in_channel", "without user"},
		{"no message", "chat.update", asForm, text, "message_not_found", "without ts"},
		{"no user", "users.info", asForm, "", "user_not_found", "without user"},
		{"no users", "conversations.open", asForm, "", "user_not_found", "without users"},
		{"no history", "conversations.history", asForm, "", "channel_not_found", "without channel"},
		{"limit", "conversations.history", asForm, "channel=C1&limit=1000", "invalid_limit", "want 1 to 999"},
		{"no trigger", "views.open", asJSON, `{"view":` + modal + `}`, "invalid_trigger_id", "without trigger_id"},
		{"home opened", "views.open", asJSON, `{"trigger_id":"1","view":{"type":"home","blocks":[]}}`, "invalid_arguments", "no modal"},
		{"modal published", "views.publish", asJSON, `{"user_id":"U1","view":` + modal + `}`, "invalid_arguments", "no home"},
		{"home of nobody", "views.publish", asJSON, `{"view":{"type":"home","blocks":[]}}`, "invalid_arguments", "without user_id"},
	}
	for _, test := range tests {
		r := &recorder{TB: t}
		s := slacktest.New(r)
		_, got := ask(t, "POST", s.URL()+test.path, "xoxb-fake", test.kind, test.body)
		if !strings.Contains(got, test.answer) {
			t.Errorf("%s: got %s, want %s", test.name, got, test.answer)
		}
		if failed := r.all(); !strings.Contains(failed, test.want) || strings.Contains(failed, "xoxb") {
			t.Errorf("%s: got the failure %q, want %q", test.name, failed, test.want)
		}
	}
}
