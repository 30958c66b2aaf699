// Package bot is a chat bot that knows neither its platforms nor its subject:
// it takes a Request, finds the Command that answers it, and returns a Reply.
package bot

import "context"

// An Adapter connects a Router to one platform.
type Adapter interface {
	// Name is the platform as the configuration writes it: discord, slack, terminal.
	Name() string
	// Run serves the platform until the context ends or the platform refuses for good.
	Run(ctx context.Context, r *Router) error
	// Post shows a reply in a channel that nobody asked in. The same key never shows twice.
	Post(ctx context.Context, p Post) error
}

// Post is a Reply on its way to a channel, unasked: a daily tip, for example.
type Post struct {
	Key     string
	Channel Channel
	Reply   Reply
}
