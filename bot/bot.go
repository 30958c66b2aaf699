// Package bot is a chat bot that knows neither its platforms nor its subject:
// it takes a Request, finds the Command that answers it, and returns a Reply.
package bot

import (
	"context"
	"time"
)

// An Adapter connects a Router to one platform.
type Adapter interface {
	// Name is the platform as the configuration writes it: discord, slack, terminal.
	Name() string
	// Run serves the platform until the context ends or the platform refuses for good.
	Run(ctx context.Context, r *Router) error
	// Post shows a reply in a channel that nobody asked in. The same key never shows twice. An *Unsent error says that it
	// doesn't show yet, a *Permanent one that no repeat will help, an *InDoubt one that it may show already and isn't to be
	// sent again; after any other it may show, and the same Post may be given again with Since.
	Post(ctx context.Context, p Post) error
}

// Post is a Reply on its way to a channel, unasked: a daily tip, for example.
type Post struct {
	Key     string
	Channel Channel
	Person  string // whom to tell in private, by the platform's own id; then Channel.ID is empty
	Reply   Reply
	Since   time.Time // when an attempt that may have shown it began; zero for a new one
	// Going is called just before it goes out, once the platform's limits allow it, so that this can be recorded: whatever
	// dies before left nothing in doubt. Nothing is sent when it returns an error. It may be nil.
	Going func(ctx context.Context) error
}

// Unsent is why a Post doesn't show for sure, and may be given again.
type Unsent struct {
	After time.Duration // how long the platform wants to be left alone; zero where it doesn't say
	Err   error
}

func (u *Unsent) Error() string { return "not sent: " + u.Err.Error() }

// Unwrap returns what the platform said.
func (u *Unsent) Unwrap() error { return u.Err }

// Permanent is why a Post can't succeed however often it is tried.
type Permanent struct {
	Reason Text // what lacks, in words that the person who asked for the Post may read
	Err    error
}

func (p *Permanent) Error() string { return p.Reason.EN + ": " + p.Err.Error() }

// Unwrap returns what the platform said.
func (p *Permanent) Unwrap() error { return p.Err }

// InDoubt is why nobody can tell whether a Post shows. It isn't sent again.
type InDoubt struct {
	Since time.Time // when it went out first
	Later bool      // the platform may tell another time: the same Post, with this Since, is looked up before it is sent
	Err   error
}

func (d *InDoubt) Error() string { return "unknown whether it shows: " + d.Err.Error() }

// Unwrap returns why it isn't known.
func (d *InDoubt) Unwrap() error { return d.Err }
