package discord

import "unicode/utf8"

// idSize is the longest custom_id, and the longest value of a select's option, in characters
// (https://discord.com/developers/docs/components/reference).
const idSize = 100

// menu begins the custom_id of a select menu, whose chosen value is a control's id.
const menu = "m"

// fitsID reports whether an id is short enough.
func fitsID(id string) bool { return len(id) <= idSize || utf8.RuneCountInString(id) <= idSize }
