package discordtest_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"boussole/adapters/discord/discordtest"
)

func TestIdentify(t *testing.T) {
	s := discordtest.New(t)
	s.SetHeartbeat(30 * time.Second)
	c := dial(t, s, gateway)
	if got, want := c.want(10, "").text("heartbeat_interval"), "30000"; got != want {
		t.Errorf("got the interval %s, want %s", got, want)
	}
	c.send(`{"op":1,"d":null}`)
	c.want(11, "")
	c.identify()
	ready := c.want(0, "READY")
	if ready.Seq != 1 || ready.text("v") != "10" || ready.text("shard") != "[1 2]" {
		t.Errorf("got event %d %s", ready.Seq, ready.Data)
	}
	c.send(`{"op":1,"d":1}`)
	c.want(11, "")
	got := s.Identifies()
	if len(got) != 1 || got[0].Token != "Bot fake-token" || got[0].Intents != 513 || got[0].Shard != [2]int{1, 2} || got[0].Time.IsZero() {
		t.Errorf("got %+v", got)
	}
	if got, want := s.Connections(), 1; got != want {
		t.Errorf("got %d connections, want %d", got, want)
	}
}

func TestDispatch(t *testing.T) {
	s := discordtest.New(t)
	one, two := dial(t, s, gateway), dial(t, s, gateway)
	one.begin()
	two.begin()
	s.Dispatch("INTERACTION_CREATE", map[string]any{"id": "1"})
	s.Dispatch("INTERACTION_CREATE", map[string]any{"id": "2"})
	for _, c := range []*shard{one, two} {
		for i, id := range []string{"1", "2"} {
			if got := c.want(0, "INTERACTION_CREATE"); got.text("id") != id || got.Seq != int64(i+2) {
				t.Errorf("got event %d of id %s, want %d of id %s", got.Seq, got.text("id"), i+2, id)
			}
		}
	}
}

// Dispatch waits for a shard.
func TestDispatchWaits(t *testing.T) {
	s := discordtest.New(t)
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.Dispatch("GUILD_CREATE", map[string]any{})
	}()
	c := dial(t, s, gateway)
	c.begin()
	c.want(0, "GUILD_CREATE")
	<-done
}

func TestCompress(t *testing.T) {
	s := discordtest.New(t)
	c := dial(t, s, gateway)
	c.want(10, "")
	c.send(`{"op":2,"d":{"token":"Bot fake-token","intents":0,"properties":{},"compress":true}}`)
	c.want(0, "READY")
	if got, want := c.compressed, 1; got != want {
		t.Errorf("got %d payloads compressed, want %d", got, want)
	}
	if got := s.Identifies(); !got[0].Compress || got[0].Shard != [2]int{0, 1} {
		t.Errorf("got %+v", got)
	}
}

// A shard that is cut off resumes with what it missed.
func TestResume(t *testing.T) {
	s := discordtest.New(t)
	s.Plan(func(c *discordtest.Conn) {
		c.Hello()
		c.Login()
		c.Ready()
		c.Event("SEEN", map[string]any{})
		c.Miss("MISSED", map[string]any{"id": "1"})
		c.Miss("MISSED", map[string]any{"id": "2"})
		c.Drop()
	})
	c := dial(t, s, gateway)
	ready := c.begin()
	seen := c.want(0, "SEEN")
	if got, err := c.hear(); !websocket.IsCloseError(err, 1006) {
		t.Errorf("got %s and %v, want that the connection was cut", got.Type, err)
	}
	path := strings.TrimPrefix(ready.text("resume_gateway_url"), "ws"+strings.TrimPrefix(s.URL(), "http"))
	c = dial(t, s, path+"?v=10&encoding=json")
	c.want(10, "")
	c.resume(ready.text("session_id"), seen.Seq)
	for i, id := range []string{"1", "2"} {
		if got := c.want(0, "MISSED"); got.text("id") != id || got.Seq != seen.Seq+int64(i)+1 {
			t.Errorf("got event %d of id %s, want id %s", got.Seq, got.text("id"), id)
		}
	}
	c.want(0, "RESUMED")
	s.Dispatch("LATER", map[string]any{})
	c.want(0, "LATER")
	got := s.Resumes()
	if len(got) != 1 || got[0].Session != ready.text("session_id") || got[0].Seq != seen.Seq || got[0].Path != "/resume/" {
		t.Errorf("got %+v", got)
	}
	if got, want := len(s.Identifies()), 1; got != want {
		t.Errorf("got %d sessions begun, want %d", got, want)
	}
}

