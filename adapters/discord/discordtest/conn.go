package discordtest

import (
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Conn is one connection of a shard to the gateway. When it has ended, its methods do nothing. Login, Ready, Loop, Mute and
// Close are for the behaviour's own goroutine; after Ready, the others are for any.
type Conn struct {
	s        *Server
	ws       *websocket.Conn
	path     string
	interval time.Duration // of heartbeats

	// what the behaviour's own goroutine knows
	login   login
	session *session
	sends   []time.Time // of the last minute

	mu       sync.Mutex // guards what follows, and writing
	compress bool
	over     bool
}

// Hello says how often to send a heartbeat.
func (c *Conn) Hello() {
	c.Send(opHello, map[string]any{"heartbeat_interval": c.interval.Milliseconds(), "_trace": []string{}})
}

// Event sends an event in the shard's session, which Ready begins.
func (c *Conn) Event(name string, data any) {
	if c.session == nil {
		c.s.t.Errorf("discordtest: the event %s before READY", name)
		return
	}
	c.session.emit(name, c.s.encode(data))
}

// Miss is an Event that is lost on its way: only a connection that resumes the session gets it.
func (c *Conn) Miss(name string, data any) {
	if c.session == nil {
		c.s.t.Errorf("discordtest: the event %s before READY", name)
		return
	}
	c.session.mu.Lock()
	defer c.session.mu.Unlock()
	c.session.keep(name, c.s.encode(data))
}

// Close sends a close frame and waits a little for the client's; 4007 and 4009 end the session
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).
func (c *Conn) Close(code int, reason string) {
	c.detach()
	c.mu.Lock()
	over := c.over
	c.over = true
	c.mu.Unlock()
	if over {
		return
	}
	if code == 4007 || code == 4009 {
		c.forget()
	}
	deadline := time.Now().Add(2 * time.Second)
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), deadline)
	_ = c.ws.SetReadDeadline(deadline)
	for { // what the client still sends would else reset the connection before it has read why
		if _, _, err := c.ws.ReadMessage(); err != nil {
			break
		}
	}
	_ = c.ws.NetConn().Close() // the client may have closed it first
}

// Drop cuts the connection without a close frame.
func (c *Conn) Drop() {
	c.detach()
	c.mu.Lock()
	c.over = true
	c.mu.Unlock()
	c.cut()
}

// cut ends what is being read and written.
func (c *Conn) cut() { _ = c.ws.NetConn().Close() }
