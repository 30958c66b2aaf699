package slack

import (
	"context"
	"strings"

	"boussole/bot"
)

// What Slack sends when a person uses the bot, without the fields that nobody reads. The same comes by socket and by
// HTTP, but that a command is a form by HTTP.

// slash is a slash command (https://docs.slack.dev/interactivity/implementing-slash-commands).
type slash struct {
	Team        string `json:"team_id"`
	Enterprise  string `json:"enterprise_id"`
	Channel     string `json:"channel_id"`
	User        string `json:"user_id"`
	Command     string `json:"command"`
	Text        string `json:"text"`
	ResponseURL string `json:"response_url"`
}

// interaction is a press, a choice, a form or a shortcut (https://docs.slack.dev/reference/interaction-payloads).
type interaction struct {
	Type        string `json:"type"`
	CallbackID  string `json:"callback_id"`
	TriggerID   string `json:"trigger_id"`
	ResponseURL string `json:"response_url"`
	Team        place  `json:"team"` // none where the bot is installed in a whole organisation
	Enterprise  place  `json:"enterprise"`
	Channel     place  `json:"channel"`
	User        struct {
		ID   string `json:"id"`
		Team string `json:"team_id"`
	} `json:"user"`
	Container struct {
		Channel string `json:"channel_id"`
		Thread  string `json:"thread_ts"`
	} `json:"container"`
	Message written  `json:"message"`
	Actions []action `json:"actions"`
	View    view     `json:"view"`
}

// place is a workspace, an organisation or a channel.
type place struct {
	ID     string `json:"id"`
	Domain string `json:"domain"` // of a workspace
}

// written is a message that a person uses the bot on.
type written struct {
	Text   string `json:"text"`
	TS     string `json:"ts"`
	Thread string `json:"thread_ts"`
}

// of is the thread that it is in, or that an answer to it begins.
func (m written) of() string {
	if m.Thread == "" {
		return m.TS
	}
	return m.Thread
}

// action is the use of a button, or of a select menu.
type action struct {
	BlockID  string `json:"block_id"`
	Value    string `json:"value"`
	Selected *struct {
		Value string `json:"value"`
	} `json:"selected_option"`
}

// view is a form that was sent.
type view struct {
	Metadata string `json:"private_metadata"`
	State    struct {
		Values map[string]map[string]struct {
			Value string `json:"value"`
		} `json:"values"`
	} `json:"state"`
}

// origin is who used the bot and where, and how they can be answered.
type origin struct {
	team, enterprise string // the installation; team is empty in one of a whole organisation
	channel, thread  string // empty on the home and in a form; thread also outside of one
	user             string
	url              string // where answers may be posted; empty where there is no such place
}

func (s slash) origin() origin {
	return origin{team: s.Team, enterprise: s.Enterprise, channel: s.Channel, user: s.User, url: s.ResponseURL}
}

func (in *interaction) origin() origin {
	at := origin{team: in.Team.ID, enterprise: in.Enterprise.ID, channel: in.Channel.ID, user: in.User.ID, url: in.ResponseURL}
	if at.team == "" {
		at.team = in.User.Team
	}
	if at.channel == "" {
		at.channel = in.Container.Channel
	}
	at.thread = in.Container.Thread
	if at.thread == "" {
		at.thread = in.Message.Thread
	}
	for _, act := range in.Actions {
		if thread, ok := threadOf(act.BlockID); ok {
			at.thread = thread
		}
	}
	return at
}

// tenant is the workspace, or the organisation where no workspace is told.
func (o origin) tenant() string {
	if o.team == "" {
		return o.enterprise
	}
	return o.team
}

// alone reports whether it is a conversation of two, where nothing needs to be shared.
func (o origin) alone() bool { return o.channel == "" || strings.HasPrefix(o.channel, "D") }

// request is what every use has in common: who asks, where, and in which language.
func (a *Adapter) request(ctx context.Context, at origin) bot.Request {
	req := bot.Request{Locale: a.config.Locale, Args: bot.Args{}, User: bot.User{ID: at.user},
		Channel: bot.Channel{Adapter: name, Tenant: at.tenant(), ID: at.channel}}
	if c, ok := a.installs.client(ctx, at.enterprise, at.team); ok {
		who := c.person(ctx, at.user)
		req.User.Admin = who.admin
		if who.locale != "" {
			req.Locale = who.locale
		}
	}
	return req
}
