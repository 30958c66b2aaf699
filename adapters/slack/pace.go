package slack

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits of what the bot says in a workspace: one message a second in a channel, several hundred a minute in all
// (https://docs.slack.dev/apis/web-api/rate-limits). These are a tenth slower, and 298 in any minute instead of 300, since
// requests that left at one rate arrive at another.
const (
	channelGap    = 1100 * time.Millisecond
	workspaceGap  = 204 * time.Millisecond
	workspaceMany = 4                // messages at once
	channelsMost  = 1000             // told apart; those beyond share one pace
	mostWait      = 10 * time.Second // longer ones are the caller's
	firstBackoff  = 250 * time.Millisecond
)

// pace lets calls go one after the other, no faster than Slack wants.
type pace struct {
	mu        sync.Mutex
	until     map[method]time.Time // Slack wants to be left alone
	workspace *rate.Limiter
	back      *rate.Limiter // of those who come back later
	channels  map[string]*rate.Limiter
	crowd     *rate.Limiter // of the channels beyond channelsMost
}

func newPace() *pace {
	return &pace{
		until: map[method]time.Time{}, workspace: rate.NewLimiter(rate.Every(workspaceGap), workspaceMany),
		back: rate.NewLimiter(rate.Every(workspaceGap), 1), channels: map[string]*rate.Limiter{}, crowd: ofChannel(),
	}
}

func ofChannel() *rate.Limiter { return rate.NewLimiter(rate.Every(channelGap), 1) }

// hold keeps a method back for a while.
func (p *pace) hold(m method, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if until := time.Now().Add(d); until.After(p.until[m]) {
		p.until[m] = until
	}
}

// held is how long a method is still kept back.
func (p *pace) held(m method) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Until(p.until[m])
}

// turn returns when a method may be called, or says at once when to come back.
func (p *pace) turn(ctx context.Context, m method, channel string) error {
	for {
		if err := wait(ctx, m, p.held(m)); err != nil {
			return err
		}
		if !m.speaks() {
			return nil
		}
		far, err := p.place(ctx, m, channel)
		if err == nil {
			err = wait(ctx, m, far)
		}
		if err != nil {
			return err
		}
		if p.held(m) <= 0 { // not meanwhile either
			return nil
		}
	}
}

// place takes a place in the line and returns how far that is. One that is too far is given back at once, before anyone
// is behind it, and a *Fault says when to come back: one after the other, while half of the line is left.
func (p *pace) place(ctx context.Context, m method, channel string) (time.Duration, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	taken := []*rate.Reservation{p.workspace.Reserve()}
	if m == postMessage {
		taken = append(taken, p.channel(channel).Reserve())
	}
	line := taken[0].Delay()
	far := max(line, taken[len(taken)-1].Delay())
	if !tooLong(ctx, far) {
		return far, nil
	}
	for _, t := range taken {
		t.Cancel()
	}
	if line > mostWait {
		far = max(taken[len(taken)-1].Delay(), line-mostWait/2+p.back.Reserve().Delay())
	}
	return 0, &Fault{Method: string(m), Code: codeRateLimited, RetryAfter: far}
}

// channel returns the pace of a channel. Idle ones make room: a new one is the same. p.mu is held.
func (p *pace) channel(id string) *rate.Limiter {
	if l, ok := p.channels[id]; ok {
		return l
	}
	if len(p.channels) >= channelsMost {
		for other, l := range p.channels {
			if l.Tokens() >= 1 {
				delete(p.channels, other)
			}
		}
	}
	if len(p.channels) >= channelsMost {
		return p.crowd
	}
	l := ofChannel()
	p.channels[id] = l
	return l
}

// wait returns after d, or at once, with a *Fault, when that is too long to wait for.
func wait(ctx context.Context, m method, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", m, err)
	}
	if d <= 0 {
		return nil
	}
	if tooLong(ctx, d) {
		return &Fault{Method: string(m), Code: codeRateLimited, RetryAfter: d}
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", m, ctx.Err())
	}
}

// tooLong reports whether a caller should come back rather than wait.
func tooLong(ctx context.Context, d time.Duration) bool {
	deadline, ends := ctx.Deadline()
	return d > mostWait || ends && time.Until(deadline) < d
}

// backoff is how long after a failed attempt the next comes: not at the same time as everyone else's.
func backoff(attempt int) time.Duration {
	whole := firstBackoff << (attempt - 1)
	return whole/2 + rand.N(whole)
}
