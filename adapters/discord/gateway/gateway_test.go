package gateway

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"boussole/adapters/discord/discordtest"
	"boussole/adapters/discord/rest"
	"boussole/bot"
)

const soonEnough = 20 * time.Second // for what takes a second or two on an idle machine

// served is a gateway that runs beside a fake Discord.
type served struct {
	t      *testing.T
	fake   *discordtest.Server
	g      *Gateway
	events chan string // name and data
	log    *logged
	stop   context.CancelFunc
	ended  chan error
}

// logged is a log that can be read while it is written.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// gatewayAt makes a gateway that finds Discord at an address, in a hurry.
func gatewayAt(t *testing.T, address string, next http.RoundTripper, change func(*Gateway)) *served {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	s := &served{t: t, events: make(chan string, 1000), log: &logged{}, ended: make(chan error, 1)}
	s.g = New(Config{
		Token:  bot.NewSecret("fake-token"),
		Client: &http.Client{Transport: rest.NewTransport(at, next)},
		Log:    slog.New(slog.NewTextHandler(s.log, nil)),
		Handle: func(_ context.Context, event string, data json.RawMessage) { s.events <- event + " " + string(data) },
	})
	s.g.times.again, s.g.times.longest, s.g.times.spacing = time.Millisecond, 10*time.Millisecond, time.Millisecond
	if change != nil {
		change(s.g)
	}
	return s
}

// run runs the gateway until the test ends.
func (s *served) run() *served {
	t := s.t
	ctx, cancel := context.WithCancel(t.Context())
	s.stop = cancel
	go func() { s.ended <- s.g.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		select {
		case <-s.ended:
		case <-time.After(soonEnough):
			t.Error("the gateway still runs")
		}
	})
	return s
}

// planned is a fake Discord whose first connections go as planned.
func planned(t *testing.T, plan ...discordtest.Behaviour) *discordtest.Server {
	t.Helper()
	fake := discordtest.New(t)
	fake.Plan(plan...)
	return fake
}

// beside runs a gateway beside a fake Discord.
func beside(t *testing.T, fake *discordtest.Server, change func(*Gateway)) *served {
	t.Helper()
	s := gatewayAt(t, fake.URL(), http.DefaultTransport, change)
	s.fake = fake
	return s.run()
}

// end waits for the end of the gateway, and returns its error.
func (s *served) end() error {
	s.t.Helper()
	select {
	case err := <-s.ended:
		s.ended <- err // for the end of the test
		return err
	case <-time.After(soonEnough):
		s.t.Fatalf("the gateway still runs\n%s", s.log)
		return nil
	}
}

// until waits for something to hold.
func (s *served) until(what string, holds func() bool) {
	s.t.Helper()
	for end := time.Now().Add(soonEnough); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("%s: never; %v\n%s", what, s.g.Ready(), s.log)
		}
	}
}

// answers checks that a new event arrives, once.
func (s *served) answers(event string) {
	s.t.Helper()
	data := fmt.Sprintf(`{"id":"%d"}`, time.Now().UnixNano())
	s.fake.Dispatch(event, json.RawMessage(data))
	for {
		select {
		case got := <-s.events:
			if got == event+" "+data {
				return
			}
		case <-time.After(soonEnough):
			s.t.Fatalf("%s: never arrived\n%s", event, s.log)
		}
	}
}

// logins are how often shards identified, resumed and connected.
func (s *served) logins() [3]int {
	return [3]int{len(s.fake.Identifies()), len(s.fake.Resumes()), s.fake.Connections()}
}

func TestGatewayServes(t *testing.T) {
	t.Parallel()
	s := beside(t, planned(t), nil)
	s.until("ready", func() bool { return s.g.Ready() == nil })
	s.fake.Dispatch("TYPING_START", map[string]any{"user_id": "1"})
	s.answers("INTERACTION_CREATE")
	s.answers("MESSAGE_CREATE")
	for _, hello := range s.fake.Identifies() { // checklist 26
		if hello.Intents != 1<<9|1<<12 || hello.Compress || hello.Token != "Bot fake-token" || hello.Shard != [2]int{0, 1} {
			t.Errorf("got %+v, want the intents of messages alone", hello)
		}
	}
	select {
	case event := <-s.events:
		t.Errorf("%s was passed on", event)
	default:
	}
	s.stop()
	if err := s.end(); err != nil {
		t.Errorf("got %v, want nil", err)
	}
	if err := s.g.Ready(); err == nil || err.Error() != "gateway: 1 of 1 shards not connected: 0" {
		t.Errorf("got %v after the end", err)
	}
}

