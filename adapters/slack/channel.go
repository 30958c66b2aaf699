package slack

import (
	"regexp"
	"strings"

	"boussole/bot"
)

// channelID is the form of a channel's id.
var channelID = regexp.MustCompile(`^[A-Z0-9]{1,32}$`)

// channelAt returns the id of the channel that a text begins with, and how many bytes stand for it; 0 when it is none.
func channelAt(text string) (id string, end int) {
	rest, begins := strings.CutPrefix(text, bot.PlaceOpen)
	id, _, closed := strings.Cut(rest, bot.PlaceClose)
	if !begins || !closed || !channelID.MatchString(id) {
		return "", 0
	}
	return id, len(bot.PlaceOpen) + len(id) + len(bot.PlaceClose)
}
