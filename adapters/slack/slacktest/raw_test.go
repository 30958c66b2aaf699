package slacktest_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// raw is a connection of Socket Mode without a library.
type raw struct{ ws *websocket.Conn }

// dialTo connects to an address.
func dialTo(t testing.TB, url string) *raw {
	t.Helper()
	ws, response, err := websocket.DefaultDialer.DialContext(t.Context(), url, http.Header{})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	t.Cleanup(func() { _ = ws.Close() })
	return &raw{ws}
}

// read reads the next message; its type is end when the connection has ended.
func (r *raw) read(t testing.TB) map[string]any {
	t.Helper()
	if err := r.ws.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	_, text, err := r.ws.ReadMessage()
	if err != nil {
		return map[string]any{"type": "end"}
	}
	var m map[string]any
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func (r *raw) write(t testing.TB, text string) {
	t.Helper()
	if err := r.ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		t.Fatal(err)
	}
}
