package slack

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

const (
	testToken = "xoxb-fake"
	testURL   = "https://slack.test/api/"
)

// far is a Slack that exists in a test's mind alone: it answers as it is told, in order, then that all is well.
type far struct {
	mu      sync.Mutex
	answers []farAnswer
	asked   []farCall
}

type farAnswer struct {
	status int
	header string // Retry-After
	body   string
	err    error
}

type farCall struct {
	at     time.Time
	method string
	form   url.Values
	body   string
}

func (f *far) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	form, _ := url.ParseQuery(string(body))
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked = append(f.asked, farCall{time.Now(), strings.TrimPrefix(req.URL.Path, "/api/"), form, string(body)})
	a := farAnswer{status: 200, body: `{"ok":true,"ts":"1700000000.000001"}`}
	if len(f.answers) > 0 {
		a, f.answers = f.answers[0], f.answers[1:]
	}
	if a.err != nil {
		return nil, a.err
	}
	header := http.Header{"Content-Type": {"application/json"}}
	if a.header != "" {
		header.Set("Retry-After", a.header)
	}
	return &http.Response{StatusCode: a.status, Status: http.StatusText(a.status), Header: header, Body: io.NopCloser(strings.NewReader(a.body)), Request: req}, nil
}

// client speaks to the Slack of a test's mind.
func (f *far) client(history bool) *client {
	return newClient(clientConfig{token: bot.NewSecret(testToken), url: testURL, http: &http.Client{Transport: f, Timeout: callTime},
		history: history, log: slog.New(slog.DiscardHandler)})
}

// nearClient speaks to the fake Slack.
func nearClient(t *testing.T, fake *slacktest.Server, history bool) *client {
	t.Helper()
	return newClient(clientConfig{token: bot.NewSecret(testToken), url: fake.URL(), http: newHTTPClient(), history: history, log: slog.New(slog.DiscardHandler)})
}

func said(text string) message {
	return message{Text: text, Blocks: []block{{slackapi.MBTSection, wire(nil).section(markdown(text))}}}
}

