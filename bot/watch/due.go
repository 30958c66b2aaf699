package watch

import (
	"context"
	"time"

	"boussole/bot"
)

const (
	duePage    = 500                 // subscriptions taken at once
	lookBack   = 31 * 24 * time.Hour // older posts aren't even recorded as missed
	mostMissed = 50                  // missed posts of a subscription recorded at once, the latest
)

// queueDue queues the posts that are due by now, and moves their subscriptions on. Queued first and moved on then: what
// dies in between does it again, and the queue takes each post once.
func (w *Watch) queueDue(ctx context.Context, now time.Time) error {
	for {
		due, err := w.Ledger.Due(ctx, now, duePage)
		if err != nil {
			return err
		}
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
		if len(moves) > 0 {
			if err := w.Ledger.Advance(ctx, moves, all); err != nil {
				return err
			}
		}
		if len(due) < duePage {
			return nil
		}
	}
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
