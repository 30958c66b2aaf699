package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"
)

// checkTime is how long a check of readiness may take.
const checkTime = 2 * time.Second

// alive answers as soon as anything is served.
func alive(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") }

// readiness runs every check at once, and answers with the faults in the order of their names.
type readiness []*check

func newReadiness(checks map[string]func(context.Context) error, log *slog.Logger) readiness {
	var all readiness
	for name, ask := range checks {
		all = append(all, &check{name: name, ask: ask, log: log})
	}
	slices.SortFunc(all, func(a, b *check) int { return strings.Compare(a.name, b.name) })
	return all
}

func (all readiness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), checkTime)
	defer cancel()
	rounds := make([]*round, len(all))
	for i, c := range all {
		rounds[i] = c.start()
	}
	var faults strings.Builder
	for i, c := range all {
		if err := rounds[i].wait(ctx); err != nil {
			faults.WriteString(c.name + ": " + fault(err) + "\n")
		}
	}
	if faults.Len() > 0 {
		say(w, http.StatusServiceUnavailable, faults.String())
		return
	}
	say(w, http.StatusOK, "ok")
}

// say answers in plain text that nobody may keep.
func say(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_, _ = io.WriteString(w, text) // an error is that of a client who has left
}
