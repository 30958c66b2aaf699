package discord

import (
	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// Limits of a form (https://discord.com/developers/docs/components/reference#label,
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal).
const (
	formLabel = 45   // characters of a form's title, and of a label
	formInput = 4000 // characters of an input
)

// modal is a form.
type modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []component `json:"components"`
}

// form asks for the free text that a Request lacks; false when it lacks none.
func form(r *bot.Router, c bot.Control) (modal, bool) {
	command, option, lacks := r.Lacks(c.Request)
	id := bot.Control{Verb: bot.Submit, Speaks: c.Speaks, Request: c.Request}.ID()
	l := c.Request.Locale
	input := component{Type: discordgo.TextInputComponent, CustomID: option.Name, Style: int(discordgo.TextInputParagraph), MaxLength: formInput}
	return modal{CustomID: id, Title: bot.Cut(command.Title.In(l), formLabel), Components: []component{{Type: label,
		Label: bot.Cut(option.Summary.In(l), formLabel), Component: &input}}}, lacks && fitsID(id)
}

// label is the component around an input, which the library doesn't have
// (https://discord.com/developers/docs/components/reference#label).
const label discordgo.ComponentType = 18