// dropped is a connection that is cut when it is ready.
func dropped(c *discordtest.Conn) {
	c.Hello()
	c.Login()
	c.Ready()
	c.Drop()
}

// Checklist 27: whatever happens to a connection, the bot is back; and resumes where that is right.
func TestGatewayIsBack(t *testing.T) {
	t.Parallel()
	invalid := discordtest.InvalidSession
	tests := map[string]struct {
		plan []discordtest.Behaviour
		want [3]int // logins
	}{
		"op 7 before READY":         {[]discordtest.Behaviour{discordtest.ReconnectFirst}, [3]int{1, 0, 2}},
		"op 7 after READY":          {[]discordtest.Behaviour{discordtest.ReconnectLater}, [3]int{1, 1, 2}},
		"op 7 while resuming":       {[]discordtest.Behaviour{dropped, discordtest.ReconnectFirst}, [3]int{1, 1, 3}},
		"no HELLO":                  {[]discordtest.Behaviour{discordtest.Silent}, [3]int{1, 0, 2}},
		"no HELLO while resuming":   {[]discordtest.Behaviour{dropped, discordtest.Silent}, [3]int{1, 1, 3}},
		"no acknowledgement":        {[]discordtest.Behaviour{discordtest.Deaf}, [3]int{1, 1, 2}},
		"op 9 true":                 {[]discordtest.Behaviour{invalid(true)}, [3]int{2, 0, 2}},
		"op 9 false":                {[]discordtest.Behaviour{invalid(false)}, [3]int{2, 0, 2}},
		"op 9 true while resuming":  {[]discordtest.Behaviour{dropped, invalid(true)}, [3]int{1, 2, 3}},
		"op 9 false while resuming": {[]discordtest.Behaviour{dropped, invalid(false)}, [3]int{2, 1, 3}},
		"op 9 true again and again": {[]discordtest.Behaviour{dropped, invalid(true), invalid(true), invalid(true)}, [3]int{2, 3, 5}},
		"cut":                       {[]discordtest.Behaviour{dropped}, [3]int{1, 1, 2}},
		"cut twice":                 {[]discordtest.Behaviour{dropped, dropped}, [3]int{1, 2, 3}},
		"close 4000":                {[]discordtest.Behaviour{discordtest.CloseAfter(4000)}, [3]int{1, 1, 2}},
		"close 4000 before READY":   {[]discordtest.Behaviour{discordtest.CloseBefore(4000)}, [3]int{2, 0, 2}},
		"close 4000 while resuming": {[]discordtest.Behaviour{dropped, discordtest.CloseBefore(4000)}, [3]int{1, 2, 3}},
		"close 1000":                {[]discordtest.Behaviour{discordtest.CloseAfter(1000)}, [3]int{2, 0, 2}},
		"close 4007 while resuming": {[]discordtest.Behaviour{dropped, discordtest.CloseBefore(4007)}, [3]int{2, 1, 3}},
		"close 4009":                {[]discordtest.Behaviour{discordtest.CloseAfter(4009)}, [3]int{2, 0, 2}},
		"close 4009 while resuming": {[]discordtest.Behaviour{dropped, discordtest.CloseBefore(4009)}, [3]int{2, 1, 3}},
		"one thing after the other": {[]discordtest.Behaviour{discordtest.ReconnectFirst, dropped, discordtest.CloseAfter(4009), discordtest.ReconnectLater}, [3]int{2, 2, 5}},
	}
	running := map[string]*served{} // all at once: discordgo sleeps for a second after each connection
	for name, test := range tests {
		fake := planned(t, test.plan...)
		if name == "no acknowledgement" {
			fake.SetHeartbeat(700 * time.Millisecond)
		}
		running[name] = beside(t, fake, func(g *Gateway) {
			switch {
			case strings.HasPrefix(name, "no HELLO"):
				g.times.opening = 2 * time.Second
			case name == "no acknowledgement":
				g.times.ack = 2 * time.Second
			}
		})
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := running[name]
			s.t = t
			s.until("connected again", func() bool { return s.logins() == test.want && s.g.Ready() == nil })
			s.answers("INTERACTION_CREATE")
			if got := s.logins(); got != test.want {
				t.Errorf("got %v, want %v\n%s", got, test.want, s.log)
			}
			for i, resume := range s.fake.Resumes() {
				if resume.Path != "/resume/" {
					t.Errorf("resume %d went to %s, want the address that READY gave", i, resume.Path)
				}
			}
		})
	}
}

