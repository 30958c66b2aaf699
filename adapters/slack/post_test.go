package slack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

func postTo(channel, key string) bot.Post {
	return bot.Post{Key: key, Channel: bot.Channel{Adapter: "slack", Tenant: slacktest.TeamID, ID: channel}}
}

// room is a channel in a test's mind: it shows what it was told and answers as it is told, or not at all.
type room struct {
	mu      sync.Mutex
	shown   []string // keys, oldest first
	others  int      // messages of others, newer than ours
	says    []string // what becomes of each chat.postMessage: lost, cut, late, or a code; empty: all goes well
	history string   // a code that conversations.history answers
	posts   int
	looks   int
}

// show keeps the key of a message that shows; r.mu is held.
func (r *room) show(key string) { r.shown = append(r.shown, key) }

func (r *room) RoundTrip(req *http.Request) (*http.Response, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	body, _ := io.ReadAll(req.Body)
	form, _ := url.ParseQuery(string(body))
	answer := func(text string) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(text)), Request: req}, nil
	}
	if strings.HasSuffix(req.URL.Path, "conversations.history") {
		r.looks++
		if r.history != "" {
			return answer(fmt.Sprintf(`{"ok":false,"error":%q}`, r.history))
		}
		if form.Get("include_all_metadata") != "1" || form.Get("oldest") == "" || form.Get("limit") == "" {
			return answer(`{"ok":false,"error":"invalid_arguments"}`)
		}
		return answer(r.page(form.Get("cursor")))
	}
	outcome := ""
	if r.posts++; r.posts <= len(r.says) {
		outcome = r.says[r.posts-1]
	}
	_, key, _ := strings.Cut(form.Get("metadata"), `"key":"`)
	key = strings.TrimSuffix(key, `"}}`)
	switch outcome {
	case "":
		r.show(key)
		return answer(`{"ok":true,"ts":"1700000000.000001"}`)
	case "cut":
		r.show(key)
		return nil, io.ErrUnexpectedEOF
	case "late":
		time.AfterFunc(settling-time.Second, func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.show(key)
		})
		return nil, io.ErrUnexpectedEOF
	case "lost":
		return nil, io.ErrUnexpectedEOF
	}
	return answer(fmt.Sprintf(`{"ok":false,"error":%q}`, outcome))
}

// page is one of a history, newest first.
func (r *room) page(cursor string) string {
	if before := strings.Count(cursor, "x") * historyPage; before < r.others {
		return fmt.Sprintf(`{"ok":true,"messages":[{"type":"message","text":"hello"}],"has_more":true,"response_metadata":{"next_cursor":"%sx"}}`, cursor)
	}
	var out []string
	for _, key := range r.shown {
		out = append(out, fmt.Sprintf(`{"type":"message","metadata":{"event_type":"boussole_post","event_payload":{"key":%q}}}`, key))
	}
	return `{"ok":true,"has_more":false,"messages":[` + strings.Join(out, ",") + `]}`
}

// A post shows once, whatever comes in between and however often it is tried, or it is unknown.
func TestPostInDoubt(t *testing.T) {
	since := -time.Hour
	tests := []struct {
		name    string
		room    *room
		history bool
		resumed bool
		shown   int
		posts   int
		doubt   string // empty: none; later, or never
	}{
		{"well", &room{}, false, false, 2, 2, ""},
		{"shown, cut", &room{says: []string{"cut"}}, true, false, 2, 2, ""},
		{"shown late, cut", &room{says: []string{"late"}}, true, false, 2, 2, ""},
		{"second shown, cut", &room{says: []string{"", "cut"}}, true, false, 2, 2, ""},
		{"lost", &room{says: []string{"lost"}}, true, false, 2, 3, ""},
		{"lost twice", &room{says: []string{"lost", "lost"}}, true, false, 0, 2, "later"},
		{"lost, then cut", &room{says: []string{"lost", "cut"}}, true, false, 2, 3, ""},
		{"internal", &room{says: []string{"internal_error"}}, true, false, 2, 3, ""},
		{"cut, no history", &room{says: []string{"cut"}}, false, false, 1, 1, "never"},
		{"internal, no history", &room{says: []string{"internal_error"}}, false, false, 0, 1, "never"},
		{"cut, no scope", &room{says: []string{"cut"}, history: "missing_scope"}, true, false, 1, 1, "never"},
		{"cut, not in it", &room{says: []string{"cut"}, history: "not_in_channel"}, true, false, 1, 1, "never"},
		{"cut, broken", &room{says: []string{"cut"}, history: "internal_error"}, true, false, 1, 1, "later"},
		{"cut, busy channel", &room{says: []string{"cut"}, others: 4 * historyPage}, true, false, 2, 2, ""},
		{"cut, busier channel", &room{says: []string{"cut"}, others: 50 * historyPage}, true, false, 1, 1, "never"},
		{"resumed, shown", &room{shown: []string{"k/0", "k/1"}}, true, true, 2, 0, ""},
		{"resumed, half", &room{shown: []string{"k/0"}}, true, true, 2, 1, ""},
		{"resumed, none", &room{shown: []string{"other/0"}}, true, true, 3, 2, ""},
		{"resumed, no history", &room{}, false, true, 0, 0, "never"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := test.room
				c := (&far{}).client(test.history)
				c.http.Transport = r
				send := c.post
				if test.resumed {
					send = func(ctx context.Context, p bot.Post, out []message) error {
						p.Since = time.Now().Add(since)
						return c.post(ctx, p, out)
					}
				}
				err := send(t.Context(), postTo("C1", "k"), []message{said("un"), said("deux")})
				doubt := ""
				if d, ok := errors.AsType[*bot.InDoubt](err); ok {
					doubt = map[bool]string{true: "later", false: "never"}[d.Later]
					if d.Since.IsZero() || strings.Contains(d.Error(), "://") {
						t.Errorf("got %+v", d)
					}
				} else if err != nil {
					t.Error(err)
				}
				if doubt != test.doubt || len(r.shown) != test.shown || r.posts != test.posts {
					t.Errorf("got doubt %q, %d shown after %d posts and %d looks: %v", doubt, len(r.shown), r.posts, r.looks, err)
				}
				before := len(r.shown)
				if again := c.post(t.Context(), postTo("C1", "k"), []message{said("un"), said("deux")}); (again == nil) != (err == nil) && doubt != "later" {
					t.Errorf("again: %v", again)
				}
				if doubt != "later" && len(r.shown) != before {
					t.Errorf("again: %d shown, want %d", len(r.shown), before)
				}
			})
		})
	}
}

