package slacktest

import "encoding/json"

// envelope is what Socket Mode carries an event in
// (https://docs.slack.dev/apis/events-api/using-socket-mode#events).
type envelope struct {
	ID           string          `json:"envelope_id"`
	Type         string          `json:"type"`
	Payload      json.RawMessage `json:"payload"`
	Accepts      bool            `json:"accepts_response_payload"`
	RetryAttempt *int            `json:"retry_attempt,omitempty"`
	RetryReason  *string         `json:"retry_reason,omitempty"`
}

// Envelope sends slash_commands, interactive or events_api to one open connection, any one as Slack does, and returns the
// envelope's id. It waits up to 10 s for a connection. A payload of bytes is JSON already.
func (s *Server) Envelope(kind string, payload any) string {
	s.t.Helper()
	open := s.AwaitConnections(1)
	s.mu.Lock()
	s.hub.turn++
	conn := open[s.hub.turn%len(open)]
	s.mu.Unlock()
	return s.SendTo(conn, kind, payload)
}

// SendTo is an Envelope to one connection, by its number.
func (s *Server) SendTo(conn int, kind string, payload any) string {
	s.t.Helper()
	text, ok := payload.([]byte)
	if !ok {
		var err error
		if text, err = json.Marshal(payload); err != nil {
			s.t.Fatalf("slacktest: the payload of an envelope: %v", err)
		}
	}
	s.mu.Lock()
	e := &envelope{ID: s.id("envelope-"), Type: kind, Payload: text, Accepts: accepts(kind, text)}
	if kind == "events_api" {
		e.RetryAttempt, e.RetryReason = new(int), new(string)
	}
	s.hub.envelopes[e.ID] = e
	s.mu.Unlock()
	s.deliver(conn, e.ID)
	return e.ID
}

// accepts reports whether an acknowledgement may answer: a command, and what is asked in a form.
func accepts(kind string, payload json.RawMessage) bool {
	var p struct {
		Type string `json:"type"`
	}
	_ = json.Unmarshal(payload, &p) // a broken payload is the test's own
	return kind == "slash_commands" || kind == "interactive" && (p.Type == "view_submission" || p.Type == "block_suggestion")
}

// Again sends an envelope once more, on a connection by its number, as Slack does with an event that was not acknowledged.
func (s *Server) Again(conn int, id string) {
	s.t.Helper()
	s.mu.Lock()
	e := s.hub.envelopes[id]
	if e != nil && e.RetryAttempt != nil {
		attempt, reason := *e.RetryAttempt+1, "timeout"
		e.RetryAttempt, e.RetryReason = &attempt, &reason
	}
	s.mu.Unlock()
	if e == nil {
		s.t.Fatalf("slacktest: there was no envelope %s", id)
	}
	s.deliver(conn, id)
}

// deliver sends an envelope to a connection, once that was told hello.
func (s *Server) deliver(conn int, id string) {
	s.t.Helper()
	var c *Conn
	var text json.RawMessage
	ready := func() bool {
		c, text = s.hub.conns[conn], encode(s.hub.envelopes[id])
		return c != nil && c.greeted
	}
	if !s.wait(ready) {
		s.t.Fatalf("slacktest: connection %d was not open within %s", conn, s.patience)
	}
	c.write(text)
}

// Disconnect tells a connection, by its number, to go: warning, refresh_requested or link_disabled
// (https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect).
func (s *Server) Disconnect(conn int, reason string) {
	s.t.Helper()
	s.conn(conn).Disconnect(reason)
}

// Cut cuts a connection, by its number, without a word.
func (s *Server) Cut(conn int) {
	s.t.Helper()
	s.conn(conn).end()
}

// conn is an open connection.
func (s *Server) conn(n int) *Conn {
	s.t.Helper()
	s.mu.Lock()
	c := s.hub.conns[n]
	s.mu.Unlock()
	if c == nil {
		s.t.Fatalf("slacktest: connection %d is not open", n)
	}
	return c
}
