package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// echo answers with the body, or 413 as the routes of platforms do.
func echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		http.Error(w, "the handler saw too much", http.StatusRequestEntityTooLarge)
		return
	}
	_, _ = w.Write(body)
}

// server has a route that echoes and logs into the text that comes with it.
func server(p Parts) (*Server, *strings.Builder) {
	logged := new(strings.Builder)
	p.Log = slog.New(slog.NewTextHandler(logged, nil))
	if p.Routes == nil {
		p.Routes = map[string]http.Handler{}
	}
	p.Routes["POST /echo"] = http.HandlerFunc(echo)
	return New(Config{Addr: "127.0.0.1:0"}, p), logged
}

func ask(s *Server, method, target string, body io.Reader) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest(method, target, body))
	return w
}

func TestAnswers(t *testing.T) {
	respond := func(code int) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
	}
	s, logged := server(Parts{
		Routes: map[string]http.Handler{"GET /install": respond(302), "POST /install": respond(202), "GET /broken": respond(502),
			"GET /busy": respond(503), "GET /silent": http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}), "GET /tree/": respond(200)},
		Ready: map[string]func(context.Context) error{"store": func(context.Context) error { return nil }},
	})
	tests := []struct {
		method, target, body string
		code                 int
		want                 string // the body; * is any
		allow, cache         string
	}{
		{"GET", "/healthz", "", 200, "ok", "", "no-store"},
		{"HEAD", "/healthz", "", 200, "ok", "", "no-store"}, // the connection drops the body
		{"GET", "/readyz", "", 200, "ok", "", "no-store"},
		{"POST", "/healthz", "", 405, "*", "GET, HEAD", ""},
		{"DELETE", "/readyz", "", 405, "*", "GET, HEAD", ""},
		{"PUT", "/metrics", "", 405, "*", "GET, HEAD", ""},
		{"POST", "/echo", "héhé", 200, "héhé", "", ""},
		{"GET", "/echo", "", 405, "*", "POST", ""},
		{"OPTIONS", "/echo", "", 405, "*", "POST", ""},
		{"GET", "/install", "", 302, "", "", ""},
		{"POST", "/install", "", 202, "", "", ""},
		{"PUT", "/install", "", 405, "*", "GET, HEAD, POST", ""},
		{"GET", "/silent", "", 200, "", "", ""},
		{"GET", "/busy", "", 503, "", "", ""},
		{"GET", "/broken?code=hush", "", 502, "", "", ""},
		{"GET", "/tree", "", 307, "*", "", ""},
		{"GET", "/", "", 404, "*", "", ""},
		{"POST", "/echo/", "", 404, "*", "", ""},
		{"POST", "/ECHO", "", 404, "*", "", ""},
		{"GET", "/healthz/x", "", 404, "*", "", ""},
		{"POST", "//echo", "", 307, "*", "", ""},
	}
	for _, test := range tests {
		t.Run(test.method+" "+test.target, func(t *testing.T) {
			w := ask(s, test.method, test.target, strings.NewReader(test.body))
			if w.Code != test.code || test.want != "*" && w.Body.String() != test.want {
				t.Errorf("got %d %q, want %d %q", w.Code, w.Body, test.code, test.want)
			}
			for name, want := range map[string]string{"Allow": test.allow, "Cache-Control": test.cache,
				"X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": ""} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s: got %q, want %q", name, got, want)
				}
			}
		})
	}
	if got := logged.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, `route="GET /broken" code=502`) || strings.Contains(got, "hush") {
		t.Errorf("got log %q, want one line on GET /broken without its query", got)
	}
}

func TestBodyIsBounded(t *testing.T) {
	type unannounced struct{ io.Reader } // hides the length
	s, _ := server(Parts{})
	full, over := strings.Repeat("x", maxBody), strings.Repeat("x", maxBody+1)
	tests := map[string]struct {
		target string
		body   io.Reader
		code   int
		want   string
	}{
		"full":                        {"/echo", strings.NewReader(full), 200, full},
		"full, unannounced":           {"/echo", unannounced{strings.NewReader(full)}, 200, full},
		"over":                        {"/echo", strings.NewReader(over), 413, "body over 1 MiB\n"},
		"over, unannounced":           {"/echo", unannounced{strings.NewReader(over)}, 413, "the handler saw too much\n"},
		"over, where no route is":     {"/x", strings.NewReader(over), 404, "404 page not found\n"},
		"nothing, unannounced":        {"/echo", unannounced{strings.NewReader("")}, 200, ""},
		"over, to a route without it": {"/healthz", strings.NewReader(over), 405, "Method Not Allowed\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := ask(s, "POST", test.target, test.body)
			if got := w.Body.String(); w.Code != test.code || got != test.want {
				t.Errorf("got %d %.40q, want %d %.40q", w.Code, got, test.code, test.want)
			}
		})
	}
}

func TestRoutesMayNotClash(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("got no panic for a second GET /healthz")
		}
	}()
	server(Parts{Routes: map[string]http.Handler{"GET /healthz": http.NotFoundHandler()}})
}
