package gateway

import (
	"context"
	"math/rand/v2"
	"time"
)

// pauses lie between attempts: each is up to twice as long as the last, and not at the same time as everyone else's.
type pauses struct{ next, longest time.Duration }

func (t times) pauses() *pauses { return &pauses{t.again, t.longest} }

// wait waits for the next attempt, or the context's end.
func (p *pauses) wait(ctx context.Context) error {
	d := p.next
	p.next = min(2*d, p.longest)
	return sleep(ctx, d/2+rand.N(d/2+1))
}

// sleep waits for a time, or the context's end.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// soon waits for what comes soon after the context's end at the latest.
func soon[T any](ctx context.Context, grace time.Duration, done <-chan T) (T, error) {
	select {
	case v := <-done:
		return v, nil
	case <-ctx.Done():
	}
	late := time.NewTimer(grace)
	defer late.Stop()
	select {
	case v := <-done:
		return v, nil
	case <-late.C:
		var none T
		return none, errStuck
	}
}
