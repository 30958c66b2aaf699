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
	buttonSize = 224 // bytes that most buttons fit in; no limit
)

// controls collects the buttons of a card in rows.
type controls struct {
	speaks, locale bot.Locale
	rows           []row
	ids            []string
	elements       int
}

// row holds buttons, or one menu.
type row struct {
	elements wire
	buttons  int // 0: a menu
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
		c.rows = append(c.rows, row{elements: c.menu(choices)})
	case len(choices) > 0:
		r := row{elements: make(wire, 0, buttonSize*(len(choices)+1))}
		for _, one := range choices {
			c.button(&r, one, "")
		}
		c.rows = append(c.rows, r)
	}
	return typed
}

// share adds the button that shows the answer to everyone.
func (c *controls) share(req bot.Request) {
	id, ok := c.id(bot.Share, req, idSize)
	if !ok {
		return
	}
	if n := len(c.rows); n == 0 || c.rows[n-1].buttons == 0 || c.rows[n-1].buttons == rowSize {
		c.rows = append(c.rows, row{elements: make(wire, 0, buttonSize)})
	}
	c.button(&c.rows[len(c.rows)-1], choice{bot.Text{FR: "Montrer à tout le monde", EN: "Show to everyone"}.In(c.locale), id}, `,"style":"primary"`)
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

// button adds one to a row, of a style unless that is empty.
func (c *controls) button(r *row, one choice, style string) {
	r.elements = c.action(r.elements.next(r.buttons).add(`{"type":"button","text":`).plain(one.label, labelSize)).
		add(`,"value":`).text(one.id).add(style).add(`}`)
	r.buttons++
}

// menu is a select menu.
func (c *controls) menu(choices []choice) wire {
	w := c.action(wire(`{"type":"static_select","placeholder":`).
		plain(bot.Text{FR: "Choisis dans la liste", EN: "Choose from the list"}.In(c.locale), labelSize)).add(`,"options":[`)
	for i, one := range choices {
		w = w.next(i).add(`{"text":`).plain(one.label, labelSize).add(`,"value":`).text(one.id).add(`}`)
	}
	return w.add(`]}`)
}

// action adds the next element's action_id: its own within the message.
func (c *controls) action(w wire) wire {
	c.elements++
	return w.add(`,"action_id":"` + own + `.`).add(strconv.Itoa(c.elements - 1)).add(`"`)
}

// blocks are the rows (https://docs.slack.dev/reference/block-kit/blocks/actions-block), marked with the thread that they
// are about unless that is empty.
func (c *controls) blocks(thread string) []block {
	out := make([]block, len(c.rows))
	for i, r := range c.rows {
		w := make(wire, 0, len(r.elements)+64).add(`{"type":"actions"`)
		if thread != "" {
			w = w.add(`,"block_id":`).text(threadID(thread, i))
		}
		out[i] = block{slackapi.MBTAction, append(w.add(`,"elements":[`), r.elements...).add(`]}`)}
	}
	return out
}
