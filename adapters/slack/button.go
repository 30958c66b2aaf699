package slack

import (
	"strings"
	"unicode/utf8"

	"boussole/bot"
)

// own is the word that the bot's buttons, menus and forms begin with: boussole.0, boussole.1 …
const own = "boussole"

// idSize is the longest value of a button, in characters
// (https://docs.slack.dev/reference/block-kit/block-elements/button-element).
const idSize = 2000

// verb is what a press does with the Request that its button carries.
type verb byte

const (
	press  verb = 'p' // answers the presser alone
	share  verb = 's' // shows the answer to everyone
	submit verb = 'f' // what a form asked for is sent
)

// control is a button, a line of a select menu or a form: what it does, and with which Request.
type control struct {
	verb verb
	// speaks is the language to answer in, where the question was in another than the asker's own; else empty.
	speaks  bot.Locale
	request bot.Request
}

// id is a control's value on Slack: p/salary level:junior, or pen/salary where it speaks English. It is false for one
// that doesn't fit.
func (c control) id() (string, bool) {
	id := string(c.verb) + string(c.speaks) + c.request.String()
	return id, len(id) <= idSize || bot.Size(id) <= idSize
}

// parseControl reads an id back; false for one that the bot never wrote, or no longer writes.
func parseControl(id string) (c control, line string, ok bool) {
	head, rest, found := strings.Cut(id, "/")
	if !found || head == "" || utf8.RuneCountInString(id) > idSize {
		return control{}, "", false
	}
	c.verb, c.speaks = verb(head[0]), bot.Locale(head[1:])
	switch c.verb {
	case press, share, submit:
	default:
		return control{}, "", false
	}
	if _, known := bot.LocaleOf(string(c.speaks)); c.speaks != "" && !known {
		return control{}, "", false
	}
	return c, "/" + rest, true
}
