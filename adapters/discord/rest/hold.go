package rest

import (
	"context"
	"time"
)

// patience is the longest time that a request waits for a limit known to hold it that long.
const patience = 10 * time.Second

// hold is what a request waits for: a time, or a change.
type hold struct {
	wait    time.Duration   // 0: for a change alone
	changed <-chan struct{} // nil: for a time alone
	fault   Fault           // for those who can't wait
}

// end waits for the end of the hold, or returns its fault at once when that is too far.
func (h *hold) end(ctx context.Context) error {
	if !worthwhile(ctx, h.wait) {
		return &h.fault
	}
	return await(ctx, h.wait, h.changed)
}

// await waits for a time (0: none), a change, or the context's end.
func await(ctx context.Context, wait time.Duration, changed <-chan struct{}) error {
	var over <-chan time.Time
	if wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		over = timer.C
	}
	select {
	case <-over:
	case <-changed:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// worthwhile reports whether a wait is short enough, and ends before the context does.
func worthwhile(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return wait <= patience && (!ok || time.Until(deadline) > wait)
}