func TestClientSpeaks(t *testing.T) {
	fake := slacktest.New(t)
	c := nearClient(t, fake, false)
	ctx := t.Context()
	id, err := c.who(ctx)
	if want := (identity{team: slacktest.TeamID, user: slacktest.BotUser, bot: slacktest.BotID}); err != nil || id.team != want.team || id.user != want.user || id.bot != want.bot {
		t.Errorf("got %+v and %v, want %+v", id, err, want)
	}
	hook := fake.ResponseURL()
	for _, err := range []error{
		c.say(ctx, "C1", "", said("un deux"), "key 1"),
		c.say(ctx, "C2", "1700000000.000001", said("deux"), ""),
		c.respond(ctx, hook, "", said("quatre"), toAsker),
		c.respond(ctx, hook, "1700000000.000001", said("cinq"), toEveryone),
		c.home(ctx, "U7", slackapi.HomeTabViewRequest{Type: slackapi.VTHomeTab, Blocks: slackapi.Blocks{BlockSet: said("accueil").blocks()}}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	calls := fake.Calls()
	tests := []struct{ method, channel, thread, user, text, metadata, kind string }{
		{"chat.postMessage", "C1", "", "", "un deux", `{"event_payload":{"key":"key 1"},"event_type":"boussole_post"}`, ""},
		{"chat.postMessage", "C2", "1700000000.000001", "", "deux", "", ""},
		{"response_url", "", "", "", "quatre", "", "ephemeral"},
		{"response_url", "", "1700000000.000001", "", "cinq", "", "in_channel"},
		{"views.publish", "", "", "", "", "", ""},
	}
	if len(calls) != len(tests) {
		t.Fatalf("got %d calls, want %d", len(calls), len(tests))
	}
	for i, want := range tests {
		if want.method == "views.publish" {
			continue
		}
		m := calls[i].Message()
		got := want
		got.method, got.channel, got.thread, got.user, got.text, got.metadata, got.kind = calls[i].Method, m.Channel, m.Thread, m.User, m.Text, string(m.Metadata), m.ResponseType
		if got != want || !strings.Contains(string(m.Blocks), want.text) {
			t.Errorf("got %+v with %s, want %+v", got, m.Blocks, want)
		}
		if m.Replaces || m.Deletes {
			t.Errorf("%s: the original goes", want.method)
		}
	}
}

// What Slack or the way there may say, as a Fault, and how often it is worth asking.
func TestCallFaults(t *testing.T) {
	dial := &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
	cut := &net.OpError{Op: "read", Net: "tcp", Err: errors.New("connection reset")}
	tests := []struct {
		name         string
		answer       farAnswer
		fault        Fault
		reads, posts int
		doubt        bool
	}{
		{"refused", farAnswer{status: 200, body: `{"ok":false,"error":"channel_not_found"}`}, Fault{Code: "channel_not_found", Status: 200}, 1, 1, false},
		{"scope", farAnswer{status: 200, body: `{"ok":false,"error":"missing_scope","needed":"users:read","provided":"chat:write"}`},
			Fault{Code: "missing_scope", Status: 200, Needed: "users:read"}, 1, 1, false},
		{"too often, later", farAnswer{status: 429, header: "60", body: `{"ok":false,"error":"ratelimited"}`},
			Fault{Code: "ratelimited", RetryAfter: time.Minute}, 1, 1, false},
		{"too often, for ever", farAnswer{status: 429, header: "99999999999999999999"}, Fault{Code: "ratelimited", Status: 429, RetryAfter: time.Second}, 3, 3, false},
		{"too often, negative", farAnswer{status: 429, header: "-5"}, Fault{Code: "ratelimited", Status: 429, RetryAfter: time.Second}, 3, 3, false},
		{"too often, no time", farAnswer{status: 429}, Fault{Code: "ratelimited", Status: 429, RetryAfter: time.Second}, 3, 3, false},
		{"too often, in the body", farAnswer{status: 200, body: `{"ok":false,"error":"rate_limited"}`}, Fault{Code: "rate_limited", Status: 200, RetryAfter: time.Second}, 3, 3, false},
		{"internal", farAnswer{status: 200, body: `{"ok":false,"error":"internal_error"}`}, Fault{Code: "internal_error", Status: 200}, 3, 1, true},
		{"broken", farAnswer{status: 503, body: `<html>`}, Fault{Status: 503}, 3, 1, true},
		{"moved", farAnswer{status: 302}, Fault{Status: 302}, 1, 1, false},
		{"no such method", farAnswer{status: 404}, Fault{Status: 404}, 1, 1, false},
		{"not JSON", farAnswer{status: 200, body: `<html>xoxb-fake`}, Fault{}, 3, 1, true},
		{"half", farAnswer{status: 200, body: `{"ok":tr`}, Fault{}, 3, 1, true},
		{"nobody there", farAnswer{err: dial}, Fault{}, 3, 1, false},
		{"cut", farAnswer{err: cut}, Fault{}, 3, 1, true},
	}
	uses := []struct {
		name  string
		call  func(context.Context, *client) error
		reads bool
	}{
		{"auth.test", func(ctx context.Context, c *client) error { _, err := c.who(ctx); return err }, true},
		{"views.publish", func(ctx context.Context, c *client) error { return c.home(ctx, "U1", slackapi.HomeTabViewRequest{}) }, true},
		{"views.open", func(ctx context.Context, c *client) error { return c.open(ctx, "1.2.3", slackapi.ModalViewRequest{}) }, false},
		{"chat.postMessage", func(ctx context.Context, c *client) error { return c.say(ctx, "C1", "", said("a"), "k") }, false},
	}
	for _, test := range tests {
		for _, use := range uses {
			t.Run(test.name+"/"+use.name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					f := &far{answers: []farAnswer{test.answer, test.answer, test.answer, test.answer}}
					err := use.call(t.Context(), f.client(false))
					want := test.posts
					if use.reads {
						want = test.reads
					}
					if err == nil || len(f.asked) != want || f.asked[0].method != use.name {
						t.Fatalf("got %v after %d calls of %s, want %d", err, len(f.asked), f.asked[0].method, want)
					}
					if text := err.Error(); strings.Contains(text, "xoxb") || strings.Contains(text, "://") || !strings.HasPrefix(text, use.name) {
						t.Errorf("got %q", text)
					}
					fault, ok := errors.AsType[*Fault](err)
					if wanted := test.fault != (Fault{}); ok != wanted {
						t.Fatalf("got %#v", err)
					} else if wanted && (fault.Code != test.fault.Code || fault.Needed != test.fault.Needed ||
						fault.RetryAfter != test.fault.RetryAfter || test.fault.Status != 0 && fault.Status != test.fault.Status) {
						t.Errorf("got %#v, want %#v", fault, test.fault)
					}
					if uncertain(err) != test.doubt {
						t.Errorf("%v: in doubt is %v", err, !test.doubt)
					}
				})
			})
		}
	}
}

