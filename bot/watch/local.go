package watch

import (
	"context"
	"sync"
	"time"

	"boussole/bot"
)

// localMost is how many deliveries a Local has under way at once.
const localMost = 16

// Local is a Queue within the program, which forgets everything when that ends.
type Local struct {
	ctx     context.Context
	deliver bot.Deliver
	free    chan struct{}

	mu    sync.Mutex
	known map[key]time.Time // when each was put
	all   sync.WaitGroup
}

var _ bot.Queue = (*Local)(nil)

// key names a delivery.
type key struct {
	subscription int64
	due          time.Time
}

// NewLocal makes a Local that delivers until the context ends.
func NewLocal(ctx context.Context, deliver bot.Deliver) *Local {
	return &Local{ctx: ctx, deliver: deliver, free: make(chan struct{}, localMost), known: map[key]time.Time{}}
}

// Put takes deliveries up, each once within the day.
func (l *Local) Put(_ context.Context, due []bot.Delivery) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	for k, put := range l.known {
		if now.Sub(put) > 24*time.Hour {
			delete(l.known, k)
		}
	}
	for _, d := range due {
		k := key{d.Subscription, d.Due}
		if _, known := l.known[k]; !known && l.ctx.Err() == nil {
			l.known[k] = now
			l.all.Go(func() { l.run(k) })
		}
	}
	return nil
}

// Wait returns once every delivery is over, or given up because the context ended.
func (l *Local) Wait() { l.all.Wait() }

func (l *Local) run(k key) {
	for again := time.Duration(1); again > 0; {
		select {
		case <-time.After(again):
		case <-l.ctx.Done():
			return
		}
		l.free <- struct{}{}
		again = l.deliver(l.ctx, k.subscription, k.due)
		<-l.free
	}
}
