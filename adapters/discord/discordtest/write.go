package discordtest

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"time"

	"github.com/gorilla/websocket"
)

// The codes of payloads (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-opcodes).
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatACK   = 11
)

// payload is what either side sends.
type payload struct {
	Op   int     `json:"op"`
	Data any     `json:"d"`
	Seq  *int64  `json:"s"`
	Type *string `json:"t"`
}

// Send sends a payload that is no event.
func (c *Conn) Send(op int, data any) { c.write(payload{Op: op, Data: data}) }

// encode is data as JSON, as it is now.
func (s *Server) encode(data any) json.RawMessage {
	text, err := json.Marshal(data)
	if err != nil {
		s.t.Errorf("discordtest: the data of an event: %v", err)
	}
	return text
}

// write sends a payload; one that cannot be written ends the connection.
func (c *Conn) write(p payload) {
	text, err := json.Marshal(p)
	if err != nil {
		c.s.t.Errorf("discordtest: payload %d: %v", p.Op, err)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over {
		return
	}
	kind := websocket.TextMessage
	if c.compress && p.Op == opDispatch {
		kind, text = websocket.BinaryMessage, deflate(text)
	}
	_ = c.ws.SetWriteDeadline(time.Now().Add(patience))
	if err := c.ws.WriteMessage(kind, text); err != nil {
		c.over = true
	}
}

// deflate compresses an event, for who said compress in IDENTIFY
// (https://discord.com/developers/docs/events/gateway#encoding-and-compression).
func deflate(text []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(text) // to memory
	_ = w.Close()
	return out.Bytes()
}