// Checklist 28: where Discord refuses for good, nothing more is tried and the error says what to do.
func TestGatewayEndsWhereRefused(t *testing.T) {
	t.Parallel()
	words := map[int]string{4004: "discord.token", 4010: "discord.shards", 4011: "discord.shards", 4012: "update", 4013: "update", 4014: "portal"}
	running := map[string]*served{}
	for code := range words {
		running[fmt.Sprint(code, " before READY")] = beside(t, planned(t, discordtest.CloseBefore(code)), nil)
		running[fmt.Sprint(code, " after READY")] = beside(t, planned(t, discordtest.CloseAfter(code)), nil)
	}
	for name, s := range running {
		t.Run(name, func(t *testing.T) {
			s.t = t
			err := s.end()
			code, _ := strconv.Atoi(name[:4])
			if err == nil || !strings.HasPrefix(err.Error(), fmt.Sprintf("gateway: close %d: ", code)) || !strings.Contains(err.Error(), words[code]) {
				t.Errorf("got %v, want a word on %s", err, words[code])
			}
			if got := s.fake.Connections(); got != 1 {
				t.Errorf("got %d connections, want 1", got)
			}
			if s.g.Ready() == nil {
				t.Error("still ready")
			}
			if strings.Contains(fmt.Sprint(err, s.log), "fake-token") {
				t.Error("the token shows")
			}
		})
	}
}

func TestGatewayEndsWithoutAToken(t *testing.T) {
	t.Parallel()
	fake := discordtest.New(t)
	fake.SetToken("another")
	s := beside(t, fake, nil)
	if err := s.end(); err == nil || err.Error() != "gateway: GET /gateway/bot: 401: "+tokenRefused {
		t.Errorf("got %v", err)
	}
	if got := fake.Connections(); got != 0 {
		t.Errorf("got %d connections, want 0", got)
	}
}

func TestGatewayWaitsForAdvice(t *testing.T) {
	t.Parallel()
	fake := discordtest.New(t)
	for _, body := range []string{"null", "{}", `{"url": 1}`} {
		fake.Answer("GET /gateway/bot", discordtest.Answer{Status: http.StatusOK, Body: body})
	}
	fake.Answer("GET /gateway/bot", discordtest.Answer{Status: http.StatusNotFound, Body: "{}"})
	s := gatewayAt(t, fake.URL(), http.DefaultTransport, nil)
	s.fake = fake
	if err := s.g.Ready(); err == nil || err.Error() != "gateway: not connected yet" {
		t.Errorf("got %v before the start", err)
	}
	s.run()
	s.answers("INTERACTION_CREATE")
}

// Checklist 37: shards start in batches of max_concurrency, one batch after the other.
func TestGatewayShards(t *testing.T) {
	t.Parallel()
	const spacing = 500 * time.Millisecond
	tests := map[string]struct{ set, advised, concurrency, want int }{
		"as advised, one by one": {0, 3, 1, 3},
		"as advised, two by two": {0, 4, 2, 4},
		"as set":                 {2, 1, 1, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fake := discordtest.New(t)
			fake.SetShards(test.advised, test.concurrency)
			s := beside(t, fake, func(g *Gateway) { g.Shards, g.times.spacing = test.set, spacing })
			s.until("all connected", func() bool { return s.g.Ready() == nil })
			got := fake.Identifies()
			if len(got) != test.want {
				t.Fatalf("got %d shards, want %d", len(got), test.want)
			}
			at := map[int]time.Time{}
			for _, identify := range got {
				at[identify.Shard[0]] = identify.Time
				if identify.Shard[1] != test.want {
					t.Errorf("got %v", identify.Shard)
				}
			}
			for shard := test.concurrency; shard < test.want; shard++ {
				before := at[shard-test.concurrency]
				if gap := at[shard].Sub(before); gap < spacing {
					t.Errorf("shard %d came %v after that of its key", shard, gap)
				}
			}
		})
	}
}

func TestGatewayOneRefusalEndsAll(t *testing.T) {
	t.Parallel()
	fake := discordtest.New(t)
	fake.SetShards(2, 2)
	fake.Plan(discordtest.Serve, discordtest.CloseAfter(4014))
	s := beside(t, fake, nil)
	if err := s.end(); err == nil || !strings.Contains(err.Error(), "4014") {
		t.Errorf("got %v", err)
	}
}

