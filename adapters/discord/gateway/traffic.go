package gateway

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"os"
	"time"

	"github.com/gorilla/websocket"
)

// Read ends the connection where the library must not see what comes.
func (s *socket) Read(p []byte) (int, error) {
	n, err := s.Conn.Read(p)
	for at := 0; at < n; {
		packet, read, err := s.frames.next(p[at:n])
		at += read
		if err == nil && packet != nil {
			err = s.see(packet)
		}
		if err != nil {
			s.end(err, resumable)
			return at - 1, err // without its last byte it never came
		}
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = errSilent
	}
	if err != nil {
		s.note(err)
	}
	return n, err
}

// see takes a packet in, and returns an error where it ends the connection.
func (s *socket) see(p *packet) error {
	switch {
	case p.kind == websocket.CloseMessage:
		s.note(closedBy(p.body)) // the library ends by itself
		return nil
	case p.kind == websocket.BinaryMessage: // compressed, which nobody asked for
		return errGarbled
	case p.kind != websocket.TextMessage || !p.whole():
		return nil
	}
	var payload *struct {
		Op   int             `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if json.Unmarshal(p.body, &payload) != nil || payload == nil { // the library would panic
		return errGarbled
	}
	switch payload.Op {
	case 7:
		return errReconnect
	case 9:
		if string(payload.Data) == "true" {
			return errUnsure
		}
		return errInvalid
	case 11:
		s.await(false)
	}
	return nil
}

// Write takes whole frames from the library, after the request for the upgrade. Its first text is IDENTIFY or RESUME, the
// others are heartbeats.
func (s *socket) Write(p []byte) (int, error) {
	frame := byte(0)
	if len(p) > 0 {
		frame = p[0]
	}
	switch {
	case frame == 0x80|websocket.CloseMessage:
		_, err := s.Conn.Write(closeMessage(resumable))
		return len(p), err
	case frame == 0x80|websocket.TextMessage && s.loggedIn:
		s.await(true)
	case frame == 0x80|websocket.TextMessage:
		s.loggedIn = true
	}
	n, err := s.Conn.Write(p)
	if err != nil {
		s.note(err)
	}
	return n, err
}

// await begins to wait for an acknowledgement, or ends it.
func (s *socket) await(ack bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting == ack {
		return
	}
	s.waiting = ack
	var until time.Time
	if ack {
		until = time.Now().Add(s.ackTime)
	}
	_ = s.SetReadDeadline(until) // fails where the connection has ended
}

// closeMessage is a close frame, masked by zeros.
func closeMessage(code uint16) []byte {
	return binary.BigEndian.AppendUint16([]byte{0x80 | websocket.CloseMessage, 0x80 | 2, 0, 0, 0, 0}, code)
}
