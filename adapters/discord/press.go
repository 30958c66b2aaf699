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
	case id != "" && verb(id[0]) == menu:
		return turn{response: response{Type: discordgo.InteractionResponseDeferredMessageUpdate}}
	}
	c, err := a.control(r, in, id)
	if err == nil && c.verb == press {
		if f, ok := form(r, c); ok {
			return turn{response: response{discordgo.InteractionResponseModal, f}}
		}
	}
	return a.answer(ctx, r, in, func() plan { return a.run(r, in, c, err) })
}

// filled plans the answer to a form.
func (a *Adapter) filled(r *bot.Router, in *interaction) plan {
	c, err := a.control(r, in, in.Data.CustomID)
	inputs(in.Data.Components, c.request.Args)
	return a.run(r, in, c, err)
}

// control reads what a control carries, for the person who uses it.
func (a *Adapter) control(r *bot.Router, in *interaction, id string) (control, error) {
	c, line, ok := parseControl(id)
	c.request = in.request(a.config.Locale)
	if !ok {
		return c, bot.Retired
	}
	if c.speaks != "" {
		c.request.Locale = c.speaks
	}
	parsed, err := r.Parse(line, c.request.Locale)
	c.request.Command, c.request.Args, c.request.Share = parsed.Command, parsed.Args, c.verb == share
	return c, err
}

// run plans the answer to a control: for whoever used it alone, unless it shares.
func (a *Adapter) run(r *bot.Router, in *interaction, c control, err error) plan {
	if err != nil {
		return plan{understood: bot.Understanding{Request: c.request, Err: err}, speaks: c.speaks, private: true}
	}
	p := understand(r, c.request)
	if p.speaks == "" {
		p.speaks = c.speaks
	}
	if c.verb != share {
		p.private = true
	} else if !p.private {
		p.note = bot.Text{FR: "Montré par ", EN: "Shown by "}.In(c.request.Locale) + "<@" + c.request.User.ID + ">"
	}
	return p
}