func TestGatewaySurvivesAPanic(t *testing.T) {
	t.Parallel()
	s := beside(t, planned(t), func(g *Gateway) {
		handle := g.Handle
		g.Handle = func(ctx context.Context, event string, data json.RawMessage) {
			if strings.Contains(string(data), "secret words") {
				panic(errors.New(string(data)))
			}
			handle(ctx, event, data)
		}
	})
	s.fake.Dispatch("MESSAGE_CREATE", map[string]any{"content": "secret words"})
	s.answers("MESSAGE_CREATE")
	s.until("logged", func() bool { return strings.Contains(s.log.String(), "gateway_test.go") })
	if strings.Contains(s.log.String(), "secret words") {
		t.Errorf("the log has what was said:\n%s", s.log)
	}
	if got, want := s.logins(), [3]int{1, 0, 1}; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A connection that hangs doesn't hold up the end, and an answer that is under way is finished.
func TestGatewayEnds(t *testing.T) {
	t.Parallel()
	t.Run("without HELLO", func(t *testing.T) {
		t.Parallel()
		s := beside(t, planned(t, discordtest.Silent), nil)
		s.until("connected", func() bool { return s.fake.Connections() == 1 })
		s.stop()
		if err := s.end(); err != nil {
			t.Errorf("got %v, want nil", err)
		}
	})
	t.Run("during an answer", func(t *testing.T) {
		t.Parallel()
		begun, finished := make(chan struct{}), make(chan error, 1)
		s := beside(t, planned(t), func(g *Gateway) {
			g.Handle = func(ctx context.Context, _ string, _ json.RawMessage) {
				close(begun)
				select {
				case <-ctx.Done():
				case <-time.After(2 * time.Second):
				}
				finished <- ctx.Err()
			}
		})
		s.fake.Dispatch("INTERACTION_CREATE", map[string]any{"id": "1"})
		<-begun
		s.stop()
		if err := s.end(); err != nil {
			t.Errorf("got %v, want nil", err)
		}
		select {
		case err := <-finished:
			if err != nil {
				t.Errorf("the answer's context: %v", err)
			}
		default:
			t.Error("the answer was not waited for")
		}
	})
}

func TestGatewayByTLS(t *testing.T) {
	t.Parallel()
	fake := discordtest.New(t)
	inside, err := url.Parse(fake.URL())
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(inside)
	front := httptest.NewTLSServer(proxy)
	t.Cleanup(front.Close)
	proxy.ModifyResponse = func(resp *http.Response) error {
		if strings.HasSuffix(resp.Request.URL.Path, "/gateway/bot") {
			body, err := io.ReadAll(resp.Body)
			if err != nil {
				return err
			}
			body = bytes.ReplaceAll(body, []byte("ws://"+inside.Host), []byte("wss://"+front.Listener.Addr().String()))
			resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
			resp.Header.Del("Content-Length")
		}
		return nil
	}
	trusted := x509.NewCertPool()
	trusted.AddCert(front.Certificate())
	start := func(roots *x509.CertPool) *served {
		s := gatewayAt(t, front.URL, front.Client().Transport, func(g *Gateway) { g.tls.RootCAs = roots })
		s.fake = fake
		return s.run()
	}
	s := start(nil)
	s.until("a refused certificate", func() bool { return strings.Contains(s.log.String(), "certificate") })
	if got, want := s.logins(), [3]int{}; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	s.stop()
	s = start(trusted)
	s.answers("INTERACTION_CREATE")
	if s.g.tls.ServerName != "" || s.g.tls.MinVersion != tls.VersionTLS12 {
		t.Error("the configuration was changed")
	}
}

// No goroutine of discordgo's or of the gateway's is left, whatever happened. It runs alone.
func TestGatewayLeavesNothing(t *testing.T) {
	fake := planned(t, discordtest.ReconnectFirst, discordtest.ReconnectLater, discordtest.InvalidSession(true), discordtest.Silent)
	s := beside(t, fake, func(g *Gateway) { g.times.opening = 2 * time.Second })
	s.until("connected again", func() bool { return s.fake.Connections() >= 5 && s.g.Ready() == nil })
	s.stop()
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	var left string
	s.until("nothing left", func() bool {
		var out bytes.Buffer
		_ = pprof.Lookup("goroutine").WriteTo(&out, 2)
		left = out.String()
		return !strings.Contains(left, "discordgo.") && !strings.Contains(left, "(*socket)") && !strings.Contains(left, "(*shard)")
	})
	if t.Failed() {
		t.Log(left)
	}
}
