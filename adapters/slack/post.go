package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"boussole/bot"
)

// What is remembered of the messages of posts, so that a post tried again goes on where it stopped.
const (
	sentMost = 10_000
	sentLife = 24 * time.Hour
	mostSent = 2 // times that one message goes out: again once, when it is sure not to be there
)

// attempt is a message of a post that went out.
type attempt struct {
	since time.Time // when it went out first
	shown bool      // for sure
}

// post shows the messages of a post, none of them twice. Its errors are those of bot.Adapter's Post.
func (c *client) post(ctx context.Context, p bot.Post, out []message) error {
	if _, busy := c.posting.LoadOrStore(p.Key, nil); busy {
		return errPosting
	}
	defer c.posting.Delete(p.Key)
	if !p.Since.IsZero() {
		for i := range out {
			c.sent.getOr(postKey(p.Key, i), attempt{since: p.Since}, sentLife)
		}
	}
	if p.Going != nil {
		ctx = withGoing(ctx, p.Going)
	}
	channel := p.Channel.ID
	if p.Person != "" { // whose direct messages Slack finds by their own id
		channel = p.Person
	}
	for i, m := range out {
		if err := permanent(c.once(ctx, channel, postKey(p.Key, i), m)); err != nil {
			return notShown(err, i)
		}
	}
	return nil
}

// notShown marks an error after which nothing of a post shows for sure, which isn't so once some of its messages do.
func notShown(err error, shown int) error {
	_, final := errors.AsType[*bot.Permanent](err)
	_, doubt := errors.AsType[*bot.InDoubt](err)
	if final || doubt || shown > 0 {
		return err
	}
	u := &bot.Unsent{Err: err}
	if fault := limited(err); fault != nil {
		u.After = fault.RetryAfter
	}
	return u
}

// postKey is the key of one message of several.
func postKey(key string, number int) string { return fmt.Sprintf("%s/%d", key, number) }

// once shows a message unless it shows already.
func (c *client) once(ctx context.Context, channel, key string, m message) error {
	for sent := 0; ; sent++ {
		before, tried := c.sent.get(key)
		if tried {
			shown, err := c.shows(ctx, channel, key, before)
			if shown || err != nil {
				return err
			}
			if sent == mostSent {
				return c.doubt(ctx, key, &bot.InDoubt{Since: before.since, Later: true, Err: errLost})
			}
		}
		since := time.Now()
		if tried {
			since = before.since
		}
		c.sent.set(key, attempt{since: since}, sentLife)
		err := c.say(ctx, channel, "", m, key)
		switch {
		case err == nil:
			c.sent.set(key, attempt{since: since, shown: true}, sentLife)
			return nil
		case !uncertain(err):
			c.sent.drop(key)
			return err
		case !c.reads(channel):
			return c.doubt(ctx, key, &bot.InDoubt{Since: since, Err: err})
		}
		if wait(ctx, history, settling) != nil { // no time left to look
			return c.doubt(ctx, key, &bot.InDoubt{Since: since, Later: true, Err: err})
		}
	}
}

var (
	errPosting   = errors.New("this post is under way")
	errNoHistory = errors.New("slack.history is false, or it is a direct message: it can't be looked up")
	errLost      = errors.New("taken twice and shown neither time")
	errTooLong   = errors.New("too much was said in the channel since")
)

// shows reports whether a message that went out before is there.
func (c *client) shows(ctx context.Context, channel, key string, before attempt) (bool, error) {
	if before.shown {
		return true, nil
	}
	if !c.reads(channel) {
		return false, c.doubt(ctx, key, &bot.InDoubt{Since: before.since, Err: errNoHistory})
	}
	found, ends, err := c.find(ctx, channel, key, before.since)
	switch {
	case err != nil:
		fault, refused := errors.AsType[*Fault](err)
		return false, c.doubt(ctx, key, &bot.InDoubt{Since: before.since, Later: !refused || limited(fault) != nil || passing(fault), Err: err})
	case found:
		c.sent.set(key, attempt{since: before.since, shown: true}, sentLife)
	case !ends:
		return false, c.doubt(ctx, key, &bot.InDoubt{Since: before.since, Err: errTooLong})
	}
	return found, nil
}

// reads reports whether a channel's history may be looked into: not a person's direct messages, whose own id it takes a
// scope more to learn (https://docs.slack.dev/reference/methods/conversations.open).
func (c *client) reads(channel string) bool {
	return c.config.history && !strings.HasPrefix(channel, "U") && !strings.HasPrefix(channel, "W")
}

// doubt logs a message of which nothing is known.
func (c *client) doubt(ctx context.Context, key string, d *bot.InDoubt) error {
	c.config.log.WarnContext(ctx, "slack: unknown whether a post shows", "key", key, "error", d.Err)
	return d
}
