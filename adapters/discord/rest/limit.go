package rest

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// limiter holds requests back that Discord would refuse (https://discord.com/developers/docs/topics/rate-limits).
type limiter struct {
	pace pace

	mu      sync.Mutex
	buckets buckets
	paused  time.Time // no request goes earlier
	reason  Fault     // for those who can't wait
}

func newLimiter() *limiter { return &limiter{pace: newPace(), buckets: newBuckets()} }

// acquire waits until a request of a route may go. It gives the bucket that counts it, nil for none, which finish or
// giveBack takes.
func (l *limiter) acquire(ctx context.Context, r route) (*bucket, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b, wait := l.take(r)
		if wait == nil && !r.alone {
			if err := l.pace.wait(ctx); err != nil {
				l.untake(b)
				return nil, err
			}
			if wait = l.closed(r); wait != nil { // meanwhile
				l.giveBack(r, b)
			}
		}
		if wait == nil {
			return b, nil
		}
		if err := wait.end(ctx); err != nil {
			return nil, err
		}
	}
}

// take takes one of a bucket's requests, or tells what to wait for.
func (l *limiter) take(r route) (*bucket, *hold) {
	if wait := l.closed(r); wait != nil {
		return nil, wait
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.buckets.find(r)
	if b == nil {
		return nil, nil
	}
	if wait, ok := b.take(time.Now()); !ok {
		return nil, &hold{wait, b.changed, usedUp(r, wait)}
	}
	return b, nil
}

// closed tells what to wait for where a refusal closed everything, or the route.
func (l *limiter) closed(r route) *hold {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	if wait := l.paused.Sub(now); wait > 0 {
		fault := l.reason
		fault.Route, fault.RetryAfter = r.name, wait
		return &hold{wait, nil, fault}
	}
	if b := l.buckets.live[l.buckets.key(r)]; b != nil && now.Before(b.closed) {
		wait := b.closed.Sub(now)
		return &hold{wait, nil, usedUp(r, wait)}
	}
	return nil
}

// giveBack undoes acquire for a request that wasn't sent.
func (l *limiter) giveBack(r route, b *bucket) {
	if !r.alone {
		l.pace.leave()
	}
	l.untake(b)
}

// untake undoes take.
func (l *limiter) untake(b *bucket) {
	if b == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b.giveBack()
}

// finish takes in what came of a request: nil for no answer.
func (l *limiter) finish(r route, b *bucket, resp *http.Response, v verdict) {
	if !r.alone {
		l.pace.answered()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if b != nil {
		b.answered()
	}
	defer l.buckets.drop(r)
	if resp == nil {
		return
	}
	now := time.Now()
	if told, ok := allowanceOf(resp.Header); ok {
		l.buckets.learn(r, told)
	} else if _, known := l.buckets.routes[r.name]; !known && resp.StatusCode < http.StatusMultipleChoices {
		l.buckets.learn(r, allowance{}) // no limit
	}
	switch until := now.Add(v.wait); {
	case v.wait == 0:
	case v.everywhere && until.After(l.paused):
		l.paused, l.reason = until, Fault{Status: resp.StatusCode, Message: v.reason}
	case !v.everywhere:
		l.buckets.close(r, until)
	}
}

func usedUp(r route, wait time.Duration) Fault {
	return Fault{Route: r.name, Status: http.StatusTooManyRequests, Message: "limit used up", RetryAfter: wait}
}
