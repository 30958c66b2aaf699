package slack

import (
	"slices"
	"strconv"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// Limits of buttons and menus (https://docs.slack.dev/reference/block-kit/block-elements/button-element,
// https://docs.slack.dev/reference/block-kit/composition-objects/option-object).
const (
	rowSize    = 5   // buttons in a row; Slack takes 25, but no reader does
	menuSize   = 100 // lines of a select menu
	labelSize  = 75  // characters of a button's label, and of a line
	optionSize = 150 // characters of a line's value
)

// controls collects the buttons of a card in rows.
type controls struct {
	speaks, locale bot.Locale
	rows           []*row
	ids            []string
	elements       int
}

// choice is a button or a line of a menu.
type choice struct{ label, id string }

// add makes a row of up to rowSize buttons, or a select menu of more. What fits in neither is added to a text, as
// commands to type.
func (c *controls) add(typed markdown, buttons bot.Buttons) markdown {
	most := idSize
	if len(buttons) > rowSize {
		most = optionSize
	}
	choices := make([]choice, 0, len(buttons))
	for _, button := range buttons {
		id, ok := c.id(bot.Press, button.Request, most)
		switch {
		case !ok || len(choices) == menuSize:
			typed = typed.add("• ").line(button.Label).add(colon.In(c.locale)).line("`" + button.Line() + "`").end()
		case id != "":
			choices = append(choices, choice{button.Label, id})
		}
	}
	switch {
	case len(choices) > rowSize:
		c.row(c.menu(choices))
	case len(choices) > 0:
		buttons := make([]slackapi.BlockElement, len(choices), rowSize)
		for i, one := range choices {
			buttons[i] = c.button(one, slackapi.StyleDefault)
		}
		c.row(buttons...)
	}
	return typed
}

// share adds the button that shows the answer to everyone.
func (c *controls) share(req bot.Request) {
	id, ok := c.id(bot.Share, req, idSize)
	if !ok {
		return
	}
	b := c.button(choice{bot.Text{FR: "Montrer à tout le monde", EN: "Show to everyone"}.In(c.locale), id}, slackapi.StylePrimary)
	if n := len(c.rows); n > 0 {
		last := c.rows[n-1]
		if _, buttons := last.Elements[0].(*slackapi.ButtonBlockElement); buttons && len(last.Elements) < rowSize {
			last.Elements = append(last.Elements, b)
			return
		}
	}
	c.row(b)
}

// id is a control's, empty for one that the message already has; false for one that is too long.
func (c *controls) id(v bot.Verb, req bot.Request, most int) (string, bool) {
	id := bot.Control{Verb: v, Speaks: c.speaks, Request: req}.ID()
	ok := fitsID(id)
	if !ok || bot.Size(id) > most || slices.Contains(c.ids, id) {
		return "", ok && bot.Size(id) <= most
	}
	c.ids = append(c.ids, id)
	return id, true
}

func (c *controls) row(elements ...slackapi.BlockElement) {
	c.rows = append(c.rows, &row{Type: slackapi.MBTAction, Elements: elements})
}

func (c *controls) button(one choice, style slackapi.Style) slackapi.BlockElement {
	return &slackapi.ButtonBlockElement{Type: slackapi.METButton, ActionID: c.action(), Text: plain(one.label, labelSize), Value: one.id, Style: style}
}

func (c *controls) menu(choices []choice) slackapi.BlockElement {
	options := make([]*slackapi.OptionBlockObject, len(choices))
	for i, one := range choices {
		options[i] = &slackapi.OptionBlockObject{Text: plain(one.label, labelSize), Value: one.id}
	}
	return &slackapi.SelectBlockElement{Type: slackapi.OptTypeStatic, ActionID: c.action(), Options: options,
		Placeholder: plain(bot.Text{FR: "Choisis dans la liste", EN: "Choose from the list"}.In(c.locale), labelSize)}
}

// action is the next element's action_id: its own within the message.
func (c *controls) action() string {
	c.elements++
	return own + "." + strconv.Itoa(c.elements-1)
}
