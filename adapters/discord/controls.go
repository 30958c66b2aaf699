package discord

import (
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// Limits of components (https://discord.com/developers/docs/components/reference).
const (
	rowSize    = 5   // buttons in a row
	menuSize   = 25  // lines of a select menu
	labelSize  = 80  // characters of a button's label
	optionSize = 100 // characters of a select menu's line
)

// controls collects the buttons of a card in rows.
type controls struct {
	speaks, locale bot.Locale
	rows           []component
	ids            []string
}

// add makes a row of up to rowSize buttons, or a select menu of more. What fits in neither is added to a text, as
// commands to type.
func (c *controls) add(typed markdown, buttons bot.Buttons) markdown {
	options := make([]selectOption, 0, len(buttons))
	for _, button := range buttons {
		id, ok := c.id(bot.Press, button.Request)
		switch {
		case !ok || len(options) == menuSize:
			typed = typed.add("- ").line(button.Label).add(colon.In(c.locale)).line("`" + button.Line() + "`").end()
		case id != "":
			options = append(options, selectOption{Label: button.Label, Value: id})
		}
	}
	switch {
	case len(options) > rowSize:
		for i := range options {
			options[i].Label = bot.Cut(options[i].Label, optionSize)
		}
		c.row(component{Type: discordgo.SelectMenuComponent, CustomID: menu + strconv.Itoa(len(c.rows)), Options: options,
			Placeholder: buttons.Heading(bot.Text{FR: "Choisis dans la liste", EN: "Choose from the list"}.In(c.locale))})
	case len(options) > 0:
		row := make([]component, len(options), rowSize)
		for i, o := range options {
			row[i] = button(o.Value, o.Label, discordgo.SecondaryButton)
		}
		c.row(row...)
	}
	return typed
}

// share adds the button that shows the answer to everyone.
func (c *controls) share(req bot.Request) {
	c.last(bot.Share, req, bot.Text{FR: "Montrer à tout le monde", EN: "Show to everyone"}.In(c.locale), discordgo.PrimaryButton)
}

// why adds the button that explains the answer.
func (c *controls) why(b bot.Button) { c.last(bot.Why, b.Request, b.Label, discordgo.SecondaryButton) }

// last adds a button to the last row, or a row of it. One that is too long is left out.
func (c *controls) last(v bot.Verb, req bot.Request, label string, style discordgo.ButtonStyle) {
	id, ok := c.id(v, req)
	if !ok {
		return
	}
	b := button(id, label, style)
	if n := len(c.rows); n > 0 {
		row := &c.rows[n-1]
		if len(row.Components) < rowSize && row.Components[0].Type == discordgo.ButtonComponent {
			row.Components = append(row.Components, b)
			return
		}
	}
	c.row(b)
}

// id is a control's, empty for one that the message already has; false for one that is too long.
func (c *controls) id(v bot.Verb, req bot.Request) (string, bool) {
	id := bot.Control{Verb: v, Speaks: c.speaks, Request: req}.ID()
	ok := fitsID(id)
	if !ok || slices.Contains(c.ids, id) {
		return "", ok
	}
	c.ids = append(c.ids, id)
	return id, true
}

func (c *controls) row(components ...component) {
	c.rows = append(c.rows, component{Type: discordgo.ActionsRowComponent, Components: components})
}

func button(id, label string, style discordgo.ButtonStyle) component {
	return component{Type: discordgo.ButtonComponent, CustomID: id, Label: bot.Cut(label, labelSize), Style: int(style)}
}
