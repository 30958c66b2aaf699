package rest

import (
	"cmp"
	"context"
	"time"

	"golang.org/x/time/rate"
)

// paceGap is the time between two requests of a bot, which may send 50 a second in all
// (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit). These are 40, since requests that left at
// one rate arrive at another.
const paceGap = time.Second / 40

// pace lets requests go one after the other, in the order in which they came.
type pace struct {
	turn    chan struct{} // held by the one that waits: whoever wakes late makes the next wait longer
	limiter *rate.Limiter
}

func newPace() pace {
	return pace{turn: make(chan struct{}, 1), limiter: rate.NewLimiter(rate.Every(paceGap), 1)}
}

// wait returns when a request may go, or with the context's error.
func (p pace) wait(ctx context.Context) error {
	select {
	case p.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-p.turn }()
	if p.limiter.Wait(ctx) != nil { // it doesn't wait for a deadline that comes first
		return cmp.Or(ctx.Err(), context.DeadlineExceeded)
	}
	return nil
}
