package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// The inputs of the form that says why an answer was not useful.
const (
	inputQuestion = "question"
	inputExpected = "expected"
)

// rate adds the buttons that say whether the answer was useful, in a row of their own.
func (c *controls) rate(ratings []bot.Rating) {
	row := make([]component, 0, len(ratings))
	for _, r := range ratings {
		if id := r.ID(); fitsID(id) {
			row = append(row, button(id, r.Label(), discordgo.SecondaryButton))
		}
	}
	if len(row) > 0 {
		c.row(row...)
	}
}

// rated answers a press of one of them: with thanks, or with the form.
func (a *Adapter) rated(ctx context.Context, r *bot.Router, in *interaction, rating bot.Rating) turn {
	req := in.request(a.config.Locale)
	if rating.Verb == bot.Useful {
		return a.answer(ctx, r, in, func() plan {
			return plan{private: true, says: func(ctx context.Context) bot.Reply { return r.Rate(ctx, rating, req) }}
		})
	}
	return turn{response: response{discordgo.InteractionResponseModal, ratingForm(r.Form(rating, req))}}
}

// reported plans the thanks for the form.
func (a *Adapter) reported(r *bot.Router, in *interaction, rating bot.Rating) plan {
	req, sent := in.request(a.config.Locale), bot.Args{}
	inputs(in.Data.Components, sent)
	return plan{private: true, says: func(ctx context.Context) bot.Reply {
		return r.Report(ctx, rating, req, sent[inputQuestion], sent[inputExpected])
	}}
}

// ratingForm shows what is kept above the two inputs (https://discord.com/developers/docs/components/reference#text-display).
func ratingForm(f bot.Form) modal {
	about := markdown(nil).line(f.About).add("\n\n").line(f.Note)
	input := func(name, asks, value string) component {
		return component{Type: label, Label: bot.Cut(asks, formLabel), Component: &component{Type: discordgo.TextInputComponent, CustomID: name,
			Style: int(discordgo.TextInputParagraph), MaxLength: bot.FormSize, Value: value, Required: new(false)}}
	}
	return modal{CustomID: f.ID(), Title: bot.Cut(f.Title, formLabel), Components: []component{
		{Type: discordgo.TextDisplayComponent, Content: string(about)},
		input(inputQuestion, f.Asks, f.Question), input(inputExpected, f.Expects, "")}}
}
