package rest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

const (
	secretToken = "the.bots.token"
	secretHook  = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5OnNlY3JldA"
	snowflake   = "1234567890123456789"
)

// discordFunc answers in Discord's place.
type discordFunc func(*http.Request) *http.Response

func (f discordFunc) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	if resp := f(req); resp != nil {
		return resp, nil
	}
	return nil, errors.New("connection reset by peer")
}

// answered makes an answer; headers come as name and value in turn.
func answered(status int, body string, headers ...string) *http.Response {
	h := http.Header{}
	for i := 0; i < len(headers); i += 2 {
		h.Set(headers[i], headers[i+1])
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

// callsThrough makes an api whose requests a function answers.
func callsThrough(f discordFunc) *API {
	return NewAPI(&http.Client{Transport: NewTransport(officialAddress(), f)}, bot.NewSecret(secretToken))
}

func officialAddress() *url.URL { return &url.URL{Scheme: "https", Host: "discord.com"} }

// faultOf returns the Fault in an error; it may not be without one.
func faultOf(t *testing.T, err error) *Fault {
	t.Helper()
	fault, ok := errors.AsType[*Fault](err)
	if !ok {
		t.Fatalf("got %v, want a Fault", err)
	}
	return fault
}

// journal notes when requests came, by the start of the test.
type journal struct {
	mu    sync.Mutex
	start time.Time
	at    []time.Duration
}

func newJournal() *journal { return &journal{start: time.Now()} }

// note adds a request, and returns how many there were before it.
func (j *journal) note() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.at = append(j.at, time.Since(j.start))
	return len(j.at) - 1
}

// same reports whether requests came at these times, to the millisecond.
func (j *journal) same(want ...time.Duration) bool {
	if len(j.at) != len(want) {
		return false
	}
	for i, at := range j.at {
		if at.Round(time.Millisecond) != want[i] {
			return false
		}
	}
	return true
}

func post(ctx context.Context, a *API, channel string) error {
	return a.Call(ctx, CreateMessage, []string{channel}, map[string]any{"nonce": "n", "enforce_nonce": true}, nil, nil)
}

func answerTo(ctx context.Context, a *API) error {
	return a.Call(ctx, Respond, []string{snowflake, secretHook}, struct{}{}, nil, nil)
}

// Checklist 35.
func TestEveryRequestNamesItsAgent(t *testing.T) {
	agents := map[string]string{
		"":                     userAgent,
		"Go-http-client/1.1":   userAgent,
		"DiscordBot":           userAgent,
		"DiscordBot (me)":      userAgent,
		"DiscordBot (me, 2.0)": "DiscordBot (me, 2.0)",
	}
	for agent, want := range agents {
		var got string
		client := http.Client{Transport: NewTransport(officialAddress(), discordFunc(func(req *http.Request) *http.Response {
			got = req.UserAgent()
			return answered(200, "{}")
		}))}
		req, err := http.NewRequest(http.MethodGet, home+"/gateway/bot", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("User-Agent", agent)
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if got != want {
			t.Errorf("%q: got %q, want %q", agent, got, want)
		}
	}
	if want := "DiscordBot (https://github.com/bwmarrin/discordgo, v0.29.0)"; userAgent != want {
		t.Errorf("got %s, want %s", userAgent, want)
	}
}

func TestBodiesAndMarksOfEveryAttempt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var bodies []string
		a := callsThrough(func(req *http.Request) *http.Response {
			body, err := io.ReadAll(req.Body)
			if err != nil {
				t.Error(err)
			}
			bodies = append(bodies, string(body))
			if _, ok := req.Header[onceHeader]; ok {
				t.Error("the mark of a repeatable request was sent")
			}
			return answered(503, "")
		})
		err := post(t.Context(), a, "1")
		if fault := faultOf(t, err); fault.Status != 503 {
			t.Errorf("got %v", fault)
		}
		if len(bodies) != 3 || bodies[0] == "" || bodies[1] != bodies[0] || bodies[2] != bodies[0] {
			t.Errorf("got %q, want the same three times", bodies)
		}
	})
}

// readOnce is a body that can't be read again, and knows whether it was closed.
type readOnce struct {
	io.Reader
	closed *bool
}

func (r readOnce) Close() error { *r.closed = true; return nil }

func TestBodyThatCannotBeRepeated(t *testing.T) {
	sent := 0
	tr := NewTransport(officialAddress(), discordFunc(func(req *http.Request) *http.Response {
		sent++
		return answered(503, "")
	}))
	closed := false
	req, err := http.NewRequest(http.MethodPut, home+"/users/@me", readOnce{strings.NewReader("{}"), &closed})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := tr.RoundTrip(req)
	if err != nil || resp.StatusCode != 503 || sent != 1 || !closed {
		t.Errorf("got %v, %v; sent %d times; body closed: %t", resp, err, sent, closed)
	}
}

// Checklist 35 and D18: whatever goes wrong, no error tells a secret.
func TestErrorsHoldNoSecret(t *testing.T) {
	wrongs := map[string]discordFunc{
		"network": func(*http.Request) *http.Response { return nil },
		"refused": func(*http.Request) *http.Response {
			return answered(403, `{"message": "Missing Access", "code": 50001}`)
		},
		"Cloudflare": func(*http.Request) *http.Response { return answered(403, "<html>") },
		"limit":      func(*http.Request) *http.Response { return answered(429, `{"retry_after": 60}`) },
		"unread":     func(*http.Request) *http.Response { return answered(200, "<") },
		"token":      func(*http.Request) *http.Response { return answered(401, `{"message": "401: Unauthorized"}`) },
		"telling": func(req *http.Request) *http.Response {
			return answered(404, fmt.Sprintf(`{"message": "no route %s with %s"}`, req.URL, req.Header.Get("Authorization")))
		},
		"redirect": func(req *http.Request) *http.Response {
			return answered(302, "", "Location", req.URL.String())
		},
	}
	for name, wrong := range wrongs {
		synctest.Test(t, func(t *testing.T) {
			a := callsThrough(wrong)
			var into struct{}
			for _, e := range []Endpoint{Respond, EditOriginal, FollowUp, CreateMessage, OwnUser} {
				ids := []string{snowflake, secretHook}[:strings.Count(e.path, "{")]
				err := a.Call(t.Context(), e, ids, struct{}{}, nil, &into)
				if err == nil {
					t.Fatalf("%s, %s: no error", name, e)
				}
				for _, secret := range []string{secretToken, secretHook, snowflake, "discord.com"} {
					if strings.Contains(err.Error(), secret) || strings.Contains(fmt.Sprintf("%+v", err), secret) {
						t.Errorf("%s: %v", name, err)
					}
				}
				if !strings.HasPrefix(err.Error(), e.String()+": ") {
					t.Errorf("%s: got %v, want the route %s", name, err, e)
				}
			}
		})
	}
}
