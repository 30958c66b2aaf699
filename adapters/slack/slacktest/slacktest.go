// Package slacktest is a fake Slack for tests: its Web API, its response URLs and its Socket Mode, on one port of this
// machine.
package slacktest

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// Who the fake says the app is, in the workspace whose token SetToken sets.
const (
	TeamID  = "T0FAKE"
	AppID   = "A0FAKE"
	BotID   = "B0FAKE"
	BotUser = "U0FAKE"
)

const (
	api      = "/api/"
	patience = time.Minute // how long a test waits for what should come
)

// Server is a fake Slack; New makes one.
type Server struct {
	t     testing.TB
	http  *httptest.Server
	ended chan struct{} // closed when the test ends
	conns sync.WaitGroup

	patience time.Duration

	mu       sync.Mutex
	changed  chan struct{} // closed, and replaced, when something a test may wait for came
	appToken string
	last     int64 // microseconds of the newest timestamp
	ids      int
	calls    []Call
	planned  []planned
	memory   memory
	hub      hub
}

// New starts a fake Slack that ends with the test. What it is sent is checked against the documented limits; what is wrong
// fails the test.
func New(t testing.TB) *Server {
	t.Helper()
	s := &Server{
		t: t, ended: make(chan struct{}), patience: patience, changed: make(chan struct{}), appToken: "xapp-fake",
		memory: newMemory(), hub: newHub(),
	}
	s.memory.grants["xoxb-fake"] = Install{Token: "xoxb-fake", Team: TeamID, TeamName: "Fake"}
	mux := http.NewServeMux()
	mux.HandleFunc(api, s.serve)
	mux.HandleFunc("POST "+hooks+"{id}", s.respond)
	mux.HandleFunc("GET "+link, s.connect)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.t.Errorf("slacktest: %s %s is no address of Slack's", r.Method, r.URL.Path)
		http.NotFound(w, r)
	})
	s.http = httptest.NewServer(mux)
	t.Cleanup(s.end)
	return s
}

// end cuts what is still connected and waits for it.
func (s *Server) end() {
	s.mu.Lock()
	close(s.ended)
	for _, c := range s.hub.conns {
		c.end()
	}
	s.mu.Unlock()
	s.conns.Wait()
	s.http.Close()
}

// URL is where the Web API is, for slack.api_url; it ends in /.
func (s *Server) URL() string { return s.http.URL + api }

// SetToken changes the bot's token and the app's, which are xoxb-fake and xapp-fake otherwise.
func (s *Server) SetToken(bot, app string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for token, i := range s.memory.grants {
		if i.Team == TeamID {
			delete(s.memory.grants, token)
		}
	}
	s.memory.grants[bot] = Install{Token: bot, Team: TeamID, TeamName: "Fake"}
	s.appToken = app
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
