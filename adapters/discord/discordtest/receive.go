package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"slices"
	"time"

	"github.com/gorilla/websocket"
)

// What a client may send (https://discord.com/developers/docs/events/gateway#rate-limiting,
// https://discord.com/developers/docs/events/gateway#sending-events).
const (
	maxSends   = 120 // a minute
	maxPayload = 4096
	maxRead    = 64 << 10 // to say how long it was
)

// received is a payload of the client's.
type received struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
}

// Loop acknowledges heartbeats until the connection ends; one that says nothing for two intervals and 5 s is closed with 4009.
func (c *Conn) Loop() {
	for {
		_ = c.ws.SetReadDeadline(time.Now().Add(2*c.interval + c.s.grace))
		p, ok := c.read()
		if !ok {
			return
		}
		switch p.Op {
		case opHeartbeat:
			c.heartbeat(p.Data)
		case 3, 4, 8: // presence, voice, members
		default:
			c.fault(4001, "Unknown opcode.", fmt.Errorf("op %d came after READY", p.Op))
		}
	}
}

// Mute reads and acknowledges nothing, until the connection ends.
func (c *Conn) Mute() {
	for {
		if _, ok := c.read(); !ok {
			return
		}
	}
}

// read reads the next payload; not once the connection has ended.
func (c *Conn) read() (received, bool) {
	if !c.alive() {
		return received{}, false
	}
	_, text, err := c.ws.ReadMessage()
	if err != nil {
		c.gone(err)
		return received{}, false
	}
	var p received
	if len(text) > maxPayload {
		c.fault(4002, "Error while decoding payload.", fmt.Errorf("a payload of %d bytes, want %d at most", len(text), maxPayload))
		return received{}, false
	}
	if err := json.Unmarshal(text, &p); err != nil {
		c.fault(4002, "Error while decoding payload.", err)
		return received{}, false
	}
	return p, c.count(p.Op)
}

// gone is the end of a connection.
func (c *Conn) gone(err error) {
	timeout, ok := errors.AsType[net.Error](err)
	switch {
	case ok && timeout.Timeout():
		c.fault(4009, "Session timed out.", errors.New("no heartbeat came"))
	case errors.Is(err, websocket.ErrReadLimit):
		c.fault(4002, "Error while decoding payload.", fmt.Errorf("a payload of over %d bytes, want %d at most", maxRead, maxPayload))
	}
	c.Drop()
}

// closed answers a client's close frame. With 1000 or 1001 it gives its session up
// (https://discord.com/developers/docs/events/gateway#initiating-a-disconnect).
func (c *Conn) closed(code int, _ string) error {
	if c.alive() && (code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway) {
		c.forget()
	}
	c.detach()
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second)) // it may be gone
	return nil
}

// count bounds what a client sends in a minute. Heartbeats count where they are as rare as Discord's own.
func (c *Conn) count(op int) bool {
	if op == opHeartbeat && c.interval < time.Second {
		return true
	}
	now := time.Now()
	c.sends = slices.DeleteFunc(append(c.sends, now), func(t time.Time) bool { return now.Sub(t) > time.Minute })
	if len(c.sends) > maxSends {
		c.fault(4008, "You are being rate limited.", fmt.Errorf("%d payloads in a minute, want %d at most", len(c.sends), maxSends))
		return false
	}
	return true
}

// heartbeat acknowledges one, which names the last event.
func (c *Conn) heartbeat(data json.RawMessage) {
	var seq *int64
	if err := json.Unmarshal(data, &seq); err != nil {
		c.fault(4002, "Error while decoding payload.", fmt.Errorf("heartbeat: %w", err))
		return
	}
	if seq != nil && c.session != nil && *seq > c.session.last() {
		c.s.t.Errorf("discordtest: a heartbeat names event %d of %d", *seq, c.session.last())
	}
	c.Send(opHeartbeatACK, nil)
}

// fault fails the test and closes the connection.
func (c *Conn) fault(code int, reason string, err error) {
	c.s.t.Errorf("discordtest: the gateway: %v", err)
	c.Close(code, reason)
}
