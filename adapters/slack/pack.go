package slack

import (
	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// Limits of a message (https://docs.slack.dev/reference/block-kit/blocks,
// https://docs.slack.dev/reference/block-kit/blocks/section-block); messageSize is not documented, and some messages of
// 11,000 are refused (https://github.com/slackapi/bolt-js/issues/2867).
const (
	textSize    = 3000 // characters of a text
	messageSize = 9000 // bytes over all texts: they are never fewer than characters
	blockSize   = 50   // blocks
	rowLimit    = 10   // rows of buttons, so that a card has room beside them
	messages    = 5    // of one answer: a response_url takes so many
)

// pack puts parts into as few messages as their limits allow, with the rows of buttons at the end of the last one.
func pack(parts []part, rows []block, l bot.Locale) []message {
	rows = rows[:min(len(rows), rowLimit)]
	room := blockSize - 1 - len(rows) // one says that the rest lacks
	var out []message
	for len(parts) > 0 && len(out) < messages {
		n := fits(parts, room)
		m := message{Blocks: make([]block, n, n+1+len(rows))}
		for i, p := range parts[:n] {
			m.Blocks[i] = p.block
		}
		out = append(out, m)
		parts = parts[n:]
	}
	if len(out) == 0 {
		out = append(out, message{})
	}
	last := &out[len(out)-1]
	if len(parts) > 0 {
		lacks := bot.Text{FR: "La suite est trop longue pour Slack.", EN: "The rest is too long for Slack."}.In(l)
		last.Blocks = append(last.Blocks, block{slackapi.MBTContext, wire(nil).small(markdown(lacks))})
	}
	last.Blocks = append(last.Blocks, rows...)
	return out
}

// fits is how many of the parts one message takes: one at least.
func fits(parts []part, room int) int {
	text := 0
	for i, p := range parts {
		text += p.size
		if i > 0 && (text > messageSize || i == room) {
			return i
		}
	}
	return len(parts)
}
