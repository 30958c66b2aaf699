package slacktest

import (
	"encoding/json"
	"fmt"
	"time"
)

// What a client may send: Slack takes no notice of an acknowledgement of 20 KB or more.
const (
	maxAck  = 20 << 10
	maxRead = 1 << 20 // to say how long it was
)

// Loop takes in acknowledgements until the connection ends.
func (c *Conn) Loop() {
	for {
		_, text, err := c.ws.ReadMessage()
		if err != nil {
			return
		}
		if err := c.s.acknowledge(c.number, text); err != nil {
			c.s.t.Errorf("slacktest: Socket Mode: %v", err)
		}
	}
}

// acknowledge takes in an acknowledgement, and says what is wrong with it
// (https://docs.slack.dev/apis/events-api/using-socket-mode#acknowledge).
func (s *Server) acknowledge(conn int, text []byte) error {
	if len(text) >= maxAck {
		return fmt.Errorf("an acknowledgement of %d bytes, want fewer than %d", len(text), maxAck)
	}
	var ack struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(text, &ack); err != nil {
		return fmt.Errorf("acknowledgement: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.hub.envelopes[ack.ID]
	if e == nil {
		return fmt.Errorf("an acknowledgement of %q, which was not sent", ack.ID)
	}
	if string(ack.Payload) == "null" {
		ack.Payload = nil
	}
	s.hub.acks = append(s.hub.acks, Ack{EnvelopeID: ack.ID, Payload: ack.Payload, Conn: conn, Time: time.Now()})
	s.notify()
	if ack.Payload == nil {
		return nil
	}
	if !e.Accepts {
		return fmt.Errorf("an acknowledgement of %s with a payload, which it does not accept", e.Type)
	}
	return s.checkPayload(e.Type, ack.Payload)
}

// checkPayload holds what an acknowledgement answers against the limits; Server.mu is held.
func (s *Server) checkPayload(kind string, payload json.RawMessage) error {
	var args object
	if err := json.Unmarshal(payload, &args); err != nil {
		return fmt.Errorf("the payload of an acknowledgement: %w", err)
	}
	made := response
	if kind == "interactive" {
		made = 0
		if args["view"] != nil {
			made = view
		}
	}
	if made == response && len(args) == 0 {
		return nil // only acknowledged
	}
	return limit(sentBy(made, args, s.memory.allowed))
}
