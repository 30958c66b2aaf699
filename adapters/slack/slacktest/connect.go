package slacktest

import (
	"net/http"

	"github.com/gorilla/websocket"
)

// maxConnections is how many connections an app may have at once
// (https://docs.slack.dev/apis/events-api/using-socket-mode#multiple).
const maxConnections = 10

// connect takes a connection of Socket Mode and lets it go as planned.
func (s *Server) connect(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Has("debug_reconnects") {
		s.t.Errorf("slacktest: Socket Mode was asked for debug_reconnects, which is for trying things out")
	}
	if !s.admit(r.URL.Query().Get("ticket")) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	defer s.conns.Done()
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }} // slack-go names Slack's
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		s.t.Errorf("slacktest: Socket Mode: %v", err)
		return
	}
	c := &Conn{s: s, ws: ws, over: make(chan struct{})}
	ws.SetReadLimit(maxRead)
	behave := s.enter(c)
	defer s.leave(c)
	behave(c)
}

// admit reports whether a ticket is good and the test still goes on, which then waits for who is admitted.
func (s *Server) admit(ticket string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.ended:
		return false
	default:
	}
	if !s.hub.tickets[ticket] {
		s.t.Errorf("slacktest: Socket Mode: the address is not one of apps.connections.open, or was used before")
		return false
	}
	delete(s.hub.tickets, ticket)
	s.conns.Add(1)
	return true
}

// enter takes a connection in and says how it goes.
func (s *Server) enter(c *Conn) Behaviour {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.ended:
		c.end()
	default:
	}
	s.hub.count++
	c.number, c.every = s.hub.count, s.hub.ping
	s.hub.conns[c.number] = c
	if len(s.hub.conns) > maxConnections {
		s.t.Errorf("slacktest: Socket Mode: %d connections, want %d at most", len(s.hub.conns), maxConnections)
	}
	s.notify()
	if len(s.hub.plan) == 0 {
		return Serve
	}
	behave := s.hub.plan[0]
	s.hub.plan = s.hub.plan[1:]
	return behave
}

// leave ends a connection.
func (s *Server) leave(c *Conn) {
	c.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.hub.conns, c.number)
	s.notify()
}
