package slack

import (
	"slices"

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
	rows           [][]choice // up to rowSize are buttons, more a menu
	ids            []string
}

// choice is a button or a line of a menu.
type choice struct {
	label, id string
	menu      string // what a menu of such lines is called
	shares    bool
}

// add makes a row of up to rowSize buttons, or a select menu of more. What fits in neither is added to a text, as
// commands to type.
func (c *controls) add(typed markdown, buttons bot.Buttons) markdown {
	most := idSize
	if len(buttons) > rowSize {
		most = optionSize
	}
	choices := make([]choice, 0, len(buttons)+1)
	menu := buttons.Heading(bot.Text{FR: "Choisis dans la liste", EN: "Choose from the list"}.In(c.locale))
	for _, button := range buttons {
		id, ok := c.id(bot.Press, button.Request, most)
		switch {
		case !ok || len(choices) == menuSize:
			typed = typed.add("• ").line(button.Label).add(colon.In(c.locale)).line("`" + throughOwn(button.Line()) + "`").end()
		case id != "":
			choices = append(choices, choice{label: button.Label, id: id, menu: menu})
		}
	}
	if len(choices) > 0 {
		c.rows = append(c.rows, choices)
	}
	return typed
}

// share adds the button that shows the answer to everyone.
func (c *controls) share(req bot.Request) {
	c.last(bot.Share, req, bot.Text{FR: "Montrer à tout le monde", EN: "Show to everyone"}.In(c.locale))
}

// why adds the button that explains the answer.
func (c *controls) why(b bot.Button) { c.last(bot.Why, b.Request, b.Label) }

// last adds a button to the last row, or a row of it. One that is too long is left out.
func (c *controls) last(v bot.Verb, req bot.Request, label string) {
	id, ok := c.id(v, req, idSize)
	if !ok {
		return
	}
	b := choice{label: label, id: id, shares: v == bot.Share}
	if n := len(c.rows) - 1; n >= 0 && len(c.rows[n]) < rowSize {
		c.rows[n] = append(c.rows[n], b)
		return
	}
	c.rows = append(c.rows, []choice{b})
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
