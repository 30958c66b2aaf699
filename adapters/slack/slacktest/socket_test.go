package slacktest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"boussole/adapters/slack/slacktest"
)

// run runs slack-go's client until the test ends, and returns its events.
func run(t testing.TB, s *slacktest.Server, options ...socketmode.Option) (*socketmode.Client, <-chan socketmode.Event) {
	t.Helper()
	c := socketmode.New(client(s), options...)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = c.RunContext(ctx) // ends with the test
	}()
	t.Cleanup(func() {
		cancel()
		<-done
	})
	return c, c.Events
}

// await waits for an event of a type.
func await(t testing.TB, events <-chan socketmode.Event, kind socketmode.EventType) socketmode.Event {
	t.Helper()
	late := time.After(time.Minute)
	for {
		select {
		case e := <-events:
			if e.Type == kind {
				return e
			}
		case <-late:
			t.Fatalf("no %s came", kind)
		}
	}
}

// dial connects without a library.
func dial(t testing.TB, s *slacktest.Server) *raw {
	t.Helper()
	_, url, err := client(s).StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return dialTo(t, url)
}

func TestServe(t *testing.T) {
	s := slacktest.New(t)
	c, events := run(t, s)
	hello := await(t, events, socketmode.EventTypeHello)
	if got := hello.Request; got.NumConnections != 1 || got.DebugInfo.ApproximateConnectionTime == 0 || got.ConnectionInfo.AppID != slacktest.AppID {
		t.Errorf("got %+v", got)
	}
	id := s.Envelope("slash_commands", map[string]any{"command": "/boussole", "text": "salaire", "user_id": "U1"})
	e := await(t, events, socketmode.EventTypeSlashCommand)
	if got := e.Data.(slackapi.SlashCommand); got.Command != "/boussole" || !e.Request.AcceptsResponsePayload || e.Request.EnvelopeID != id {
		t.Errorf("got %+v of %+v", got, e.Request)
	}
	if err := c.AckCtx(t.Context(), id, map[string]any{"text": "an answer"}); err != nil {
		t.Fatal(err)
	}
	if got := s.AwaitAck(id); string(got.Payload) != `{"text":"an answer"}` || got.Conn != 1 || got.Time.IsZero() {
		t.Errorf("got %+v with %s", got, got.Payload)
	}
	if got := s.Acks(); len(got) != 1 || s.Connections() != 1 {
		t.Errorf("got %d acknowledgements on %d connections, want 1 on 1", len(got), s.Connections())
	}
}

func TestEvents(t *testing.T) {
	s := slacktest.New(t)
	c, events := run(t, s)
	id := s.Envelope("events_api", []byte(`{"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","text":"hello","user":"U1"}}`))
	e := await(t, events, socketmode.EventTypeEventsAPI)
	if e.Request.AcceptsResponsePayload || e.Request.RetryAttempt != 0 {
		t.Errorf("got %+v", e.Request)
	}
	s.Again(1, id)
	e = await(t, events, socketmode.EventTypeEventsAPI)
	if e.Request.EnvelopeID != id || e.Request.RetryAttempt != 1 || e.Request.RetryReason != "timeout" {
		t.Errorf("got %+v, want the same envelope again", e.Request)
	}
	if err := c.AckCtx(t.Context(), id, nil); err != nil {
		t.Fatal(err)
	}
	if got := s.AwaitAck(id); got.Payload != nil {
		t.Errorf("got the payload %s, want none", got.Payload)
	}
	id = s.Envelope("interactive", map[string]any{"type": "block_actions"})
	if e = await(t, events, socketmode.EventTypeInteractive); e.Request.AcceptsResponsePayload {
		t.Error("got that a press accepts a payload")
	}
	s.Envelope("interactive", map[string]any{"type": "view_submission"})
	if e = await(t, events, socketmode.EventTypeInteractive); !e.Request.AcceptsResponsePayload || e.Request.EnvelopeID == id {
		t.Errorf("got %+v, want that a form accepts a payload", e.Request)
	}
}

// Two connections share the envelopes, and the same one can go over both.
func TestTwo(t *testing.T) {
	s := slacktest.New(t)
	one := dial(t, s)
	s.AwaitConnections(1)
	two := dial(t, s)
	if got := fmt.Sprint(s.AwaitConnections(2)); got != "[1 2]" {
		t.Errorf("got the connections %s, want 1 and 2", got)
	}
	for _, c := range []*raw{one, two} {
		if got := c.read(t)["type"]; got != "hello" {
			t.Errorf("got %v, want hello", got)
		}
	}
	first, second := s.Envelope("slash_commands", map[string]any{}), s.Envelope("slash_commands", map[string]any{})
	got := fmt.Sprint(one.read(t)["envelope_id"], " ", two.read(t)["envelope_id"])
	if got != first+" "+second && got != second+" "+first {
		t.Errorf("got %s, want %s and %s", got, first, second)
	}
	same := s.SendTo(2, "events_api", map[string]any{"event_id": "Ev1"})
	s.Again(1, same)
	if got := fmt.Sprint(one.read(t)["envelope_id"], " ", two.read(t)["envelope_id"]); got != same+" "+same {
		t.Errorf("got %s, want %s twice", got, same)
	}
	two.write(t, `{"envelope_id":"`+same+`"}`)
	if got := s.AwaitAck(same).Conn; got != 2 {
		t.Errorf("got connection %d, want 2", got)
	}
}

