package discordtest_test

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"boussole/adapters/discord/discordtest"
)

// shard is a small client of the gateway.
type shard struct {
	t  testing.TB
	ws *websocket.Conn

	compressed int // how many payloads were
}

// heard is a payload of the gateway's.
type heard struct {
	Op   int
	Type string          `json:"t"`
	Seq  int64           `json:"s"`
	Data json.RawMessage `json:"d"`
}

// text is a field of the data.
func (h heard) text(field string) string {
	var data map[string]any
	_ = json.Unmarshal(h.Data, &data)
	return fmt.Sprint(data[field])
}

// dial connects to the gateway, where an address says so to it.
func dial(t testing.TB, s *discordtest.Server, path string) *shard {
	t.Helper()
	ws, response, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(s.URL(), "http")+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	_ = response.Body.Close()
	return &shard{t: t, ws: ws}
}

const gateway = "/?v=10&encoding=json"

func (c *shard) send(payload string) {
	c.t.Helper()
	if err := c.ws.WriteMessage(websocket.TextMessage, []byte(payload)); err != nil {
		c.t.Error(err)
	}
}

func (c *shard) identify() {
	c.t.Helper()
	c.send(`{"op":2,"d":{"token":"Bot fake-token","intents":513,"properties":{"os":"linux"},"shard":[1,2]}}`)
}

func (c *shard) resume(session string, seq int64) {
	c.t.Helper()
	c.send(fmt.Sprintf(`{"op":6,"d":{"token":"fake-token","session_id":%q,"seq":%d}}`, session, seq))
}

// hear reads the next payload.
func (c *shard) hear() (heard, error) {
	_ = c.ws.SetReadDeadline(time.Now().Add(time.Minute))
	kind, data, err := c.ws.ReadMessage()
	if err != nil {
		return heard{}, err
	}
	if kind == websocket.BinaryMessage {
		c.compressed++
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return heard{}, err
		}
		if data, err = io.ReadAll(r); err != nil {
			return heard{}, err
		}
	}
	var h heard
	return h, json.Unmarshal(data, &h)
}

// want reads the next payload, which is of a code, and of a type where it is an event.
func (c *shard) want(op int, event string) heard {
	c.t.Helper()
	got, err := c.hear()
	if err != nil || got.Op != op || got.Type != event {
		c.t.Fatalf("got op %d %s %s and %v, want op %d %s", got.Op, got.Type, got.Data, err, op, event)
	}
	return got
}

// closed reads until the end and returns its code; 1006 where there was no close frame.
func (c *shard) closed() int {
	for {
		if _, err := c.hear(); err != nil {
			if fault, ok := errors.AsType[*websocket.CloseError](err); ok {
				return fault.Code
			}
			return websocket.CloseAbnormalClosure
		}
	}
}

// begin begins a session.
func (c *shard) begin() heard {
	c.t.Helper()
	c.want(10, "")
	c.identify()
	return c.want(0, "READY")
}

// leave closes with a code and waits until the fake has seen it.
func (c *shard) leave(code int) {
	c.t.Helper()
	if err := c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second)); err != nil {
		c.t.Error(err)
	}
	c.closed()
}
