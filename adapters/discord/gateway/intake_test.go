package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestIntakeIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		var seen atomic.Int32
		free := make(chan struct{})
		in := newIntake(t.Context(), func(context.Context, string, json.RawMessage) {
			seen.Add(1)
			<-free
		}, slog.New(slog.NewTextHandler(&log, nil)))
		for range 3 {
			for range atOnce {
				in.take("MESSAGE_CREATE", nil)
			}
			time.Sleep(dropLines / 4)
		}
		time.Sleep(dropLines)
		synctest.Wait()
		if got := seen.Load(); got != atOnce {
			t.Errorf("%d at once, want %d", got, atOnce)
		}
		if got := log.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "events=1024") {
			t.Errorf("got the log\n%s", got)
		}
		close(free)
		synctest.Wait()
		in.take("MESSAGE_CREATE", nil)
		synctest.Wait()
		if got := seen.Load(); got != atOnce+1 {
			t.Errorf("%d in all, want %d", got, atOnce+1)
		}
		in.finish(time.Second)
		in.take("MESSAGE_CREATE", nil)
		synctest.Wait()
		if got := seen.Load(); got != atOnce+1 {
			t.Errorf("%d in all, want none after the end", got)
		}
		time.Sleep(dropLines)
	})
}

func TestIntakeFinishes(t *testing.T) {
	tests := map[string]struct {
		takes, want time.Duration
		err         error
	}{
		"in time":  {3 * time.Second, 3 * time.Second, nil},
		"too late": {time.Hour, 10 * time.Second, context.Canceled},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				var seen error
				in := newIntake(ctx, func(ctx context.Context, _ string, _ json.RawMessage) {
					seen = sleep(ctx, test.takes)
				}, slog.New(slog.DiscardHandler))
				in.take("INTERACTION_CREATE", nil)
				cancel()
				start := time.Now()
				in.finish(10 * time.Second)
				if took := time.Since(start); took != test.want {
					t.Errorf("took %v, want %v", took, test.want)
				}
				synctest.Wait()
				if !errors.Is(seen, test.err) {
					t.Errorf("got %v, want %v", seen, test.err)
				}
			})
		})
	}
}

func TestKindOf(t *testing.T) {
	var none map[string]int
	for want, cause := range map[string]func(){
		"assignment to entry in nil map": func() { none["x"] = 1 },
		"string":                         func() { panic("someone's words") },
		"*errors.errorString":            func() { panic(errors.New("someone's words")) },
	} {
		func() {
			defer func() {
				if got := kindOf(recover()); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}()
			cause()
		}()
	}
}
