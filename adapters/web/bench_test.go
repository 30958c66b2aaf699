package web

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
)

// BenchmarkServe is what the server adds to a handler that does nothing: the mux alone, then with all the rest.
func BenchmarkServe(b *testing.B) {
	const pattern = "POST /discord/interactions"
	nothing := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	mux := http.NewServeMux()
	mux.Handle(pattern, nothing)
	server := New(Config{}, Parts{Routes: map[string]http.Handler{pattern: nothing}, Log: slog.New(slog.DiscardHandler)})
	for name, handler := range map[string]http.Handler{"mux": mux, "server": server.Handler()} {
		b.Run(name, func(b *testing.B) {
			w, r := blank{http.Header{}}, httptest.NewRequest("POST", "/discord/interactions", http.NoBody)
			b.ReportAllocs()
			for b.Loop() {
				handler.ServeHTTP(w, r)
			}
		})
	}
}

// blank takes an answer and keeps nothing.
type blank struct{ header http.Header }

func (w blank) Header() http.Header         { return w.header }
func (w blank) WriteHeader(int)             {}
func (w blank) Write(p []byte) (int, error) { return len(p), nil }
