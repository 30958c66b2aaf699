package discordtest

import (
	"net/http"

	"github.com/gorilla/websocket"
)

// connect takes a connection to the gateway and lets it go as planned.
func (s *Server) connect(w http.ResponseWriter, r *http.Request) {
	if q := r.URL.Query(); q.Get("v") != "10" || q.Get("encoding") != "json" || q.Has("compress") {
		s.t.Errorf("discordtest: the gateway was asked for ?%s, want v=10 and encoding=json alone", r.URL.RawQuery)
	}
	if !s.admit() {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	defer s.conns.Done()
	ws, err := new(websocket.Upgrader).Upgrade(w, r, nil)
	if err != nil {
		s.t.Errorf("discordtest: the gateway: %v", err)
		return
	}
	c := &Conn{s: s, ws: ws, path: r.URL.Path}
	ws.SetReadLimit(maxRead)
	ws.SetCloseHandler(c.closed)
	behave := s.enter(c)
	defer s.leave(c)
	behave(c)
}

// admit reports whether the test still goes on, which then waits for who is admitted.
func (s *Server) admit() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over() {
		return false
	}
	s.conns.Add(1)
	return true
}

// over reports whether the test has ended.
func (s *Server) over() bool {
	select {
	case <-s.ended:
		return true
	default:
		return false
	}
}

// enter takes a connection in and says how it goes.
func (s *Server) enter(c *Conn) Behaviour {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over() {
		c.cut()
	}
	s.hub.conns[c] = true
	s.hub.count++
	s.notify()
	c.interval = s.hub.heartbeat
	if len(s.hub.plan) == 0 {
		return Serve
	}
	behave := s.hub.plan[0]
	s.hub.plan = s.hub.plan[1:]
	return behave
}

// leave ends a connection.
func (s *Server) leave(c *Conn) {
	c.Drop()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.hub.conns, c)
}
