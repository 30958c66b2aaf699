package discordtest

import (
	"encoding/json"
	"slices"
	"sync"
)

// maxMissed is how many events a session keeps for who resumes it.
const maxMissed = 1000

// session is what a shard's events belong to, over its connections.
type session struct {
	id    string
	ready bool // it has a connection; Server.mu guards it

	mu     sync.Mutex // guards what follows, and the order of events
	seq    int64
	events []payload
	conn   *Conn
}

// emit sends an event, or keeps it until the session is resumed.
func (s *session) emit(name string, data json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.send(s.keep(name, data))
}

// keep numbers an event and keeps it for who resumes; s.mu is held.
func (s *session) keep(name string, data json.RawMessage) payload {
	s.seq++
	seq := s.seq
	p := payload{Op: opDispatch, Data: data, Seq: &seq, Type: &name}
	s.events = append(s.events, p)
	if len(s.events) > maxMissed {
		s.events = slices.Clone(s.events[1:])
	}
	return p
}

// send sends an event where there is a connection; s.mu is held.
func (s *session) send(p payload) {
	if s.conn != nil {
		s.conn.write(p)
	}
}

// last is the number of the last event.
func (s *session) last() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seq
}

// attach tells those who wait that the shard is ready.
func (c *Conn) attach() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.session.ready = true
	c.s.notify()
}

// detach parts a session from a connection that ends.
func (c *Conn) detach() {
	if c.session == nil {
		return
	}
	c.session.mu.Lock()
	own := c.session.conn == c
	if own {
		c.session.conn = nil
	}
	c.session.mu.Unlock()
	if own {
		c.s.mu.Lock()
		c.session.ready = false
		c.s.mu.Unlock()
	}
}

// forget makes the session of the connection, and the one asked for, unknown.
func (c *Conn) forget() {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	delete(c.s.hub.sessions, c.login.Session)
	if c.session != nil {
		delete(c.s.hub.sessions, c.session.id)
	}
}

// alive reports whether the connection has not ended.
func (c *Conn) alive() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !c.over
}
