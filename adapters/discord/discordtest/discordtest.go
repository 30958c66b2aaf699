// Package discordtest is a fake Discord for tests: its REST API and its gateway, on one port of this machine.
package discordtest

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// ApplicationID is who the fake says the bot is, in GET /applications/@me, GET /users/@me and READY.
const ApplicationID = "1300000000000000001"

const (
	api      = "/api/v10"
	patience = time.Minute     // how long a test waits for what should come
	grace    = 5 * time.Second // how late a heartbeat may be on a busy machine, beyond two intervals
)

// Server is a fake Discord; New makes one.
type Server struct {
	t     testing.TB
	mux   *http.ServeMux
	http  *httptest.Server
	ended chan struct{} // closed when the test ends
	conns sync.WaitGroup

	patience, grace time.Duration

	mu       sync.Mutex
	changed  chan struct{} // closed, and replaced, when something a test may wait for came
	token    string
	lastID   uint64
	requests []Request
	planned  []planned
	memory   memory
	hub      hub
}

// New starts a fake Discord that ends with the test. Requests to it are checked against Discord's official description
// where DISCORD_OPENAPI names its file, and against the documented limits always; what is wrong fails the test.
func New(t testing.TB) *Server {
	t.Helper()
	if _, err := description(); err != nil {
		t.Fatal(err)
	}
	s := &Server{
		t: t, mux: http.NewServeMux(), ended: make(chan struct{}), patience: patience, grace: grace, changed: make(chan struct{}),
		token: "fake-token", lastID: 1300000000000000100, memory: newMemory(), hub: newHub(),
	}
	for _, r := range routes {
		s.mux.HandleFunc(below(r.pattern), func(w http.ResponseWriter, hr *http.Request) { s.serve(w, hr, r) })
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, hr *http.Request) { s.serve(w, hr, route{answer: unknown}) })
	s.mux.HandleFunc("GET /{$}", s.connect)
	s.mux.HandleFunc("GET "+resumePath+"{$}", s.connect)
	s.http = httptest.NewServer(s.mux)
	t.Cleanup(s.end)
	return s
}

// end cuts what is still connected and waits for it.
func (s *Server) end() {
	s.mu.Lock()
	close(s.ended)
	for c := range s.hub.conns {
		c.cut()
	}
	s.mu.Unlock()
	s.conns.Wait()
	s.http.Close()
}

// URL is where the fake is, for discord.api_url; the API is under /api/v10/.
func (s *Server) URL() string { return s.http.URL }

// SetToken changes the bot's token, which is fake-token otherwise; with or without Bot before it.
func (s *Server) SetToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token = strings.TrimPrefix(token, "Bot ")
}

// notify wakes those who wait; s.mu is held.
func (s *Server) notify() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// wait waits until what it is given holds, which is asked with s.mu held, and reports whether it came to.
func (s *Server) wait(holds func() bool) bool {
	late := time.NewTimer(s.patience)
	defer late.Stop()
	for {
		s.mu.Lock()
		done, changed := holds(), s.changed
		s.mu.Unlock()
		if done {
			return true
		}
		select {
		case <-changed:
		case <-late.C:
			return false
		}
	}
}
