package slacktest

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
)

// link is where Socket Mode is.
const link = "/link/"

// hub is what Socket Mode keeps; Server.mu guards it.
type hub struct {
	plan      []Behaviour
	count     int
	turn      int           // whose it is to have the next envelope
	conns     map[int]*Conn // those that have not ended
	tickets   map[string]bool
	envelopes map[string]*envelope
	acks      []Ack
	ping      time.Duration
}

func newHub() hub {
	return hub{conns: map[int]*Conn{}, tickets: map[string]bool{}, envelopes: map[string]*envelope{}, ping: 2 * time.Second}
}

// Ack is an acknowledgement that came.
type Ack struct {
	EnvelopeID string
	Payload    json.RawMessage // what it answers, where it does
	Conn       int             // the connection, the first of a test is 1
	Time       time.Time
}

// Plan says how the next connections go, in order; after them it is Serve again.
func (s *Server) Plan(next ...Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hub.plan = append(s.hub.plan, next...)
}

// SetPing sets how often the next connections are sent a ping, every 2 s otherwise.
func (s *Server) SetPing(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hub.ping = d
}

// Connections is how many connections there were.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hub.count
}

// AwaitConnections waits until n connections are open at once, that is, have been told hello, and returns their numbers in
// order; the test fails after 10 s without them.
func (s *Server) AwaitConnections(n int) []int {
	s.t.Helper()
	var now []int
	if !s.wait(func() bool { now = s.hub.open(); return len(now) >= n }) {
		s.t.Fatalf("slacktest: got %d open connections in %s, want %d", len(now), s.patience, n)
	}
	return now
}

// open are the numbers of the connections that were told hello; Server.mu is held.
func (h *hub) open() []int {
	var out []int
	for _, n := range slices.Sorted(maps.Keys(h.conns)) {
		if h.conns[n].greeted {
			out = append(out, n)
		}
	}
	return out
}

// Acks returns the acknowledgements so far, in order.
func (s *Server) Acks() []Ack {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.hub.acks)
}

// AwaitAck waits until an envelope is acknowledged; the test fails after 10 s without it.
func (s *Server) AwaitAck(envelope string) Ack {
	s.t.Helper()
	var found Ack
	came := func() bool {
		i := slices.IndexFunc(s.hub.acks, func(a Ack) bool { return a.EnvelopeID == envelope })
		if i >= 0 {
			found = s.hub.acks[i]
		}
		return i >= 0
	}
	if !s.wait(came) {
		s.t.Fatalf("slacktest: the envelope %s was not acknowledged in %s", envelope, s.patience)
	}
	return found
}

// openConnection is apps.connections.open (https://docs.slack.dev/reference/methods/apps.connections.open); its address is
// for one connection.
func (s *Server) openConnection(request) Answer {
	ticket := s.id("ticket-")
	s.hub.tickets[ticket] = true
	return done(object{"url": "ws" + strings.TrimPrefix(s.http.URL, "http") + link + "?ticket=" + ticket + "&app_id=" + AppID})
}