// A home shown twice at once is shown.
func TestHomeConflict(t *testing.T) {
	f := &far{answers: []farAnswer{{status: 200, body: `{"ok":false,"error":"hash_conflict"}`}}}
	if err := f.client(false).home(t.Context(), "U1", slackapi.HomeTabViewRequest{}); err != nil {
		t.Error(err)
	}
}

// Nothing lasts for ever, and an answer is read no further than it may be long.
func TestCallBounds(t *testing.T) {
	h := newHTTPClient()
	if h.Timeout != callTime || h.Transport.(*http.Transport).TLSHandshakeTimeout != connectTime {
		t.Errorf("got %v", h)
	}
	f := &far{answers: []farAnswer{{status: 200, body: `{"ok":true,"ts":"1.2","text":"` + strings.Repeat("x", answerSize) + `"}`}}}
	if err := f.client(false).say(t.Context(), "C1", "", said("a"), ""); !errors.Is(err, errUnreadable) {
		t.Errorf("got %v", err)
	}
}

// A message is sent without its charts where Slack refuses them, and once only.
func TestCharts(t *testing.T) {
	chart := block{slackapi.MBTDataVisualization, wire(`{"type":"data_visualization"}`)}
	invalid := farAnswer{status: 200, body: `{"ok":false,"error":"invalid_blocks","errors":["failed to match all allowed schemas"]}`}
	webhook := farAnswer{status: 400, body: "invalid_blocks"}
	tests := []struct {
		name    string
		charts  bool
		answers []farAnswer
		hook    bool
		calls   int
		fails   bool
	}{
		{"taken", true, nil, false, 1, false},
		{"refused", true, []farAnswer{invalid}, false, 2, false},
		{"refused twice", true, []farAnswer{invalid, invalid}, false, 2, true},
		{"no chart", false, []farAnswer{invalid}, false, 1, true},
		{"response", true, []farAnswer{webhook}, true, 2, false},
		{"response in JSON", true, []farAnswer{invalid}, true, 2, false},
		{"another refusal", true, []farAnswer{{status: 400, body: "no_text"}}, true, 1, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &far{answers: test.answers}
				m := said("85 000 €")
				if test.charts {
					m.Blocks = append(m.Blocks, chart)
				}
				c := f.client(false)
				var err error
				if test.hook {
					err = c.respond(t.Context(), "https://hooks.slack.com/actions/T1/2/3", "", m, toAsker)
				} else {
					err = c.say(t.Context(), "C1", "", m, "")
				}
				if (err != nil) != test.fails || len(f.asked) != test.calls {
					t.Fatalf("got %v after %d calls", err, len(f.asked))
				}
				for i, call := range f.asked {
					if got := strings.Contains(call.body, "data_visualization"); got != (test.charts && i == 0) {
						t.Errorf("call %d: %s", i, call.body)
					}
				}
			})
		})
	}
}
