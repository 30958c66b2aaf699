package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"boussole/bot"
)

// Entry is a post that the configuration schedules.
type Entry struct {
	Channel  bot.Channel
	Line     string // a typed command
	Schedule string // in plain words or cron
	Zone     string // empty: the standard one
	Locale   bot.Locale
}

// origin is the fingerprint of an entry: another schedule is another entry.
func (e Entry) origin() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", []string{e.Channel.Adapter, e.Channel.Tenant, e.Channel.ID, e.Line, e.Schedule, e.Zone, string(e.Locale)}))
	return hex.EncodeToString(sum[:12])
}

// Configure schedules the posts of the configuration, and forgets those that are no longer in it. One that was there
// before goes on where it was.
func (w *Watch) Configure(ctx context.Context, entries []Entry) error {
	old, err := w.Ledger.Configured(ctx)
	if err != nil {
		return err
	}
	keep := map[string]bool{}
	var faults []error
	for i, e := range entries {
		s, err := w.configured(e)
		if err == nil {
			keep[s.Origin] = true
			_, err = w.Ledger.Add(ctx, s)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("watch.posts: entry %d: %w", i+1, err))
		}
	}
	if len(faults) > 0 {
		return errors.Join(faults...)
	}
	for _, s := range old {
		if !keep[s.Origin] {
			faults = append(faults, w.Ledger.Remove(ctx, s.ID))
		}
	}
	return errors.Join(faults...)
}

// Check says what is wrong with an entry.
func (w *Watch) Check(e Entry) error {
	_, err := w.configured(e)
	return err
}

// configured is an entry as a subscription.
func (w *Watch) configured(e Entry) (bot.Subscription, error) {
	if e.Channel.Adapter == "" || e.Channel.ID == "" {
		return bot.Subscription{}, errors.New("a platform and a channel are needed")
	}
	zone := e.Zone
	if zone == "" {
		zone = w.Zone
	}
	schedule, err := Parse(e.Schedule, zone)
	if err != nil {
		return bot.Subscription{}, err
	}
	req, err := w.router.Schedulable(e.Line, e.Locale)
	if err != nil {
		return bot.Subscription{}, err
	}
	now := time.Now().UTC()
	return bot.Subscription{Channel: e.Channel, Line: req.String(), Cron: schedule.Cron, Zone: zone, Locale: e.Locale, Origin: e.origin(),
		State: bot.Active, Next: schedule.Next(now), Made: now}, nil
}
