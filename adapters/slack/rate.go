package slack

import (
	"context"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// The inputs of the form that says why an answer was not useful, each in a block of the same name.
const (
	inputQuestion = "question"
	inputExpected = "expected"
)

// rate adds the buttons that say whether the answer was useful, in a row of their own.
func (c *controls) rate(ratings []bot.Rating) {
	row := make([]choice, 0, len(ratings))
	for _, r := range ratings {
		if id := r.ID(); fitsID(id) {
			row = append(row, choice{label: r.Label(), id: id})
		}
	}
	if len(row) > 0 {
		c.rows = append(c.rows, row)
	}
}

// rated answers a press of one of them: with thanks, or with the form.
func (a *Adapter) rated(ctx context.Context, r *bot.Router, in *interaction, at origin, rating bot.Rating) error {
	req := a.request(ctx, at)
	if rating.Verb == bot.Useful {
		return a.deliver(ctx, at, a.answer(ctx, r, at, func() *plan { return thanks(r.Rate(ctx, rating, req)) }))
	}
	return a.open(ctx, in, at, ratingForm(r.Form(rating, req)))
}

// reported plans the thanks for the form.
func (a *Adapter) reported(ctx context.Context, r *bot.Router, in *interaction, at origin, rating bot.Rating) *plan {
	sent := func(name string) string { return words(in.View.State.Values[name][name].Value) }
	return thanks(r.Report(ctx, rating, a.request(ctx, at), sent(inputQuestion), sent(inputExpected)))
}

func thanks(reply bot.Reply) *plan { return &plan{reply: &reply, private: true} }

// ratingForm shows what is kept above the two inputs (https://docs.slack.dev/reference/block-kit/blocks/section-block).
func ratingForm(f bot.Form) slackapi.ModalViewRequest {
	blocks := []slackapi.Block{
		slackapi.NewSectionBlock(plainText(f.About, textSize), nil, nil),
		slackapi.NewSectionBlock(plainText(f.Note, textSize), nil, nil),
	}
	input := func(name, asks, value string) {
		element := textInput(name, bot.FormSize)
		element.InitialValue = value
		block := slackapi.NewInputBlock(name, plainText(asks, formLabel), nil, element)
		block.Optional = true
		blocks = append(blocks, block)
	}
	input(inputQuestion, f.Asks, f.Question)
	input(inputExpected, f.Expects, "")
	return modal(f.ID(), f.Title, f.Locale, blocks...)
}
