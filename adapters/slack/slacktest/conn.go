package slacktest

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Conn is one connection of Socket Mode. When it has ended, its methods do nothing. Loop is for the behaviour's own
// goroutine; the others are for any.
type Conn struct {
	s       *Server
	ws      *websocket.Conn
	number  int
	every   time.Duration // between pings
	over    chan struct{} // closed when it has ended
	ending  sync.Once
	greeted bool // Server.mu guards it

	mu sync.Mutex // guards writing
}

// Hello says that the connection is ready (https://docs.slack.dev/apis/events-api/using-socket-mode#connect).
func (c *Conn) Hello() {
	c.s.mu.Lock()
	n := len(c.s.hub.open()) + 1
	c.s.mu.Unlock()
	c.write(encode(object{
		"type": "hello", "num_connections": n, "connection_info": object{"app_id": AppID},
		"debug_info": object{"host": "applink-fake-1", "build_number": 42, "approximate_connection_time": 18060},
	}))
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	c.greeted = true
	c.s.notify()
}

// Disconnect tells the client to go, and takes in what it still acknowledges until it does.
func (c *Conn) Disconnect(reason string) {
	c.write(encode(object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "applink-fake-1"}}))
}

// Ping sends pings until the connection ends.
func (c *Conn) Ping() {
	c.s.conns.Go(func() {
		ticker := time.NewTicker(c.every)
		defer ticker.Stop()
		for {
			if c.ws.WriteControl(websocket.PingMessage, []byte("ping from fake"), time.Now().Add(patience)) != nil {
				return
			}
			select {
			case <-ticker.C:
			case <-c.over:
				return
			}
		}
	})
}

// write sends a message; one that cannot be sent ends the connection.
func (c *Conn) write(text json.RawMessage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case <-c.over:
		return
	default:
	}
	_ = c.ws.SetWriteDeadline(time.Now().Add(patience))
	if c.ws.WriteMessage(websocket.TextMessage, text) != nil {
		c.end()
	}
}

// end cuts the connection.
func (c *Conn) end() {
	c.ending.Do(func() {
		close(c.over)
		_ = c.ws.NetConn().Close() // the client may have closed it first
	})
}
