package watch

import (
	"cmp"
	"context"
	"slices"
	"time"

	"boussole/bot"
)

const (
	dueMost    = 10_000              // subscriptions that take turns
	duePage    = 500                 // of them queued and moved on at once
	lookBack   = 31 * 24 * time.Hour // older posts aren't even recorded as missed
	mostMissed = 50                  // missed posts of a subscription recorded at once, the latest
)

// queueDue queues the posts that are due by now, and moves their subscriptions on. Queued first and moved on then: what
// dies in between does it again, and the queue takes each post once.
func (w *Watch) queueDue(ctx context.Context, now time.Time) error {
	for {
		due, err := w.Ledger.Due(ctx, w.served(), now, dueMost)
		if err != nil {
			return err
		}
		takeTurns(due)
		for part := range slices.Chunk(due, duePage) {
			if err := w.queuePart(ctx, part, now); err != nil {
				return err
			}
		}
		if len(due) < dueMost {
			return nil
		}
	}
}

// takeTurns orders what is due so that every server and workspace has a first post before any has a second: each has
// limits of its own, so that hundreds of posts in one hold up no other.
func takeTurns(due []bot.Subscription) {
	turn, next := map[int64]int{}, map[bot.Channel]int{}
	for _, s := range due {
		place := bot.Channel{Adapter: s.Channel.Adapter, Tenant: s.Channel.Tenant}
		turn[s.ID] = next[place]
		next[place]++
	}
	slices.SortStableFunc(due, func(a, b bot.Subscription) int { return cmp.Compare(turn[a.ID], turn[b.ID]) })
}

func (w *Watch) queuePart(ctx context.Context, due []bot.Subscription, now time.Time) error {
	var moves []bot.Move
	var queued, all []bot.Delivery
	for _, s := range due {
		move, deliveries := w.plan(s, now)
		moves, all = append(moves, move), append(all, deliveries...)
		for _, d := range deliveries {
			if d.State == bot.Waiting {
				queued = append(queued, d)
			}
		}
	}
	if len(queued) > 0 {
		if err := w.queue.Put(ctx, queued); err != nil {
			return err
		}
	}
	return w.Ledger.Advance(ctx, moves, all)
}

// plan says what a due subscription posts now: of several times that passed the latest alone, if it isn't too late. The
// others are recorded as missed.
func (w *Watch) plan(s bot.Subscription, now time.Time) (bot.Move, []bot.Delivery) {
	schedule, err := Parse(s.Cron, s.Zone)
	if err != nil { // its time zone is no more, for example
		return bot.Move{ID: s.ID, From: s.Next, To: now.Add(24 * time.Hour).UTC().Truncate(time.Minute)}, []bot.Delivery{{Subscription: s.ID, Due: s.Next,
			State: bot.Dropped, Changed: now, Reason: reasonOf(err)}}
	}
	at := s.Next
	if oldest := now.Add(-lookBack); at.Before(oldest) {
		at = schedule.Next(oldest)
	}
	var passed []time.Time
	for ; !at.IsZero() && !at.After(now); at = schedule.Next(at) {
		passed = append(passed, at)
	}
	var out []bot.Delivery
	for i, due := range passed[max(0, len(passed)-mostMissed):] {
		d := bot.Delivery{Subscription: s.ID, Due: due, State: bot.Missed, Changed: now, Reason: overtaken}
		switch latest := i == min(len(passed), mostMissed)-1; {
		case now.Sub(due) > w.Window:
			d.Reason = tooLate
		case latest:
			d.State, d.Reason = bot.Waiting, bot.Text{}
		}
		out = append(out, d)
	}
	return bot.Move{ID: s.ID, From: s.Next, To: at}, out
}

// Why a post was missed.
var (
	tooLate = bot.Text{FR: "je ne tournais pas à cette heure-là, et il était trop tard ensuite",
		EN: "I wasn't running at that time, and then it was too late"}
	overtaken = bot.Text{FR: "je ne tournais pas à cette heure-là, et une publication plus récente l'a remplacée",
		EN: "I wasn't running at that time, and a later post took its place"}
)