// A post tried again goes on where it stopped.
func TestPostGoesOn(t *testing.T) {
	t.Parallel()
	fake := slacktest.New(t)
	c := nearClient(t, fake, false)
	out := []message{said("un"), said("deux")}
	if err := c.post(t.Context(), postTo("C1", "k"), out[:1]); err != nil {
		t.Fatal(err)
	}
	fake.Answer("chat.postMessage", slacktest.RateLimited(time.Minute))
	err := c.post(t.Context(), postTo("C1", "k"), out)
	if fault, ok := errors.AsType[*Fault](err); !ok || fault.RetryAfter.Round(time.Second) != time.Minute {
		t.Fatalf("got %v", err)
	}
	if err := c.post(t.Context(), postTo("C2", "k2"), out); err == nil || len(fake.Calls()) != 2 {
		t.Errorf("got %v after %d calls, want none before Slack lets go", err, len(fake.Calls()))
	}
	c.pace = newPace() // the minute is over
	if err := c.post(t.Context(), postTo("C1", "k"), out); err != nil {
		t.Fatal(err)
	}
	if shown := fake.Messages("C1"); len(shown) != 2 || shown[0].Text != "un" || shown[1].Text != "deux" {
		t.Errorf("got %+v", shown)
	}
}

// A connection cut after Slack took the message leaves one message (with history), as does the post tried again.
func TestPostCut(t *testing.T) {
	t.Parallel()
	fake := slacktest.New(t)
	fake.Answer("chat.postMessage", slacktest.Answer{Drop: true})
	c := nearClient(t, fake, true)
	if err := c.post(t.Context(), postTo("C1", "k"), []message{said("un")}); err != nil {
		t.Fatal(err)
	}
	other := nearClient(t, fake, true) // of the process that comes after
	again := postTo("C1", "k")
	again.Since = time.Now().Add(-time.Hour)
	if err := other.post(t.Context(), again, []message{said("un")}); err != nil {
		t.Fatal(err)
	}
	if shown := fake.Messages("C1"); len(shown) != 1 || !strings.Contains(string(shown[0].Metadata), `"k/0"`) {
		t.Errorf("got %+v", shown)
	}
}

// The same post twice at once is one.
func TestPostUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := (&far{answers: []farAnswer{{status: 429, header: "5"}}}).client(false)
		first := make(chan error, 1)
		go func() { first <- c.post(t.Context(), postTo("C1", "k"), []message{said("un")}) }()
		time.Sleep(time.Second)
		if err := c.post(t.Context(), postTo("C1", "k"), []message{said("un")}); !errors.Is(err, errPosting) {
			t.Errorf("got %v", err)
		}
		if err := <-first; err != nil {
			t.Error(err)
		}
	})
}

// A post to a person goes to their direct messages. One in doubt isn't looked up there.
func TestPostPerson(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &far{answers: []farAnswer{{status: 200, body: `{"ok":true,"ts":"1.2","channel":"D1"}`}, {err: io.ErrUnexpectedEOF}}}
		c := f.client(true)
		p := bot.Post{Key: "k", Person: "U1", Channel: bot.Channel{Adapter: "slack", Tenant: slacktest.TeamID}}
		if err := c.post(t.Context(), p, []message{said("un")}); err != nil || len(f.asked) != 1 || f.asked[0].form.Get("channel") != "U1" {
			t.Errorf("got %v and %+v", err, f.asked)
		}
		p.Key = "k2"
		if d, ok := errors.AsType[*bot.InDoubt](c.post(t.Context(), p, []message{said("un")})); !ok || d.Later || len(f.asked) != 2 {
			t.Errorf("got %+v after %d calls", d, len(f.asked))
		}
	})
}

