package discordtest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"sync"
	"testing"

	"boussole/adapters/discord/discordtest"
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

// answered is a response with its body read.
type answered struct {
	status int
	header http.Header
	body   string
}

// field is a field of a JSON object.
func (a answered) field(name string) any {
	var body map[string]any
	_ = json.Unmarshal([]byte(a.body), &body)
	return body[name]
}

// request is one to the fake, with what Discord demands of every one.
func request(t testing.TB, s *discordtest.Server, method, path, kind, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1.0)")
	r.Header.Set("Authorization", "Bot fake-token")
	if body != "" {
		r.Header.Set("Content-Type", kind)
	}
	return r
}

// do sends a request.
func do(r *http.Request) (answered, error) {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(r)
	if err != nil {
		return answered{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return answered{response.StatusCode, response.Header, string(body)}, err
}

// ask sends JSON to a path below /api/v10.
func ask(t testing.TB, s *discordtest.Server, method, path, body string) answered {
	t.Helper()
	a, err := do(request(t, s, method, "/api/v10"+path, "application/json", body))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// form is a multipart body of a payload and of files named by their parts.
func form(t testing.TB, payload string, files ...discordtest.File) (kind, body string) {
	t.Helper()
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	if err := w.WriteField("payload_json", payload); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		part, err := w.CreatePart(textproto.MIMEHeader{
			"Content-Disposition": {fmt.Sprintf(`form-data; name="%s"; filename="%s"`, f.Field, f.Name)}, "Content-Type": {f.Type},
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), out.String()
}

const (
	hello  = `{"content":"hello","allowed_mentions":{"parse":[]}}`
	callID = "/interactions/1400000000000000001/a-token/callback"
	hook   = "/webhooks/" + discordtest.ApplicationID + "/a-token"
)

func TestServe(t *testing.T) {
	tests := []struct {
		method, path, body string
		status             int
		want               string // in the body
	}{
		{"GET", "/gateway", "", 200, `"url":"ws://127.0.0.1:`},
		{"GET", "/gateway/bot", "", 200, `"max_concurrency":1`},
		{"GET", "/applications/@me", "", 200, `"id":"` + discordtest.ApplicationID + `"`},
		{"GET", "/users/@me", "", 200, `"bot":true`},
		{"POST", "/users/@me/channels", `{"recipient_id":"42"}`, 200, `"type":1`},
		{"POST", "/channels/42/messages", hello, 200, `"content":"hello"`},
		{"POST", callID, `{"type":5}`, 204, ""},
		{"POST", callID, `{"type":4,"data":` + hello + `}`, 204, ""},
		{"POST", callID + "?with_response=true", `{"type":5}`, 200, `"id":"1400000000000000001"`},
		{"GET", hook + "/messages/@original", "", 200, `"content":""`},
		{"PATCH", hook + "/messages/@original", hello, 200, `"content":"hello"`},
		{"DELETE", hook + "/messages/@original", "", 204, ""},
		{"GET", hook + "/messages/1", "", 404, `"code":10008`},
		{"POST", hook, hello, 200, `"content":"hello"`},
		{"GET", "/applications/1/commands", "", 200, `[]`},
		{"PUT", "/applications/1/commands", `[{"name":"role","description":"The job"}]`, 200, `"name":"role"`},
		{"PUT", "/applications/1/guilds/2/commands", `[{"name":"role","description":"The job"}]`, 200, `"guild_id":"2"`},
	}
	for _, test := range tests {
		s := discordtest.New(t)
		got := ask(t, s, test.method, test.path, test.body)
		if got.status != test.status || !strings.Contains(got.body, test.want) {
			t.Errorf("%s %s: got %d %s, want %d with %s", test.method, test.path, got.status, got.body, test.status, test.want)
		}
		for _, name := range []string{"Limit", "Remaining", "Reset", "Reset-After", "Bucket"} {
			if got.header.Get("X-RateLimit-"+name) == "" {
				t.Errorf("%s %s: got no X-RateLimit-%s", test.method, test.path, name)
			}
		}
	}
}

func TestRequests(t *testing.T) {
	s := discordtest.New(t)
	ask(t, s, "GET", "/gateway/bot", "")
	ask(t, s, "POST", "/channels/42/messages", hello)
	ask(t, s, "POST", callID+"?with_response=true", `{"type":5}`)
	got := s.Await(2)
	if len(got) != 2 || len(s.Requests()) != 2 {
		t.Fatalf("got %d requests, want 2", len(got))
	}
	first, second := got[0], got[1]
	if first.Method != "POST" || first.Path != "/api/v10/channels/42/messages" || first.Route != "POST /channels/{channel}/messages" {
		t.Errorf("got %s %s of %s", first.Method, first.Path, first.Route)
	}
	if string(first.Body) != hello || first.Header.Get("Authorization") != "Bot fake-token" || first.Time.IsZero() {
		t.Errorf("got %s, %v at %v", first.Body, first.Header, first.Time)
	}
	if got, want := second.Query.Get("with_response"), "true"; got != want {
		t.Errorf("got the query %q, want %q", got, want)
	}
}

func TestFiles(t *testing.T) {
	s := discordtest.New(t)
	payload := `{"flags":32768,"allowed_mentions":{"parse":[]},"attachments":[{"id":0,"filename":"pay.png","description":"Pay"}],
		"components":[{"type":10,"content":"a"},{"type":12,"items":[{"media":{"url":"attachment://pay.png"},"description":"Pay"}]}]}`
	picture := discordtest.File{Field: "files[0]", Name: "pay.png", Type: "image/png", Data: []byte("png")}
	kind, body := form(t, payload, picture)
	got, err := do(request(t, s, "POST", "/api/v10/channels/42/messages", kind, body))
	if err != nil || got.status != 200 || !strings.Contains(got.body, `"url":"https://cdn.discordapp.com/attachments/42/`) {
		t.Fatalf("got %d %s and %v", got.status, got.body, err)
	}
	if want := `"id":2,"items":`; !strings.Contains(got.body, want) {
		t.Errorf("got %s, want %s", got.body, want)
	}
	sent := s.Await(1)[0]
	if string(sent.Body) != payload || len(sent.Files) != 1 {
		t.Fatalf("got %s and %d files", sent.Body, len(sent.Files))
	}
	if got := sent.Files[0]; got.Field != picture.Field || got.Name != picture.Name || got.Type != picture.Type || string(got.Data) != "png" {
		t.Errorf("got %+v, want %+v", got, picture)
	}
}

// What Discord refuses, or should never be asked, fails the test that asks it.
func TestFaults(t *testing.T) {
	tests := []struct {
		name, method, path, body string
		header                   map[string]string
		status                   int
		want                     string
	}{
		{"unknown route", "GET", "/api/v10/guilds/1", "", nil, 404, "GET /api/v10/guilds/1: the fake knows no such route"},
		{"version 9", "GET", "/api/v9/gateway", "", nil, 404, "not version 10"},
		{"no User-Agent", "GET", "/api/v10/users/@me", "", map[string]string{"User-Agent": ""}, 200, "User-Agent"},
		{"other User-Agent", "GET", "/api/v10/users/@me", "", map[string]string{"User-Agent": "DiscordBot"}, 200, "User-Agent"},
		{"no Authorization", "GET", "/api/v10/users/@me", "", map[string]string{"Authorization": ""}, 401, ""},
		{"wrong Authorization", "GET", "/api/v10/users/@me", "", map[string]string{"Authorization": "Bot other"}, 401, ""},
		{"no Authorization needed", "GET", "/api/v10" + hook + "/messages/@original", "", map[string]string{"Authorization": ""}, 200, ""},
		{"no JSON", "POST", "/api/v10/channels/42/messages", "hello", nil, 400, "POST /channels/{channel}/messages: body"},
		{"nothing", "POST", "/api/v10/channels/42/messages", `{"allowed_mentions":{"parse":[]}}`, nil, 400, "the message is empty"},
	}
	for _, test := range tests {
		r := &recorder{TB: t}
		s := discordtest.New(r)
		sent := request(t, s, test.method, test.path, "application/json", test.body)
		for key, value := range test.header {
			sent.Header.Set(key, value)
		}
		got, err := do(sent)
		if err != nil || got.status != test.status {
			t.Errorf("%s: got %d and %v, want %d", test.name, got.status, err, test.status)
		}
		if failed := r.all(); !strings.Contains(failed, test.want) || test.want == "" && failed != "" {
			t.Errorf("%s: got the failure %q, want %q", test.name, failed, test.want)
		}
		if strings.Contains(r.all(), "a-token") {
			t.Errorf("%s: got a token in %s", test.name, r.all())
		}
	}
}

func TestSetToken(t *testing.T) {
	s := discordtest.New(t)
	s.SetToken("Bot other")
	if got := ask(t, s, "GET", "/users/@me", ""); got.status != 401 {
		t.Errorf("got %d, want 401", got.status)
	}
	r := request(t, s, "GET", "/api/v10/users/@me", "", "")
	r.Header.Set("Authorization", "Bot other")
	if got, err := do(r); err != nil || got.status != 200 {
		t.Errorf("got %d and %v, want 200", got.status, err)
	}
}
