package web

import (
	"fmt"
	"net/http"
	"runtime"
	"runtime/debug"
	"time"
)

// maxBody bounds a request's body, in bytes. Platforms send some tens of kilobytes.
const maxBody = 1 << 20

// serve is the way of every request: through the mux to its route, then counted, whatever happens to it.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	w.Header()["X-Content-Type-Options"] = s.nosniff
	a := &answer{ResponseWriter: w, route: s.other}
	defer s.finish(a, time.Now())
	s.mux.ServeHTTP(a, r)
}

// finish turns a panic into a 500, counts the answer, and logs it when it is an error. Nothing that the client sent is logged.
func (s *Server) finish(a *answer, start time.Time) {
	p := recover()
	begun := a.code != 0
	switch {
	case p == nil && !begun:
		a.code = http.StatusOK
	case p != nil && p != http.ErrAbortHandler:
		s.log.Error("panic", "route", a.route.pattern, "panic", describe(p), "stack", string(debug.Stack()))
		if !begun {
			http.Error(a, "internal server error", http.StatusInternalServerError)
		}
		a.code = http.StatusInternalServerError
	case p != nil:
		a.code = http.StatusInternalServerError
	case a.code >= 500 && a.code != http.StatusServiceUnavailable: // which says "not now" on purpose
		s.log.Error("request failed", "route", a.route.pattern, "code", a.code)
	}
	a.route.count(a.code, time.Since(start))
	if p == http.ErrAbortHandler || p != nil && begun {
		panic(http.ErrAbortHandler) // cuts the connection, so that nobody takes a part for the whole
	}
}

// describe says what a panic was. A value made by a handler may hold what the client sent: its type must do.
func describe(p any) string {
	if err, ok := p.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", p)
}

// answer remembers the code that was answered, and by which route.
type answer struct {
	http.ResponseWriter
	route *route
	code  int // 0 until an answer begins
}

func (a *answer) WriteHeader(code int) {
	a.ResponseWriter.WriteHeader(code)
	if a.code == 0 && code >= 200 { // those below announce the answer
		a.code = code
	}
}

func (a *answer) Write(p []byte) (int, error) {
	if a.code == 0 {
		a.code = http.StatusOK
	}
	return a.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
