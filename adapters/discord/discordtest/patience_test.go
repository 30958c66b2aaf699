package discordtest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// recorder is a test that keeps its failures to itself.
type recorder struct {
	testing.TB
	mu       sync.Mutex
	failures []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	panic(r)
}

// What does not come in time fails the test.
func TestPatience(t *testing.T) {
	for want, wait := range map[string]func(*Server){
		"got 0 requests":                      func(s *Server) { s.Await(1) },
		"no shard was ready for GUILD_CREATE": func(s *Server) { s.Dispatch("GUILD_CREATE", nil) },
	} {
		r := &recorder{TB: t}
		s := New(r)
		s.patience = time.Millisecond
		func() {
			defer func() { _ = recover() }()
			wait(s)
		}()
		if got := strings.Join(r.failures, "\n"); !strings.Contains(got, want) {
			t.Errorf("got the failure %q, want %q", got, want)
		}
	}
}

// A connection without heartbeats is closed, and fails the test.
func TestNoHeartbeat(t *testing.T) {
	r := &recorder{TB: t}
	s := New(r)
	s.grace = time.Millisecond
	s.SetHeartbeat(10 * time.Millisecond)
	s.Plan(func(c *Conn) {
		c.Hello()
		c.Loop()
	})
	ws, response, err := websocket.DefaultDialer.DialContext(t.Context(), s.address()+"/?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	defer response.Body.Close()
	for err == nil {
		_, _, err = ws.ReadMessage()
	}
	if !websocket.IsCloseError(err, 4009) {
		t.Errorf("got %v, want the code 4009", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if got, want := strings.Join(r.failures, "\n"), "no heartbeat came"; !strings.Contains(got, want) {
		t.Errorf("got the failure %q, want %q", got, want)
	}
}

func TestLoad(t *testing.T) {
	if _, err := load(t.TempDir() + "/none.json"); err == nil {
		t.Error("a description that is not there: got no error")
	}
}
