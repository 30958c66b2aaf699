package watch

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"boussole/bot"
)

// mostPosts is how many posts may be scheduled in a guild or workspace.
const mostPosts = 50

// Add schedules a post: a typed command, in a channel, at hours in plain words or cron, in a zone (empty: the standard
// one). Its errors are Mistakes, or the ledger's.
func (w *Watch) Add(ctx context.Context, s bot.Subscription, when string) (bot.Subscription, error) {
	if s.Zone == "" {
		s.Zone = w.Zone
	}
	schedule, err := Parse(when, s.Zone)
	if err != nil {
		return s, err
	}
	req, err := w.router.Schedulable(s.Line, s.Locale)
	if err != nil {
		return s, err
	}
	s.Line, s.Cron, s.State, s.Made = req.String(), schedule.Cron, bot.Active, time.Now().UTC()
	s.Next = schedule.Next(s.Made)
	others, err := w.List(ctx, s.Channel)
	if err != nil {
		return s, err
	}
	if len(others) >= mostPosts {
		return s, bot.Errorf(bot.Text{FR: "Il y a déjà %d publications ici, c'est le maximum : retires-en une d'abord.",
			EN: "There are %d scheduled posts here already, which is the most: remove one first."}, mostPosts)
	}
	same := func(o bot.Subscription) bool {
		return o.Channel == s.Channel && o.Line == s.Line && o.Cron == s.Cron && o.Zone == s.Zone && o.Locale == s.Locale
	}
	if i := slices.IndexFunc(others, same); i >= 0 {
		return s, bot.Errorf(bot.Text{FR: "Cette publication existe déjà : c'est la n° %d.", EN: "This post is scheduled already: it is no. %d."}, others[i].ID)
	}
	if err := w.check(ctx, s.Channel); err != nil {
		return s, err
	}
	return w.Ledger.Add(ctx, s)
}

// A checker can tell beforehand whether a post would show in a channel; a *bot.Permanent says what lacks.
type checker interface {
	Check(ctx context.Context, c bot.Channel) error
}

// check asks the platform whether the bot may write in a channel, and whether the channel is of the place it is said to be.
func (w *Watch) check(ctx context.Context, c bot.Channel) error {
	able, ok := w.adapters[c.Adapter].(checker)
	if !ok {
		return nil
	}
	return readable(able.Check(ctx, c))
}

// readable turns what a channel lacks into a Mistake.
func readable(err error) error {
	if lacks, ok := errors.AsType[*bot.Permanent](err); ok {
		return bot.Errorf(bot.Text{FR: "Je ne peux pas publier dans ce salon : %s.", EN: "I can't post in this channel: %s."}, lacks.Reason)
	}
	return err
}

// List returns what is scheduled in the guild or workspace of a channel, or in the channel alone where it is of neither.
func (w *Watch) List(ctx context.Context, place bot.Channel) ([]bot.Subscription, error) {
	all, err := w.Ledger.Within(ctx, place.Adapter, place.Tenant)
	return slices.DeleteFunc(all, func(s bot.Subscription) bool { return !within(s, place) }), err
}

func within(s bot.Subscription, place bot.Channel) bool {
	return s.Channel.Adapter == place.Adapter && s.Channel.Tenant == place.Tenant && (place.Tenant != "" || s.Channel.ID == place.ID)
}

// Spell is what a subscription posts, as a person types it in their language.
func (w *Watch) Spell(s bot.Subscription, l bot.Locale) string {
	req, err := w.router.Schedulable(s.Line, s.Locale)
	if err != nil { // a command that is no more
		return s.Line
	}
	return w.router.Spell(req, l)
}

// Find returns a subscription of a place by its number as people write it: 12, #12, n° 12.
func (w *Watch) Find(ctx context.Context, place bot.Channel, number string) (bot.Subscription, error) {
	id, err := strconv.ParseInt(strings.TrimLeft(bot.Fold(number), "#no° ."), 10, 64)
	if err == nil {
		s, found, err := w.Ledger.Find(ctx, id)
		if err != nil {
			return s, err
		}
		if found && within(s, place) {
			return s, nil
		}
	}
	return bot.Subscription{}, bot.Errorf(bot.Text{FR: "Il n'y a pas de publication « %s » ici.", EN: "There is no scheduled post \"%s\" here."}, bot.Quote(number)).
		OrTry(bot.Request{Command: "watch", Args: bot.Args{"action": "list"}})
}

// Pause stops a subscription until it is resumed.
func (w *Watch) Pause(ctx context.Context, s bot.Subscription) (bot.Subscription, error) {
	s.State, s.Reason = bot.Paused, bot.Text{}
	_, err := w.Ledger.Change(ctx, s)
	return s, err
}

// Resume starts a subscription again, from now on: what was due meanwhile isn't posted.
func (w *Watch) Resume(ctx context.Context, s bot.Subscription) (bot.Subscription, error) {
	schedule, err := Parse(s.Cron, s.Zone)
	if err != nil {
		return s, err
	}
	s.State, s.Reason, s.Next = bot.Active, bot.Text{}, schedule.Next(time.Now())
	_, err = w.Ledger.Change(ctx, s)
	return s, err
}

// Test posts once, now, what a subscription posts, as if a person had asked for it: nothing counts as shown. Its Mistake
// says what lacks.
func (w *Watch) Test(ctx context.Context, s bot.Subscription) error {
	adapter, served := w.adapters[s.Channel.Adapter]
	if !served {
		return bot.Errorf(bot.Text{FR: "Rien n'est publié d'ici : lance le bot avec « serve ».", EN: "Nothing is posted from here: run the bot with \"serve\"."})
	}
	reply, err := w.compose(ctx, s, "")
	if err != nil {
		return err
	}
	return readable(adapter.Post(ctx, bot.Post{Key: "test/" + strconv.FormatInt(s.ID, 10) + "/" + strconv.FormatInt(time.Now().UnixNano(), 36),
		Channel: s.Channel, Reply: reply}))
}
