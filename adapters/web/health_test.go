package web

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestReadiness(t *testing.T) {
	well := func(context.Context) error { return nil }
	fails := func(text string) func(context.Context) error {
		return func(context.Context) error { return errors.New(text) }
	}
	type checks map[string]func(context.Context) error
	tests := map[string]struct {
		checks checks
		code   int
		want   string
		took   time.Duration
	}{
		"no check": {nil, 200, "ok", 0},
		"all well": {checks{"store": well, "discord": well}, 200, "ok", 0},
		"one fails": {checks{"store": well, "discord": fails("shard 0 is not connected")}, 503,
			"discord: shard 0 is not connected\n", 0},
		"in order": {checks{"store": fails("closed"), "discord": fails("away"), "slack": well, "feeds": fails("x")}, 503,
			"discord: away\nfeeds: x\nstore: closed\n", 0},
		"without words": {checks{"store": fails("")}, 503, "store: \n", 0},
		"one line":      {checks{"store": fails("a\n b\r\n\tc")}, 503, "store: a b c\n", 0},
		"a panic":       {checks{"store": func(context.Context) error { panic("hush") }}, 503, "store: the check failed\n", 0},
		"minds its context": {checks{"store": func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }, "slack": well}, 503,
			"store: no answer within 2s\n", 2 * time.Second},
		"does not": {checks{"store": func(context.Context) error { time.Sleep(time.Hour); return nil }, "slack": fails("away")}, 503,
			"slack: away\nstore: no answer within 2s\n", 2 * time.Second},
		"all at once": {checks{"a": func(context.Context) error { time.Sleep(time.Second); return nil },
			"b": func(context.Context) error { time.Sleep(time.Second); return nil }}, 200, "ok", time.Second},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, logged := server(Parts{Ready: test.checks})
				start := time.Now()
				w := ask(s, "GET", "/readyz", nil)
				if got := w.Body.String(); w.Code != test.code || got != test.want {
					t.Errorf("got %d %q, want %d %q", w.Code, got, test.code, test.want)
				}
				if got := time.Since(start); got != test.took {
					t.Errorf("took %v, want %v", got, test.took)
				}
				if strings.Contains(logged.String(), "hush") {
					t.Errorf("got log %q", logged)
				}
				time.Sleep(2 * time.Hour) // until the last check has ended
			})
		})
	}
}

func TestReadinessTurns(t *testing.T) {
	var state atomic.Pointer[error]
	s, _ := server(Parts{Ready: map[string]func(context.Context) error{"discord": func(context.Context) error { return *state.Load() }}})
	away := errors.New("away")
	for i, test := range []struct {
		err  error
		code int
	}{{away, 503}, {nil, 200}, {nil, 200}, {away, 503}, {nil, 200}} {
		state.Store(&test.err)
		if got := ask(s, "GET", "/readyz", nil).Code; got != test.code {
			t.Errorf("%d: got %d, want %d", i, got, test.code)
		}
		if got := ask(s, "GET", "/healthz", nil).Code; got != 200 {
			t.Errorf("%d: got %d, want alive", i, got)
		}
	}
}

// However many ask, and however long a check hangs, it runs once.
func TestChecksDoNotPileUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int32
		free := make(chan struct{})
		s, _ := server(Parts{Ready: map[string]func(context.Context) error{"store": func(context.Context) error {
			asked.Add(1)
			<-free
			return nil
		}}})
		var clients sync.WaitGroup
		for range 50 {
			clients.Go(func() { ask(s, "GET", "/readyz", nil) })
		}
		clients.Wait()
		if w := ask(s, "GET", "/readyz", nil); w.Code != 503 || asked.Load() != 1 {
			t.Errorf("got %d after %d rounds, want 503 after 1", w.Code, asked.Load())
		}
		close(free)
		synctest.Wait()
		if w := ask(s, "GET", "/readyz", nil); w.Code != 200 || asked.Load() != 2 {
			t.Errorf("got %d after %d rounds, want 200 after 2", w.Code, asked.Load())
		}
	})
}

// A client that leaves must not fail the others that share its round.
func TestFirstClientLeaves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := server(Parts{Ready: map[string]func(context.Context) error{"store": func(ctx context.Context) error {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(time.Second):
				return nil
			}
		}}})
		ctx, leave := context.WithCancel(context.Background())
		go s.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/readyz", nil).WithContext(ctx))
		synctest.Wait()
		time.AfterFunc(time.Second/2, leave)
		if w := ask(s, "GET", "/readyz", nil); w.Code != 200 {
			t.Errorf("got %d %q, want 200", w.Code, w.Body)
		}
	})
}

func TestFaultHidesSecrets(t *testing.T) {
	tests := map[string]string{
		"shard 0 is not connected":                          "shard 0 is not connected",
		"dial tcp 127.0.0.1:5432: connection refused":       "dial tcp 127.0.0.1:5432: connection refused",
		"open postgres://me:hush@db:5432/boussole: no":      "open postgres://db:5432 no",
		"open postgres://me:hu@s/h@db/boussole":             "open postgres://db",
		"open postgres://me:hu'sh@db/x":                     "open postgres://db",
		`Get "https://slack.com/api/hush?token=hush": x`:    `Get "https://slack.com x`,
		"https://a.example/hush and https://b.example#hush": "https://a.example and https://b.example",
	}
	for text, want := range tests {
		if got := fault(errors.New(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := fault(errors.New(strings.Repeat("é", 300))); got != strings.Repeat("é", maxFault) {
		t.Errorf("got %d bytes, want %d characters", len(got), maxFault)
	}
}
