package gateway

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

const (
	helloText   = `{"op": 10, "d": {"heartbeat_interval": 41250}}`
	readyText   = `{"op": 0, "t": "READY", "s": 1, "d": {"session_id": "x", "resume_gateway_url": "ws://127.0.0.1:1/"}}`
	resumedText = `{"op": 0, "t": "RESUMED", "s": 2, "d": null}`
)

// script is how one connection goes, whatever Discord would never do.
type script func(c *websocket.Conn)

func says(texts ...string) script {
	return func(c *websocket.Conn) {
		for _, text := range texts {
			_ = c.WriteMessage(websocket.TextMessage, []byte(text))
		}
		for c.SetReadDeadline(time.Now().Add(soonEnough)) == nil {
			if _, _, err := c.ReadMessage(); err != nil {
				return
			}
		}
	}
}

// scripted is a gateway whose connections go by scripts, the last one for all that follow; logins tells the op of the
// first payload of each, and its path.
func scripted(t *testing.T, scripts ...script) (*served, chan string) {
	t.Helper()
	logins, next := make(chan string, 100), make(chan script, len(scripts))
	for _, s := range scripts {
		next <- s
	}
	var upgrader websocket.Upgrader
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/gateway/bot") {
			_, _ = fmt.Fprintf(w, `{"url": "ws://%s", "shards": 1}`, server.Listener.Addr())
			return
		}
		c, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer func() { _ = c.Close() }()
		_ = c.WriteMessage(websocket.TextMessage, []byte(helloText))
		var payload struct{ Op int }
		if _, text, err := c.ReadMessage(); err != nil || json.Unmarshal(text, &payload) != nil {
			return
		}
		logins <- fmt.Sprint(payload.Op, " ", r.URL)
		select {
		case s := <-next:
			s(c)
		default:
			scripts[len(scripts)-1](c)
		}
	})
	server.Start()
	t.Cleanup(server.Close)
	return gatewayAt(t, server.URL, http.DefaultTransport, nil).run(), logins
}

// Whatever comes, the process stays up and the bot connects again.
func TestGatewayBearsAnything(t *testing.T) {
	t.Parallel()
	message := func(kind int, body string) script {
		return func(c *websocket.Conn) {
			_ = c.WriteMessage(kind, []byte(body))
			says()(c)
		}
	}
	tests := map[string]script{
		"null":          says(`null`),
		"not JSON":      says(`{"op": 0`),
		"another type":  says(`[]`),
		"op is text":    says(`{"op": "7"}`),
		"binary":        message(websocket.BinaryMessage, "x"),
		"too long":      message(websocket.TextMessage, strings.Repeat(" ", packetSize+1)),
		"null later":    says(readyText, `null`),
		"ready is null": says(`{"op": 0, "t": "READY", "s": 1, "d": null}`, `{"op": 7}`),
		"close, no code": func(c *websocket.Conn) {
			_ = c.WriteMessage(websocket.CloseMessage, nil)
			says()(c)
		},
	}
	type running struct {
		*served
		logins chan string
	}
	all := map[string]running{}
	for name, script := range tests {
		s, logins := scripted(t, script, says(resumedText))
		all[name] = running{s, logins}
	}
	for name, r := range all {
		t.Run(name, func(t *testing.T) {
			r.t = t
			for range 2 {
				select {
				case <-r.logins:
				case <-time.After(soonEnough):
					t.Fatalf("it did not connect again\n%s", r.log)
				}
			}
			r.until("ready", func() bool { return r.g.Ready() == nil })
		})
	}
}

// Where READY's address for resuming can't be reached, the gateway's own can.
func TestGatewayResumesElsewhere(t *testing.T) {
	t.Parallel()
	_, logins := scripted(t, says(readyText, `{"op": 7}`), says(resumedText))
	for _, want := range []string{"2 /?encoding=json&v=10", "6 /?encoding=json&v=10"} {
		select {
		case got := <-logins:
			if got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		case <-time.After(soonEnough):
			t.Fatalf("got nothing, want %s", want)
		}
	}
}

// What is not an upgrade is told as it is.
func TestGatewayIsNoGateway(t *testing.T) {
	t.Parallel()
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/gateway/bot") {
			_, _ = fmt.Fprintf(w, `{"url": "ws://%s", "shards": 1}`, server.Listener.Addr())
			return
		}
		http.Error(w, strings.Repeat("\x88\x02\x0f\xa4", 100), http.StatusForbidden) // 4004, were it a frame
	})
	server.Start()
	t.Cleanup(server.Close)
	s := gatewayAt(t, server.URL, http.DefaultTransport, nil).run()
	s.until("a word on it", func() bool { return strings.Count(s.log.String(), "403 Forbidden") > 1 })
}
