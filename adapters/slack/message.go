package slack

import (
	"context"
	"errors"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"boussole/bot"
)

// callback is what the Events API sends (https://docs.slack.dev/apis/events-api#callback-field).
type callback struct {
	Type           string `json:"type"`
	Challenge      string `json:"challenge"`
	ID             string `json:"event_id"`
	Team           string `json:"team_id"`
	Enterprise     string `json:"enterprise_id"`
	Authorizations []struct {
		Team       string `json:"team_id"`
		Enterprise string `json:"enterprise_id"`
		User       string `json:"user_id"`
	} `json:"authorizations"`
	Event jsontext.Value `json:"event"`
}

// event is any of those that the bot takes; each type has its own fields.
type event struct {
	Type        string `json:"type"`
	Subtype     string `json:"subtype"`
	Channel     string `json:"channel"`
	ChannelType string `json:"channel_type"`
	User        string `json:"user"`
	BotID       string `json:"bot_id"`
	Text        string `json:"text"`
	TS          string `json:"ts"`
	Thread      string `json:"thread_ts"`
	Tab         string `json:"tab"`
	Tokens      struct {
		Bot []string `json:"bot"`
	} `json:"tokens"`
}

// happened answers an event, after its acknowledgement. A repeat, and one of another type, is acknowledged alone.
func (a *Adapter) happened(r *bot.Router, c callback) turn {
	var head struct {
		Type string `json:"type"`
	}
	var e event
	if json.Unmarshal(c.Event, &head) != nil || !taken(head.Type) || json.Unmarshal(c.Event, &e) != nil || !a.seen.first("event", c.ID) {
		return turn{}
	}
	at := origin{team: c.Team, enterprise: c.Enterprise, channel: e.Channel, thread: e.Thread, user: e.User}
	self := ""
	if len(c.Authorizations) > 0 { // whose team is the bot's own, where a channel is shared with another
		at.team, at.enterprise, self = c.Authorizations[0].Team, c.Authorizations[0].Enterprise, c.Authorizations[0].User
	}
	direct := e.Type == "message"
	switch {
	case e.Type == "app_home_opened":
		if e.Tab == "home" {
			return turn{kind: kindHome, rest: func(ctx context.Context) error { return a.home(ctx, r, at) }}
		}
	case e.Type == "app_uninstalled", e.Type == "tokens_revoked" && len(e.Tokens.Bot) > 0:
		return turn{kind: kindRemoval, rest: func(ctx context.Context) error { return a.removed(ctx, at) }}
	case e.Type == "tokens_revoked", e.BotID != "", e.Subtype != "", e.User == "", e.User == self:
	case direct && e.ChannelType != "im": // where it names the bot, it comes as a mention too
	case a.seen.first("message", e.Channel+" "+e.TS):
		if !direct && at.thread == "" {
			at.thread = e.TS
		}
		return turn{kind: kindMessage, rest: func(ctx context.Context) error { return a.asked(ctx, r, at, e) }}
	}
	return turn{}
}

// removed forgets a workspace, and what is scheduled there.
func (a *Adapter) removed(ctx context.Context, at origin) error {
	err := a.installs.remove(ctx, at.enterprise, at.team)
	if a.config.Removed != nil {
		err = errors.Join(err, a.config.Removed(ctx, at.tenant()))
	}
	return err
}

// taken are the types of events that the bot takes.
func taken(kind string) bool {
	switch kind {
	case "app_mention", "message", "app_home_opened", "app_uninstalled", "tokens_revoked":
		return true
	}
	return false
}

// asked answers a question to the bot, publicly, as it was asked: in the thread, or plainly in a direct conversation.
func (a *Adapter) asked(ctx context.Context, r *bot.Router, at origin, e event) error {
	c, ok := a.installs.client(ctx, at.enterprise, at.team)
	if !ok {
		return errNotInstalled
	}
	out := a.answer(ctx, r, at, func() *plan {
		req := a.request(ctx, at)
		req.Share = true
		p := a.read(r, words(e.Text), req)
		p.private = false
		if reply, ok := r.Apart(p.understood.Request); ok && !at.alone() {
			p.reply = &reply
		}
		return p
	})
	for _, m := range out.messages {
		if err := c.say(ctx, at.channel, at.thread, m, ""); err != nil {
			return err
		}
	}
	return nil
}
