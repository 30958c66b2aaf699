package watch

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"boussole/bot"
)

const (
	firstPause = 2 * time.Second // before the second attempt; then twice as long, up to lastPause
	lastPause  = 5 * time.Minute
	lookAgain  = 30 * time.Second // before a platform is asked again whether a post shows
	queueTime  = time.Minute      // that a post queued in time may take to its first attempt
	postTime   = 15 * time.Second // for one attempt, the wait for the platform's limits included
)

var _ bot.Deliver = (*Watch)(nil).Deliver

// Deliver makes a post and shows it, or says after how long to try again. It may be called again for the same one,
// whatever died in between: what was recorded tells what is left to do.
func (w *Watch) Deliver(ctx context.Context, subscription int64, due time.Time) time.Duration {
	again, err := w.deliver(ctx, subscription, due)
	if err != nil {
		w.Log.ErrorContext(ctx, "watch: a post is tried again", "subscription", subscription, "due", due, "error", err)
		return pause(1)
	}
	return again
}

func (w *Watch) deliver(ctx context.Context, id int64, due time.Time) (time.Duration, error) {
	s, found, err := w.Ledger.Find(ctx, id)
	if err != nil || !found {
		return 0, err
	}
	d, known, err := w.Ledger.Delivery(ctx, id, due)
	if err != nil || known && d.State != bot.Waiting {
		return 0, err
	}
	d.Subscription, d.Due, d.State = id, due, bot.Waiting
	before := d.Since
	end := w.ended(s, d)
	if end == nil {
		end = w.attempt(ctx, s, &d)
	}
	if end.state == bot.Waiting && end.unsent {
		d.Since = before
	}
	d.State, d.Reason, d.Changed = end.state, end.reason, time.Now()
	if err := w.Ledger.Record(context.WithoutCancel(ctx), d); err != nil {
		return 0, err
	}
	if end.broken {
		return 0, w.fail(ctx, s, end.reason)
	}
	return end.again, nil
}

// outcome is what became of an attempt.
type outcome struct {
	state  bot.DeliveryState
	reason bot.Text
	again  time.Duration // while it is Waiting
	unsent bool          // it doesn't show for sure
	broken bool          // the subscription can't post any more, as things are
}

// ended says why a post isn't even tried; nil when it is.
func (w *Watch) ended(s bot.Subscription, d bot.Delivery) *outcome {
	switch late := time.Since(d.Due) > w.Window+queueTime; {
	case s.State != bot.Active:
		return &outcome{state: bot.Dropped, reason: stopped}
	case late && !d.Since.IsZero():
		return &outcome{state: bot.Unknown, reason: lost}
	case late && d.Attempt > 0:
		return &outcome{state: bot.Dropped, reason: d.Reason}
	case late:
		return &outcome{state: bot.Missed, reason: tooLate}
	}
	return nil
}

// attempt makes the post and shows it. Just before it may show, it is recorded since when.
func (w *Watch) attempt(ctx context.Context, s bot.Subscription, d *bot.Delivery) *outcome {
	d.Attempt++
	adapter, served := w.adapters[s.Channel.Adapter]
	if !served {
		return &outcome{state: bot.Waiting, reason: unserved, again: lastPause, unsent: true}
	}
	ctx, cancel := context.WithTimeout(ctx, postTime)
	defer cancel()
	reply, err := w.compose(ctx, s, postKey(*d))
	if err != nil {
		return w.uncomposed(ctx, *d, err)
	}
	post := bot.Post{Key: postKey(*d), Channel: s.Channel, Reply: reply, Since: d.Since}
	post.Going = func(ctx context.Context) error {
		if !d.Since.IsZero() {
			return nil
		}
		d.Since, d.Changed = time.Now(), time.Now()
		return w.Ledger.Record(ctx, *d)
	}
	return w.shown(ctx, *d, adapter.Post(ctx, post))
}

// postKey names a post on every platform and in every record.
func postKey(d bot.Delivery) string { return fmt.Sprintf("%d/%d", d.Subscription, d.Due.Unix()) }

// compose makes the reply that a subscription posts.
func (w *Watch) compose(ctx context.Context, s bot.Subscription, key string) (bot.Reply, error) {
	req, err := w.router.Schedulable(s.Line, s.Locale)
	if err != nil {
		return bot.Reply{}, err
	}
	req.Channel, req.Locale, req.Post = s.Channel, s.Locale, key
	return w.router.Compose(ctx, req)
}

// uncomposed is what becomes of a post that could not be made.
func (w *Watch) uncomposed(ctx context.Context, d bot.Delivery, err error) *outcome {
	if nothing, ok := errors.AsType[*bot.Nothing](err); ok {
		return &outcome{state: bot.Empty, reason: nothing.Reason}
	}
	if mistake, ok := errors.AsType[*bot.Mistake](err); ok {
		return &outcome{state: bot.Dropped, reason: mistake.Message, broken: true}
	}
	w.Log.ErrorContext(ctx, "watch: a post could not be made", "key", postKey(d), "error", err)
	return &outcome{state: bot.Waiting, reason: faulty, again: pause(d.Attempt), unsent: true}
}

// shown is what becomes of a post that an adapter was given.
func (w *Watch) shown(ctx context.Context, d bot.Delivery, err error) *outcome {
	if err == nil {
		return &outcome{state: bot.Sent}
	}
	unsent, none := errors.AsType[*bot.Unsent](err)
	if none && unsent.After > 0 { // for its turn, of which nobody needs to hear
		return &outcome{state: bot.Waiting, reason: unreachable, again: unsent.After, unsent: true}
	}
	w.Log.WarnContext(ctx, "watch: a post was not shown", "key", postKey(d), "attempt", d.Attempt, "error", err)
	if permanent, ok := errors.AsType[*bot.Permanent](err); ok {
		return &outcome{state: bot.Dropped, reason: permanent.Reason, broken: true}
	}
	if doubt, ok := errors.AsType[*bot.InDoubt](err); ok {
		if doubt.Later {
			return &outcome{state: bot.Waiting, reason: unclear, again: lookAgain}
		}
		return &outcome{state: bot.Unknown, reason: lost}
	}
	return &outcome{state: bot.Waiting, reason: unreachable, again: pause(d.Attempt), unsent: none}
}

// pause is how long after an attempt the next comes, not at the same time as everybody else's.
func pause(attempt int) time.Duration {
	whole := min(firstPause<<min(attempt-1, 16), lastPause)
	return whole/2 + rand.N(whole)
}
