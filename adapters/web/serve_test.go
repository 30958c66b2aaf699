package web

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPanic(t *testing.T) {
	handlers := map[string]http.Handler{}
	for path, value := range map[string]any{"text": "hush", "error": errors.New("hush"), "list": []string{"hush"}, "abort": http.ErrAbortHandler} {
		handlers["GET /"+path] = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(value) })
	}
	handlers["GET /index"] = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _ = r.Header["Hush"][len(r.Header)+5] })
	handlers["GET /begun"] = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half of")
		panic("hush")
	})
	tests := []struct {
		path string
		code int // 0: the connection is cut
		log  string
	}{
		{"/text", 500, `route="GET /text" panic=string`},
		{"/error", 500, `route="GET /error" panic=*errors.errorString`},
		{"/list", 500, `route="GET /list" panic=[]string`},
		{"/index", 500, `route="GET /index" panic="runtime error: index out of range`},
		{"/begun", 0, `route="GET /begun" panic=string`},
		{"/abort", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			s, logged := server(Parts{Routes: handlers})
			web := httptest.NewServer(s.Handler())
			code := 0
			answer, err := web.Client().Get(web.URL + test.path + "?code=hush")
			if err == nil {
				var body []byte
				body, err = io.ReadAll(answer.Body)
				answer.Body.Close()
				if err == nil {
					code = answer.StatusCode
				}
				if strings.Contains(string(body), "hush") {
					t.Errorf("got %q, want no word of the panic", body)
				}
			}
			web.Close()
			if code != test.code {
				t.Errorf("got %d (%v), want %d", code, err, test.code)
			}
			got := logged.String()
			if !strings.Contains(got, test.log) || strings.Contains(got, "hush") {
				t.Errorf("got log %q, want %q", got, test.log)
			}
			if test.log != "" && !strings.Contains(got, "serve_test.go") || test.log == "" && got != "" {
				t.Errorf("got log %q, want the place of a panic, and no word of an abort", got)
			}
			if got := ask(s, "GET", "/metrics", nil).Body.String(); !strings.Contains(got, `boussole_http_requests_total{code="500",route="GET `+test.path+`"} 1`) {
				t.Error("the panic was not counted as a 500")
			}
		})
	}
}

func TestAnnouncementsAreNoAnswer(t *testing.T) {
	s, _ := server(Parts{Routes: map[string]http.Handler{"GET /hints": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusAccepted)
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Errorf("flush: %v", err)
		}
	})}})
	ask(s, "GET", "/hints", nil)
	if got := ask(s, "GET", "/metrics", nil).Body.String(); !strings.Contains(got, `{code="202",route="GET /hints"} 1`) {
		t.Errorf("got %s, want the 202 counted", got)
	}
}
