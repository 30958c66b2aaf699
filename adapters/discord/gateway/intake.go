package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

const (
	atOnce    = 512         // events seen to at the same time
	dropLines = time.Second // between two lines of the log on dropped events
)

// intake sees to events, each in its own goroutine.
type intake struct {
	handle func(ctx context.Context, event string, data json.RawMessage)
	log    *slog.Logger
	ctx    context.Context // outlives the gateway's until finish
	cancel context.CancelFunc
	places chan struct{}

	mu      sync.Mutex
	dropped int // since the last line of the log
}

func newIntake(ctx context.Context, handle func(context.Context, string, json.RawMessage), log *slog.Logger) *intake {
	in := &intake{handle: handle, log: log, places: make(chan struct{}, atOnce)}
	in.ctx, in.cancel = context.WithCancel(context.WithoutCancel(ctx))
	return in
}

// take begins to see to an event, or drops it where too many are under way.
func (in *intake) take(event string, data json.RawMessage) {
	select {
	case in.places <- struct{}{}:
	default:
		in.drop()
		return
	}
	go func() {
		defer func() { <-in.places }()
		defer func() {
			if p := recover(); p != nil {
				in.log.Error("discord: panic", "event", event, "panic", kindOf(p), "stack", string(debug.Stack()))
			}
		}()
		in.handle(in.ctx, event, data)
	}()
}

// kindOf says what a panic is without what it was about, which may be someone's words.
func kindOf(p any) string {
	if err, ok := p.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", p)
}

func (in *intake) drop() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.dropped++
	if in.dropped == 1 {
		time.AfterFunc(dropLines, in.tell)
	}
}

func (in *intake) tell() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.log.Warn("discord: events dropped, too many at once", "events", in.dropped)
	in.dropped = 0
}

// finish waits for the events under way, and then takes no more; those that take longer see their context end.
func (in *intake) finish(within time.Duration) {
	defer in.cancel()
	late := time.NewTimer(within)
	defer late.Stop()
	for range cap(in.places) {
		select {
		case in.places <- struct{}{}:
		case <-late.C:
			return
		}
	}
}
