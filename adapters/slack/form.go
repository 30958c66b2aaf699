package slack

import (
	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// Limits of a form (https://docs.slack.dev/reference/views/modal-views,
// https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element).
const (
	formTitle = 24   // characters of its title, and of its buttons
	formLabel = 2000 // characters of an input's label
	formInput = 3000 // characters of an input
)

// form asks for the free text that a Request lacks; false when it lacks none. What is typed stands under own and the
// option's name, and the form's own id in its private metadata.
func form(r *bot.Router, c bot.Control) (slackapi.ModalViewRequest, bool) {
	command, option, lacks := r.Lacks(c.Request)
	id := bot.Control{Verb: bot.Submit, Speaks: c.Speaks, Request: c.Request}.ID()
	l := c.Request.Locale
	input := textInput(option.Name, formInput)
	return modal(id, command.Title.In(l), l, slackapi.NewInputBlock(own, plainText(option.Summary.In(l), formLabel), nil, input)), lacks && fitsID(id)
}

// modal is a form of the bot's, whose own id is its private metadata.
func modal(id, title string, l bot.Locale, blocks ...slackapi.Block) slackapi.ModalViewRequest {
	return slackapi.ModalViewRequest{
		Type: slackapi.VTModal, CallbackID: own, PrivateMetadata: id,
		Title:  plainText(title, formTitle),
		Submit: plainText(bot.Text{FR: "Envoyer", EN: "Send"}.In(l), formTitle),
		Close:  plainText(bot.Text{FR: "Annuler", EN: "Cancel"}.In(l), formTitle),
		Blocks: slackapi.Blocks{BlockSet: blocks},
	}
}

// textInput is an input of several lines, of a number of characters at most.
func textInput(name string, most int) *slackapi.PlainTextInputBlockElement {
	return &slackapi.PlainTextInputBlockElement{Type: slackapi.METPlainTextInput, ActionID: name, Multiline: true, MaxLength: most}
}

// plainText is a text object in slack-go's terms, on one line and cut to a number of characters.
func plainText(text string, most int) *slackapi.TextBlockObject {
	return &slackapi.TextBlockObject{Type: slackapi.PlainTextType, Text: short(text, most), Emoji: new(false)}
}
