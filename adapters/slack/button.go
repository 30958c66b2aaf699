package slack

import "boussole/bot"

// own is the word that the bot's buttons, menus and forms begin with: boussole.0, boussole.1 …
const own = "boussole"

// idSize is the longest value of a button, in characters
// (https://docs.slack.dev/reference/block-kit/block-elements/button-element).
const idSize = 2000

// fitsID reports whether a control's id is short enough.
func fitsID(id string) bool { return len(id) <= idSize || bot.Size(id) <= idSize }