// What doesn't show for sure says so, and when to come back; once a part shows it says no such thing.
func TestPostUnsent(t *testing.T) {
	well := farAnswer{status: 200, body: `{"ok":true,"ts":"1.2"}`}
	limited := farAnswer{status: 429, header: "60"}
	tests := []struct {
		name    string
		answers []farAnswer
		unsent  bool
		after   time.Duration
	}{
		{"too often", []farAnswer{limited}, true, time.Minute},
		{"refused connection", []farAnswer{{err: &net.OpError{Op: "dial", Err: errors.New("refused")}}}, true, 0},
		{"a passing refusal", []farAnswer{{status: 200, body: `{"ok":false,"error":"service_unavailable"}`}}, true, 0},
		{"a refusal", []farAnswer{{status: 200, body: `{"ok":false,"error":"msg_blocks_too_long"}`}}, true, 0},
		{"half done", []farAnswer{{status: 200, body: `{"ok":false,"error":"fatal_error"}`}}, false, 0},
		{"broken", []farAnswer{{status: 502}}, false, 0},
		{"cut", []farAnswer{{err: io.ErrUnexpectedEOF}}, false, 0},
		{"archived", []farAnswer{{status: 200, body: `{"ok":false,"error":"is_archived"}`}}, false, 0},
		{"the second message too often", []farAnswer{well, limited}, false, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				err := (&far{answers: test.answers}).client(false).post(t.Context(), postTo("C1", "k"), []message{said("un"), said("deux")})
				u, ok := errors.AsType[*bot.Unsent](err)
				if err == nil || ok != test.unsent || ok && u.After.Round(time.Second) != test.after {
					t.Errorf("got %#v", err)
				}
			})
		})
	}
}

// A post that can't succeed says what to do; one that may later does not.
func TestPostRefusals(t *testing.T) {
	tests := []struct{ code, fr, en string }{
		{"not_in_channel", "/invite @Boussole", "/invite @Boussole"},
		{"channel_not_found", "vérifie son numéro", "check its number"},
		{"is_archived", "archivé", "archived"},
		{"restricted_action", "personne qui l'administre", "administrator"},
		{"restricted_action_read_only_channel", "lecture seule", "read-only"},
		{"account_inactive", "réinstalle", "install the app again"},
		{"token_revoked", "révoqué", "revoked"},
		{"invalid_auth", "jeton", "token"},
		{"missing_scope", "« chat:write »", "\"chat:write\""},
		{"msg_blocks_too_long", "", ""},
		{"ratelimited", "", ""},
	}
	for _, test := range tests {
		t.Run(test.code, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				refusal := farAnswer{status: 200, body: fmt.Sprintf(`{"ok":false,"error":%q,"needed":%q}`, test.code, map[bool]string{true: "chat:write"}[test.code == "missing_scope"])}
				f := &far{answers: []farAnswer{refusal, refusal, refusal}}
				err := f.client(false).post(t.Context(), postTo("C1", "k"), []message{said("un"), said("deux")})
				reason, ok := errors.AsType[*bot.Permanent](err)
				if ok != (test.fr != "") || ok && (!strings.Contains(reason.Reason.FR, test.fr) || !strings.Contains(reason.Reason.EN, test.en)) {
					t.Errorf("got %#v", err)
				}
				if fault, ok := errors.AsType[*Fault](err); !ok || fault.Code != test.code {
					t.Errorf("got %v", err)
				}
			})
		})
	}
}

// Whoever is to record that a post goes out is told once its turn has come; where that fails, nothing goes.
func TestPostGoing(t *testing.T) {
	t.Parallel()
	fake := slacktest.New(t)
	c := nearClient(t, fake, false)
	told := 0
	p := postTo("C1", "k")
	p.Going = func(context.Context) error { told++; return nil }
	if err := c.post(t.Context(), p, []message{said("un")}); err != nil || told != 1 {
		t.Fatalf("got %v, told %d times", err, told)
	}
	p = postTo("C2", "k2")
	p.Going = func(context.Context) error { return errors.New("no disk") }
	if err := c.post(t.Context(), p, []message{said("un")}); !isUnsent(err) || len(fake.Calls()) != 1 {
		t.Errorf("got %v after %d calls", err, len(fake.Calls()))
	}
	c.pace.hold(postMessage, time.Minute)
	told = 0
	p.Going = func(context.Context) error { told++; return nil }
	if err := c.post(t.Context(), p, []message{said("un")}); !isUnsent(err) || told != 0 {
		t.Errorf("while the limit holds: got %v, told %d times", err, told)
	}
}

func isUnsent(err error) bool {
	_, ok := errors.AsType[*bot.Unsent](err)
	return ok
}
