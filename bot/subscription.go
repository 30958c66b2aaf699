package bot

import (
	"context"
	"time"
)

// Subscription is a post that somebody scheduled.
type Subscription struct {
	ID      int64 // the Ledger's own, never used again
	Channel Channel
	Line    string // what is posted, as a typed command in canonical form: /tip topic:go
	Cron    string // when, in five fields: minute, hour, day of the month, month, day of the week
	Zone    string // IANA name of the time zone that Cron is read in
	Locale  Locale // of the post
	Maker   string // who made it, by the platform's own id; empty for one of the configuration
	Origin  string // fingerprint of the configuration's entry; empty for one that a person made
	State   SubscriptionState
	Reason  Text      // why it Failed
	Next    time.Time // when it is due next, UTC, to the minute; zero when it never is
	Made    time.Time // UTC, to the microsecond
}

// Kept returns a Subscription as every Ledger keeps it: with its times in UTC and to their precision.
func (s Subscription) Kept() Subscription {
	s.Next, s.Made = minute(s.Next), s.Made.UTC().Truncate(time.Microsecond)
	return s
}

// SubscriptionState says whether a Subscription posts.
type SubscriptionState string

// A Paused subscription waits for a person to resume it, and so does one that Failed for good.
const (
	Active SubscriptionState = "active"
	Paused SubscriptionState = "paused"
	Failed SubscriptionState = "failed"
)

// Delivery is one post of a Subscription that was due, and what became of it.
type Delivery struct {
	Subscription int64
	Due          time.Time // UTC, to the minute; with Subscription it names the Delivery
	State        DeliveryState
	Attempt      int       // how often it was tried
	Since        time.Time // when the first attempt began that may have shown it, UTC, to the microsecond; zero when none may have
	Changed      time.Time // UTC, to the microsecond
	Reason       Text      // why it is in this state, in words that people may read; may be empty
}

// Kept returns a Delivery as every Ledger keeps it: with its times in UTC and to their precision.
func (d Delivery) Kept() Delivery {
	d.Due = minute(d.Due)
	d.Since, d.Changed = d.Since.UTC().Truncate(time.Microsecond), d.Changed.UTC().Truncate(time.Microsecond)
	return d
}

func minute(t time.Time) time.Time { return t.UTC().Truncate(time.Minute) }

// DeliveryState is what became of a Delivery.
type DeliveryState string

// The states of a Delivery. All but Waiting are final.
const (
	Waiting DeliveryState = "waiting" // for its turn, or for another attempt
	Sent    DeliveryState = "sent"    // shown
	Empty   DeliveryState = "empty"   // there was nothing to tell
	Missed  DeliveryState = "missed"  // due while nobody could post, and too late or overtaken by a later one now
	Dropped DeliveryState = "dropped" // could not be shown, for the reason given
	Unknown DeliveryState = "unknown" // may show, so that it isn't sent again
)

// Ledger keeps Subscriptions and their Deliveries. Every replica of the bot uses the same one. A Delivery of a
// Subscription that is gone is not kept, which is no error.
type Ledger interface {
	// Add keeps a new Subscription and gives it its ID. One whose Origin is known already is left as it is, and returned.
	Add(ctx context.Context, s Subscription) (Subscription, error)
	// Change writes every field of a Subscription but ID, Channel, Maker, Origin and Made; false when there is none.
	Change(ctx context.Context, s Subscription) (bool, error)
	// Remove forgets a Subscription and its Deliveries; it is no error that there is none.
	Remove(ctx context.Context, id int64) error
	// RemoveTenant forgets what is scheduled in a guild or workspace.
	RemoveTenant(ctx context.Context, adapter, tenant string) error
	// Find returns a Subscription, and whether there is one.
	Find(ctx context.Context, id int64) (Subscription, bool, error)
	// Within returns the Subscriptions of a guild or workspace, in order of their ID.
	Within(ctx context.Context, adapter, tenant string) ([]Subscription, error)
	// Configured returns the Subscriptions that have an Origin, in order of their ID.
	Configured(ctx context.Context) ([]Subscription, error)
	// Due returns Active Subscriptions of some adapters that are due by now, the longest due first, most at the most.
	Due(ctx context.Context, adapters []string, now time.Time, most int) ([]Subscription, error)
	// Advance sets Next of Active Subscriptions whose Next is still the one they were found with, and records the
	// Deliveries, each unless it is known already. It may do a part of it before an error: doing it again is harmless.
	Advance(ctx context.Context, moves []Move, deliveries []Delivery) error
	// Delivery returns a Delivery, and whether it is known.
	Delivery(ctx context.Context, subscription int64, due time.Time) (Delivery, bool, error)
	// Record writes a Delivery, in place of the one that was there.
	Record(ctx context.Context, d Delivery) error
	// Deliveries returns a Subscription's Deliveries, the latest due first, most at the most.
	Deliveries(ctx context.Context, subscription int64, most int) ([]Delivery, error)
	// Forget drops the final Deliveries that were due before a moment, so that the ledger doesn't grow for ever.
	Forget(ctx context.Context, before time.Time) error
}

// Move is a Subscription's next due time, instead of the one that passed.
type Move struct {
	ID       int64
	From, To time.Time
}

// Queue makes Deliveries happen: each once at a time, again when asked to, whatever dies in between.
type Queue interface {
	// Put takes Deliveries up, each once however often it is put, within the day. Those of a platform wait for no other's.
	Put(ctx context.Context, due []Delivery) error
}

// Deliver makes a Delivery happen, or says after how long to try again; zero says that it is over. It returns within
// seconds once ctx has ended: after 20 s, or with the program, which another attempt follows if it asks for one.
type Deliver func(ctx context.Context, subscription int64, due time.Time) (again time.Duration)
