package bottest

import (
	"context"
	"sync"

	"boussole/bot"
)

// Adapter is a platform that asks what a test gives it and keeps what it would have shown.
type Adapter struct {
	Requests []bot.Request

	mu      sync.Mutex
	replies []bot.Reply
	posts   map[string]bot.Post
}

var _ bot.Adapter = (*Adapter)(nil)

// Name is test.
func (a *Adapter) Name() string { return "test" }

// Run sends every Request to the Router.
func (a *Adapter) Run(ctx context.Context, r *bot.Router) error {
	for _, req := range a.Requests {
		reply := r.Handle(ctx, req)
		a.mu.Lock()
		a.replies = append(a.replies, reply)
		a.mu.Unlock()
	}
	return ctx.Err()
}

// Post keeps the first post of each key.
func (a *Adapter) Post(ctx context.Context, p bot.Post) error {
	if p.Going != nil {
		if err := p.Going(ctx); err != nil {
			return &bot.Unsent{Err: err}
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.posts == nil {
		a.posts = map[string]bot.Post{}
	}
	if _, shown := a.posts[p.Key]; !shown {
		a.posts[p.Key] = p
	}
	return nil
}

// Replies returns what Run was answered.
func (a *Adapter) Replies() []bot.Reply {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]bot.Reply(nil), a.replies...)
}

// Posts returns what was shown, by key.
func (a *Adapter) Posts() map[string]bot.Post {
	a.mu.Lock()
	defer a.mu.Unlock()
	out := map[string]bot.Post{}
	for key, post := range a.posts {
		out[key] = post
	}
	return out
}
