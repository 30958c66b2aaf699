package slack

import (
	"context"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// The types of interactions, and what a form is answered with: it closes
// (https://docs.slack.dev/reference/interaction-payloads).
const (
	typeActions  = string(slackapi.InteractionTypeBlockActions)
	typeForm     = string(slackapi.InteractionTypeViewSubmission)
	typeShortcut = string(slackapi.InteractionTypeMessageAction)

	closeForm = `{"response_action":"clear"}`
)

// interact answers an interaction, after its acknowledgement. One of another type is acknowledged alone.
func (a *Adapter) interact(r *bot.Router, in *interaction) turn {
	at := in.origin()
	switch {
	case in.Type == typeActions && len(in.Actions) > 0:
		return turn{kind: kindButton, rest: func(ctx context.Context) error { return a.pressed(ctx, r, in, at) }}
	case in.Type == typeForm:
		return turn{kind: kindForm, ack: []byte(closeForm), rest: func(ctx context.Context) error {
			return a.deliver(ctx, at, a.answer(ctx, r, at, func() *plan { return a.filled(ctx, r, in, at) }))
		}}
	case in.Type == typeShortcut && in.CallbackID == answerShortcut:
		return turn{kind: kindShortcut, rest: func(ctx context.Context) error { return a.aboutMessage(ctx, r, in, at) }}
	}
	return turn{}
}

// pressed answers a press of a button or a choice of a select menu: with a form where a free text lacks.
func (a *Adapter) pressed(ctx context.Context, r *bot.Router, in *interaction, at origin) error {
	act := in.Actions[0]
	id := act.Value
	if act.Selected != nil {
		id = act.Selected.Value
	}
	if rating, ok := bot.ReadRating(id); ok {
		return a.rated(ctx, r, in, at, rating)
	}
	c, err := r.Control(id, a.request(ctx, at))
	if err == nil && c.Verb == bot.Press {
		if f, ok := form(r, c); ok {
			return a.open(ctx, in, at, f)
		}
	}
	return a.deliver(ctx, at, a.answer(ctx, r, at, func() *plan { return a.run(r, c, err) }))
}

// open shows a form to whoever pressed a button.
func (a *Adapter) open(ctx context.Context, in *interaction, at origin, f slackapi.ModalViewRequest) error {
	c, installed := a.installs.client(ctx, at.enterprise, at.team)
	if !installed {
		return errNotInstalled
	}
	return c.open(ctx, in.TriggerID, f)
}

// filled plans the answer to a form.
func (a *Adapter) filled(ctx context.Context, r *bot.Router, in *interaction, at origin) *plan {
	if rating, ok := bot.ReadRating(in.View.Metadata); ok {
		return a.reported(ctx, r, in, at, rating)
	}
	c, err := r.Control(in.View.Metadata, a.request(ctx, at))
	if err == nil {
		for option, input := range in.View.State.Values[own] {
			c.Request.Args[option] = words(input.Value)
		}
	}
	return a.run(r, c, err)
}

// run plans the answer to a control: for whoever used it alone, unless it shares.
func (a *Adapter) run(r *bot.Router, c bot.Control, err error) *plan {
	if err != nil {
		return &plan{understood: bot.Understanding{Request: c.Request, Err: err}, speaks: c.Speaks, private: true}
	}
	u := r.Plan(c.Request)
	p := &plan{understood: u, speaks: c.Speaks, private: r.Private(u)}
	if u.Request.Command != c.Request.Command { // a question keeps its language
		p.speaks = u.Request.Locale
	}
	if c.Verb != bot.Share {
		p.private = true
	} else if !p.private {
		p.note = bot.Text{FR: "Montré par ", EN: "Shown by "}.In(c.Request.Locale) + "<@" + c.Request.User.ID + ">"
	}
	return p
}
