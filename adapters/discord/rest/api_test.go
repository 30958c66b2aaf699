package rest

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// callsServer makes an api whose requests a handler answers, over the network.
func callsServer(t *testing.T, handler http.HandlerFunc) *API {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	at, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return NewAPI(&http.Client{Transport: NewTransport(at, http.DefaultTransport)}, bot.NewSecret(secretToken))
}

func TestCallAtTheWire(t *testing.T) {
	tests := []struct {
		Endpoint Endpoint
		ids      []string
		body     any
		want     string // the request
	}{
		{Respond, []string{"1", "a/b?c"}, map[string]int{"type": 5}, `POST /api/v10/interactions/1/a%2Fb%3Fc/callback application/json {"type":5}`},
		{EditOriginal, []string{"1", "t"}, map[string]int{"flags": 64}, `PATCH /api/v10/webhooks/1/t/messages/@original application/json {"flags":64}`},
		{FollowUp, []string{"1", "t"}, struct{}{}, `POST /api/v10/webhooks/1/t application/json {}`},
		{CreateMessage, []string{"9"}, map[string]string{"nonce": "n"}, `POST /api/v10/channels/9/messages application/json {"nonce":"n"}`},
		{OwnUser, nil, nil, `GET /api/v10/users/@me  `},
		{OwnApplication, nil, nil, `GET /api/v10/applications/@me  `},
	}
	for _, test := range tests {
		var got, authorization string
		a := callsServer(t, func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				t.Error(err)
			}
			got = strings.Join([]string{r.Method, r.URL.EscapedPath(), r.Header.Get("Content-Type"), string(body)}, " ")
			authorization = r.Header.Get("Authorization")
			if r.Header.Get("User-Agent") != userAgent || r.Header.Get(onceHeader) != "" {
				t.Errorf("%s: got the headers %v", test.Endpoint, r.Header)
			}
			_, _ = io.WriteString(w, `{"id": "42"}`)
		})
		var into struct{ ID string }
		if err := a.Call(t.Context(), test.Endpoint, test.ids, test.body, nil, &into); err != nil || into.ID != "42" {
			t.Errorf("%s: got %+v, %v", test.Endpoint, into, err)
		}
		if got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
		if want := map[bool]string{true: "Bot " + secretToken}[test.Endpoint.auth]; authorization != want {
			t.Errorf("%s: authorized by %q, want %q", test.Endpoint, authorization, want)
		}
	}
}

func TestCallWithFiles(t *testing.T) {
	a := callsServer(t, func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseMultipartForm(1 << 20); err != nil {
			t.Error(err)
			return
		}
		var m struct {
			Attachments []struct{ Description string }
		}
		if err := json.Unmarshal([]byte(r.FormValue("payload_json")), &m); err != nil || m.Attachments[0].Description != "a chart" {
			t.Errorf("got %+v, %v", m, err)
		}
		got := r.MultipartForm.File["files[0]"][0]
		if got.Filename != "chart.png" || got.Header.Get("Content-Type") != "image/png" || got.Size != 3 {
			t.Errorf("got %+v", got)
		}
		w.WriteHeader(http.StatusNoContent)
	})
	m := map[string]any{"attachments": []any{map[string]any{"id": 0, "filename": "chart.png", "description": "a chart"}}}
	err := a.Call(t.Context(), EditOriginal, []string{"1", "t"}, m, []File{{"chart.png", "image/png", []byte("png")}}, nil)
	if err != nil {
		t.Error(err)
	}
}

// Checklist 10: an interaction is answered once. That it was is what a repeated attempt is told.
func TestAcknowledgedIsDone(t *testing.T) {
	for _, test := range []struct {
		Endpoint Endpoint
		code     string
		done     bool
	}{{Respond, "40060", true}, {Respond, "10062", false}, {FollowUp, "40060", false}} {
		sent := 0
		a := callsThrough(func(*http.Request) *http.Response {
			sent++
			return answered(400, `{"message": "Interaction has already been acknowledged.", "code": `+test.code+`}`)
		})
		err := a.Call(t.Context(), test.Endpoint, []string{"1", "t"}, nil, nil, nil)
		if (err == nil) != test.done || sent != 1 {
			t.Errorf("%s, %s: got %v, sent %d times", test.Endpoint, test.code, err, sent)
		}
	}
}

// An answer that got lost: the message is there, and the repetition finds it.
func TestCallbackWhoseAnswerIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newJournal()
		a := callsThrough(func(*http.Request) *http.Response {
			if j.note() == 0 {
				return answered(502, "")
			}
			return answered(400, `{"message": "Interaction has already been acknowledged.", "code": 40060}`)
		})
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		if err := answerTo(ctx, a); err != nil {
			t.Error(err)
		}
		if len(j.at) != 2 {
			t.Errorf("sent %d times, want twice", len(j.at))
		}
	})
}

func TestCallAnswers(t *testing.T) {
	large := `{"id": "` + strings.Repeat("x", answerSize) + `"}`
	tests := []struct {
		name   string
		status int
		body   string
		into   any
		want   string // of the error; empty for none
	}{
		{"nothing asked", 200, "<", nil, ""},
		{"nothing asked, large", 200, large, nil, ""},
		{"nothing there", 204, "", nil, ""},
		{"nothing where something is wanted", 200, "", &struct{}{}, "GET /users/@me: the answer: unexpected end of JSON input"},
		{"not JSON", 200, "<", &struct{}{}, "GET /users/@me: the answer: invalid character '<' looking for beginning of value"},
		{"too large", 200, large, &struct{}{}, "GET /users/@me: an answer over 1048576 bytes"},
		{"refused", 404, `{"message": "Unknown Application", "code": 10002}`, &struct{}{}, "GET /users/@me: 404 Unknown Application (10002)"},
		{"refused, large", 404, large, &struct{}{}, "GET /users/@me: 404 Not Found"},
		{"moved", 304, "", &struct{}{}, "GET /users/@me: 304 Not Modified"},
	}
	for _, test := range tests {
		a := callsThrough(func(*http.Request) *http.Response { return answered(test.status, test.body) })
		var got string
		if err := a.Call(t.Context(), OwnUser, nil, nil, nil, test.into); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestCallThatCannotBeWritten(t *testing.T) {
	a := callsThrough(func(req *http.Request) *http.Response { t.Errorf("%s was sent", req.URL); return nil })
	unwritable := a.Call(t.Context(), OwnUser, nil, func() {}, nil, nil)
	if unwritable == nil || !strings.HasPrefix(unwritable.Error(), "GET /users/@me: json: ") {
		t.Errorf("got %v", unwritable)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := a.Call(ctx, OwnUser, nil, nil, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}
