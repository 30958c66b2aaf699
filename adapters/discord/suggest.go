package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// suggestions are the values offered while a person types, never null: an empty list says that there are none.
type suggestions struct {
	Choices []suggestion `json:"choices"`
}

// suggestion is one value, at most 100 characters each
// (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure).
type suggestion struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// complete suggests values for the option being typed.
func (a *Adapter) complete(ctx context.Context, r *bot.Router, req bot.Request) response {
	out := suggestions{Choices: []suggestion{}}
	for _, choice := range r.Complete(ctx, req) {
		if bot.Size(choice.Value) <= idSize && len(out.Choices) < menuSize {
			out.Choices = append(out.Choices, suggestion{Name: bot.Cut(choice.Label.In(req.Locale), idSize), Value: choice.Value})
		}
	}
	return response{discordgo.InteractionApplicationCommandAutocompleteResult, out}
}
