package slack

import (
	"context"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// How long what Slack says of a person holds, and how long nothing is asked again after it said nothing. Whoever asks has
// three seconds in all to be answered in (https://docs.slack.dev/interactivity/implementing-slash-commands).
const (
	peopleMost  = 10_000
	personLife  = time.Hour
	unknownLife = time.Minute
	personTime  = time.Second
)

// speaker is what the bot knows of a person. Nothing is known of whom Slack doesn't tell about in time.
type speaker struct {
	locale bot.Locale // empty: not known, or none that the bot speaks
	admin  bool       // of the workspace, or its owner
}

// person returns what Slack says of someone, within a second.
func (c *client) person(ctx context.Context, user string) speaker {
	if is, known := c.people.get(user); known || user == "" {
		return is
	}
	limited, cancel := context.WithTimeout(ctx, personTime)
	defer cancel()
	var is speaker
	err := c.call(limited, userInfo, "", func(ctx context.Context, api *slackapi.Client) error {
		u, err := api.GetUserInfoContext(ctx, user)
		if err == nil {
			is.admin = u.IsAdmin || u.IsOwner || u.IsPrimaryOwner
			if l, spoken := bot.LocaleOf(u.Locale); spoken {
				is.locale = l
			}
		}
		return err
	})
	switch {
	case err == nil:
		c.people.set(user, is, personLife)
	case ctx.Err() == nil: // or else it is the asker who didn't wait
		c.config.log.WarnContext(ctx, "slack: nothing known of a person", "error", err)
		c.people.set(user, speaker{}, unknownLife)
	}
	return is
}
