package gateway

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// startLimit is how often a bot may identify
// (https://discord.com/developers/docs/events/gateway#session-start-limit-object).
type startLimit struct {
	Total          int `json:"total"` // in 24 hours
	Remaining      int `json:"remaining"`
	ResetAfter     int `json:"reset_after"`     // milliseconds until all remain again
	MaxConcurrency int `json:"max_concurrency"` // in 5 seconds, each under another key
}

// wait is how long it takes until all remain again, a day at most.
func (l startLimit) wait() time.Duration {
	return time.Duration(min(max(l.ResetAfter, 0), int(day/time.Millisecond))) * time.Millisecond
}

const (
	day         = 24 * time.Hour
	usualTotal  = 1000
	mostAtATime = 1024
)

// starts lets shards identify: one at a time under each key, and fewer than Discord allows in any 24 hours, since it takes
// the token away from a bot that does so more often. A start that fails before IDENTIFY counts as well.
type starts struct {
	spacing time.Duration    // between two under one key
	turns   []chan time.Time // by key: when the next may come; empty while one identifies
	pace    *rate.Limiter
	total   int

	mu    sync.Mutex
	left  int // until reset
	reset time.Time
}

func newStarts(l startLimit, spacing time.Duration) *starts {
	if l.Total < 1 { // Discord didn't say
		l.Total, l.Remaining = usualTotal, usualTotal
	}
	// Half of them at once and the others spread over the day are never all of them within a day.
	half := max(l.Total/2, 1)
	s := &starts{
		spacing: spacing,
		turns:   make([]chan time.Time, min(max(l.MaxConcurrency, 1), mostAtATime)),
		pace:    rate.NewLimiter(rate.Every(day/time.Duration(max(half-1, 1))), half),
		total:   l.Total,
		left:    max(l.Remaining, 0),
		reset:   time.Now().Add(l.wait()),
	}
	for i := range s.turns {
		s.turns[i] = make(chan time.Time, 1)
		s.turns[i] <- time.Now()
	}
	return s
}

// take waits until a shard may identify; done says that it has, or has failed to.
func (s *starts) take(ctx context.Context, shard int) (done func(), err error) {
	turn := s.turns[shard%len(s.turns)]
	select {
	case at := <-turn:
		if err := sleep(ctx, time.Until(at)); err != nil {
			turn <- at
			return nil, err
		}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	done = func() { turn <- time.Now().Add(s.spacing) }
	for {
		wait := s.count()
		if wait == 0 {
			break
		}
		if err := sleep(ctx, wait); err != nil {
			done()
			return nil, err
		}
	}
	if err := s.pace.Wait(ctx); err != nil {
		done()
		return nil, err
	}
	return done, nil
}

// count counts a start, or returns how long none is left.
func (s *starts) count() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if !now.Before(s.reset) {
		s.left, s.reset = s.total-1, now.Add(day)
	}
	if s.left == 0 && s.total > 1 {
		return s.reset.Sub(now)
	}
	s.left--
	return 0
}
