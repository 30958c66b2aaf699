package rest

import (
	"cmp"
	"context"
	"time"

	"golang.org/x/time/rate"
)

// A bot may send 50 requests a second in all (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit).
// When one arrives isn't known, but that it has by its answer: counted from when it leaves until a second after that, no
// second at Discord has more than 50, however long each takes.
const (
	paceMost = 50
	paceGap  = time.Second / 55        // a little less, so that what is late doesn't slow down the rest
	paceTime = 1010 * time.Millisecond // a second by a clock that is a little fast
)

// pace lets requests go at even intervals, in the order in which they came.
type pace struct {
	places  chan struct{} // one taken by each request that counts
	limiter *rate.Limiter
}

func newPace() pace {
	return pace{make(chan struct{}, paceMost), rate.NewLimiter(rate.Every(paceGap), 1)}
}

// wait returns when a request may go, or with the context's error. Unless there is one, the request counts until leave
// or answered.
func (p pace) wait(ctx context.Context) error {
	select {
	case p.places <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	if p.limiter.Wait(ctx) != nil { // it doesn't wait for a deadline that comes first
		p.leave()
		return cmp.Or(ctx.Err(), context.DeadlineExceeded)
	}
	return nil
}

// leave is for a request that wasn't sent.
func (p pace) leave() { <-p.places }

// answered is for a request that was sent, once it is known what came of it.
func (p pace) answered() { time.AfterFunc(paceTime, p.leave) }