func TestBehaviours(t *testing.T) {
	tests := []struct {
		name   string
		behave slacktest.Behaviour
		want   string // what comes before the connection ends or stays silent
	}{
		{"refresh", slacktest.Refresh, "hello disconnect:refresh_requested"},
		{"link disabled", slacktest.LinkDisabled, "hello disconnect:link_disabled"},
		{"warning", slacktest.Disconnect("warning"), "hello disconnect:warning"},
		{"cut", slacktest.Cut, "hello end"},
	}
	for _, test := range tests {
		s := slacktest.New(t)
		s.Plan(test.behave)
		c := dial(t, s)
		var got []string
		for range strings.Fields(test.want) {
			m := c.read(t)
			word := fmt.Sprint(m["type"])
			if m["reason"] != nil {
				word += ":" + fmt.Sprint(m["reason"])
			}
			got = append(got, word)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// slack-go comes back after whatever ends a connection.
func TestAgain(t *testing.T) {
	for name, behave := range map[string]slacktest.Behaviour{
		"refresh": slacktest.Refresh, "cut": slacktest.Cut, "mute": slacktest.Mute, "silent": slacktest.Silent,
	} {
		s := slacktest.New(t)
		s.Plan(behave)
		s.SetPing(50 * time.Millisecond)
		_, events := run(t, s, socketmode.OptionPingInterval(time.Second))
		await(t, events, socketmode.EventTypeConnected)
		await(t, events, socketmode.EventTypeConnected)
		s.AwaitConnections(1)
		if got := s.Connections(); got < 2 {
			t.Errorf("%s: got %d connections, want another one", name, got)
		}
	}
}

func TestDisconnect(t *testing.T) {
	s := slacktest.New(t)
	c := dial(t, s)
	c.read(t)
	s.Disconnect(1, "warning")
	if got := c.read(t); got["reason"] != "warning" {
		t.Errorf("got %v, want a warning", got)
	}
	id := s.Envelope("slash_commands", map[string]any{})
	if got := c.read(t)["envelope_id"]; got != id {
		t.Errorf("got %v, want that a warned connection goes on", got)
	}
	s.Cut(1)
	if got := c.read(t)["type"]; got != "end" {
		t.Errorf("got %v, want the end", got)
	}
}

func TestSocketFaults(t *testing.T) {
	long, _ := json.Marshal(map[string]any{"envelope_id": "x", "payload": map[string]any{"text": strings.Repeat("a", 20<<10)}})
	tests := []struct{ name, kind, ack, want string }{
		{"good", "slash_commands", `{"envelope_id":"%s","payload":{"text":"x"}}`, ""},
		{"empty payload", "slash_commands", `{"envelope_id":"%s","payload":{}}`, ""},
		{"no payload", "slash_commands", `{"envelope_id":"%s","payload":null}`, ""},
		{"no JSON", "slash_commands", `{`, "acknowledgement: "},
		{"unknown", "slash_commands", `{"envelope_id":"other"}`, `"other", which was not sent`},
		{"long", "slash_commands", string(long), "bytes, want fewer than 20480"},
		{"payload", "events_api", `{"envelope_id":"%s","payload":{"text":"x"}}`, "which it does not accept"},
		{"limits", "slash_commands", `{"envelope_id":"%s","payload":{"text":""}}`, "text is empty"},
	}
	for _, test := range tests {
		r := &recorder{TB: t}
		s := slacktest.New(r)
		c := dial(t, s)
		id := s.Envelope(test.kind, map[string]any{})
		c.write(t, strings.ReplaceAll(test.ack, "%s", id))
		after := s.Envelope("slash_commands", map[string]any{})
		c.write(t, `{"envelope_id":"`+after+`"}`) // what came before it was taken in
		s.AwaitAck(after)
		if failed := r.all(); !strings.Contains(failed, test.want) || test.want == "" && failed != "" {
			t.Errorf("%s: got the failure %q, want %q", test.name, failed, test.want)
		}
	}
}

func TestConnectFaults(t *testing.T) {
	r := &recorder{TB: t}
	s := slacktest.New(r)
	_, url, err := client(s).StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	dialTo(t, url+"&debug_reconnects=true")
	if !strings.Contains(r.all(), "debug_reconnects") {
		t.Errorf("got the failure %q", r.all())
	}
	if status, _ := ask(t, "GET", "http"+strings.TrimPrefix(url, "ws"), "", asForm, ""); status != 403 || !strings.Contains(r.all(), "used before") {
		t.Errorf("got %d and %q, want 403: an address is for one connection", status, r.all())
	}
	for range 10 {
		dial(t, s)
	}
	s.AwaitConnections(11)
	if !strings.Contains(r.all(), "11 connections, want 10 at most") {
		t.Errorf("got the failure %q", r.all())
	}
}

// Nothing outlasts the test.
func TestEnds(t *testing.T) {
	t.Run("busy", func(inner *testing.T) {
		s := slacktest.New(inner)
		s.Plan(slacktest.Serve, slacktest.Silent, slacktest.Mute)
		for range 3 {
			dial(inner, s)
		}
		s.AwaitConnections(2)
	})
	stacks := make([]byte, 1<<20)
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		all := string(stacks[:runtime.Stack(stacks, true)])
		if !strings.Contains(all, "slacktest.(*Server)") && !strings.Contains(all, "slacktest.(*Conn)") {
			return
		}
		if time.Since(start) > time.Minute {
			t.Fatalf("got goroutines of the fake after the end:\n%s", all)
		}
	}
}
