package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// pressed answers a press of a button or a choice of a select menu: with a form where a free text lacks, with nothing
// where nothing was chosen.
func (a *Adapter) pressed(ctx context.Context, r *bot.Router, in *interaction) turn {
	id := in.Data.CustomID
	switch {
	case len(in.Data.Values) > 0:
		id = in.Data.Values[0]
	case id != "" && id[:1] == menu:
		return turn{response: response{Type: discordgo.InteractionResponseDeferredMessageUpdate}}
	}
	if rating, ok := bot.ReadRating(id); ok {
		return a.rated(ctx, r, in, rating)
	}
	c, err := r.Control(id, in.request(a.config.Locale))
	if err == nil && c.Verb == bot.Press {
		if f, ok := form(r, c); ok {
			return turn{response: response{discordgo.InteractionResponseModal, f}}
		}
	}
	return a.answer(ctx, r, in, func() plan { return a.run(r, c, err) })
}

// filled plans the answer to a form.
func (a *Adapter) filled(r *bot.Router, in *interaction) plan {
	if rating, ok := bot.ReadRating(in.Data.CustomID); ok {
		return a.reported(r, in, rating)
	}
	c, err := r.Control(in.Data.CustomID, in.request(a.config.Locale))
	inputs(in.Data.Components, c.Request.Args)
	return a.run(r, c, err)
}

// run plans the answer to a control: for whoever used it alone, unless it shares.
func (a *Adapter) run(r *bot.Router, c bot.Control, err error) plan {
	if err != nil {
		return plan{understood: bot.Understanding{Request: c.Request, Err: err}, speaks: c.Speaks, private: true}
	}
	p := understand(r, c.Request)
	if p.speaks == "" {
		p.speaks = c.Speaks
	}
	if c.Verb != bot.Share {
		p.private = true
	} else if !p.private {
		p.note = bot.Text{FR: "Montré par ", EN: "Shown by "}.In(c.Request.Locale) + "<@" + c.Request.User.ID + ">"
	}
	return p
}