// A session is forgotten when the client closes with 1000 or 1001, and only then.
func TestForget(t *testing.T) {
	for code, known := range map[int]bool{1000: false, 1001: false, 4000: true} {
		s := discordtest.New(t)
		c := dial(t, s, gateway)
		session := c.begin().text("session_id")
		c.leave(code)
		c = dial(t, s, gateway)
		c.want(10, "")
		c.resume(session, 1)
		if known {
			c.want(0, "RESUMED")
			continue
		}
		if got := c.want(9, ""); string(got.Data) != "false" {
			t.Errorf("%d: got op 9 %s, want false", code, got.Data)
		}
		c.identify()
		c.want(0, "READY")
	}
}

func TestShards(t *testing.T) {
	s := discordtest.New(t)
	s.SetShards(4, 2)
	dial(t, s, gateway).begin()
	got := ask(t, s, "GET", "/gateway/bot", "").body
	for _, want := range []string{`"shards":4`, `"max_concurrency":2`, `"remaining":999`} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// What a client may not send closes its connection, and fails the test where it is no matter of the token.
func TestGatewayFaults(t *testing.T) {
	many := make([]string, 121)
	for i := range many {
		many[i] = `{"op":3,"d":{}}`
	}
	const login = `{"op":2,"d":{"token":"fake-token","intents":0,"properties":{}}}`
	tests := []struct {
		name, path string
		send       []string
		code       int
		want       string
	}{
		{"version 9", "/?v=9&encoding=json", []string{`{"op":6,"d":{"token":"x"}}`}, 4004, "v=10"},
		{"other encoding", "/?v=10&encoding=etf", []string{`{"op":6,"d":{"token":"x"}}`}, 4004, "encoding=json"},
		{"wrong token", gateway, []string{`{"op":2,"d":{"token":"Bot x","intents":0,"properties":{}}}`}, 4004, ""},
		{"no login", gateway, []string{`{"op":3,"d":{}}`}, 4003, "op 3 came before IDENTIFY"},
		{"no intents", gateway, []string{`{"op":2,"d":{"token":"fake-token","properties":{}}}`}, 4002, "lacks intents"},
		{"no such shard", gateway, []string{`{"op":2,"d":{"token":"fake-token","intents":0,"properties":{},"shard":[2,2]}}`}, 4010, ""},
		{"no JSON", gateway, []string{`{`}, 4002, "unexpected end"},
		{"long", gateway, []string{`{"op":1,"d":"` + strings.Repeat("x", 4096) + `"}`}, 4002, "want 4096 at most"},
		{"twice", gateway, []string{login, login}, 4001, "op 2 came after READY"},
		{"many", gateway, append([]string{login}, many...), 4008, "121 payloads in a minute"},
		{"seq to come", gateway, []string{login, `{"op":1,"d":7}`, `{"op":99}`}, 4001, "a heartbeat names event 7 of 1"},
	}
	for _, test := range tests {
		r := &recorder{TB: t}
		c := dial(t, discordtest.New(r), test.path)
		c.want(10, "")
		for _, payload := range test.send {
			_ = c.ws.WriteMessage(1, []byte(payload)) // the fake may have closed it
		}
		if got := c.closed(); got != test.code {
			t.Errorf("%s: got the code %d, want %d", test.name, got, test.code)
		}
		if failed := r.all(); !strings.Contains(failed, test.want) || test.want == "" && failed != "" {
			t.Errorf("%s: got the failure %q, want %q", test.name, failed, test.want)
		}
	}
}

// Heartbeats of an interval that only a test sets are not counted.
func TestManyHeartbeats(t *testing.T) {
	s := discordtest.New(t)
	s.SetHeartbeat(50 * time.Millisecond)
	c := dial(t, s, gateway)
	c.begin()
	for range 130 {
		c.send(`{"op":1,"d":1}`)
		c.want(11, "")
	}
}

func TestInvalidSeq(t *testing.T) {
	s := discordtest.New(t)
	c := dial(t, s, gateway)
	session := c.begin().text("session_id")
	c.leave(4000)
	c = dial(t, s, gateway)
	c.want(10, "")
	c.resume(session, 99)
	if got, want := c.closed(), 4007; got != want {
		t.Errorf("got the code %d, want %d", got, want)
	}
	c = dial(t, s, gateway)
	c.want(10, "")
	c.resume(session, 1)
	c.want(9, "")
}

// The session outlives a code of Discord's, but for those that end it.
func TestCloseAfter(t *testing.T) {
	for code, want := range map[int]int{4000: 0, 1001: 0, 4009: 9} {
		s := discordtest.New(t)
		s.Plan(discordtest.CloseAfter(code))
		c := dial(t, s, gateway)
		session := c.begin().text("session_id")
		if got := c.closed(); got != code {
			t.Errorf("got the code %d, want %d", got, code)
		}
		c = dial(t, s, gateway)
		c.want(10, "")
		c.resume(session, 1)
		if got, err := c.hear(); err != nil || got.Op != want {
			t.Errorf("%d: got op %d and %v, want op %d", code, got.Op, err, want)
		}
	}
}

func TestBehaviours(t *testing.T) {
	tests := []struct {
		name   string
		behave discordtest.Behaviour
		see    func(c *shard) string
		want   string
	}{
		{"Silent", discordtest.Silent, func(c *shard) string {
			c.identify()
			_ = c.ws.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
			_, _, err := c.ws.ReadMessage()
			return strconv.FormatBool(err != nil)
		}, "true"},
		{"ReconnectFirst", discordtest.ReconnectFirst, func(c *shard) string {
			c.want(10, "")
			return string(c.want(7, "").Data)
		}, "null"},
		{"ReconnectLater", discordtest.ReconnectLater, func(c *shard) string {
			c.begin()
			return string(c.want(7, "").Data)
		}, "null"},
		{"Deaf", discordtest.Deaf, func(c *shard) string {
			c.begin()
			c.send(`{"op":1,"d":1}`)
			_ = c.ws.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
			_, _, err := c.ws.ReadMessage()
			return strconv.FormatBool(err != nil)
		}, "true"},
		{"CloseBefore", discordtest.CloseBefore(4014), func(c *shard) string {
			c.want(10, "")
			c.identify()
			return strconv.Itoa(c.closed())
		}, "4014"},
		{"CloseAfter", discordtest.CloseAfter(4000), func(c *shard) string {
			c.begin()
			return strconv.Itoa(c.closed())
		}, "4000"},
		{"InvalidSession, resumable", discordtest.InvalidSession(true), func(c *shard) string {
			c.want(10, "")
			c.identify()
			said := string(c.want(9, "").Data)
			c.identify()
			c.want(0, "READY")
			return said
		}, "true"},
		{"InvalidSession", discordtest.InvalidSession(false), func(c *shard) string {
			c.want(10, "")
			c.identify()
			said := string(c.want(9, "").Data)
			c.identify()
			c.want(0, "READY")
			return said
		}, "false"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := discordtest.New(t)
			s.Plan(test.behave)
			if got := test.see(dial(t, s, gateway)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			dial(t, s, gateway).begin() // then it serves again
		})
	}
}

// InvalidSession decides whether the session can still be resumed.
func TestInvalidSession(t *testing.T) {
	for resumable, want := range map[bool]string{true: "RESUMED", false: ""} {
		s := discordtest.New(t)
		c := dial(t, s, gateway)
		session := c.begin().text("session_id")
		c.leave(4000)
		s.Plan(discordtest.InvalidSession(resumable))
		c = dial(t, s, gateway)
		c.want(10, "")
		c.resume(session, 1)
		c.want(9, "")
		c.resume(session, 1)
		got, err := c.hear()
		if err != nil || got.Type != want {
			t.Errorf("resumable %v: got op %d %s and %v, want %q", resumable, got.Op, got.Type, err, want)
		}
	}
}

// A connection and its goroutine end with the test.
func TestEnds(t *testing.T) {
	var c *shard
	t.Run("connected", func(inner *testing.T) {
		c = dial(t, discordtest.New(inner), gateway)
		c.begin()
	})
	if _, err := c.hear(); err == nil {
		t.Error("got a connection that outlasts its test")
	}
}
