package sql

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// quietTime is how long the same message is told once.
const quietTime = time.Minute

// quiet leaves out what River tells when all is well, and what it tells many times a second while a database is away.
func quiet(log *slog.Logger) *slog.Logger { return slog.New(warnings{log.Handler(), &told{}}) }

type warnings struct {
	slog.Handler
	told *told
}

// told is when each message was let through; River has a few dozen.
type told struct {
	mu   sync.Mutex
	when map[string]time.Time
}

func (t *told) recently(message string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if last, ok := t.when[message]; ok && time.Since(last) < quietTime {
		return true
	}
	if t.when == nil {
		t.when = map[string]time.Time{}
	}
	t.when[message] = time.Now()
	return false
}

func (w warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && w.Handler.Enabled(ctx, level)
}

func (w warnings) Handle(ctx context.Context, r slog.Record) error {
	if w.told.recently(r.Message) {
		return nil
	}
	return w.Handler.Handle(ctx, r)
}

func (w warnings) WithAttrs(attrs []slog.Attr) slog.Handler {
	return warnings{w.Handler.WithAttrs(attrs), w.told}
}

func (w warnings) WithGroup(name string) slog.Handler {
	return warnings{w.Handler.WithGroup(name), w.told}
}
