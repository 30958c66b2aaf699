package discord

import (
	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// Limits of a message made of components (https://discord.com/developers/docs/components/reference,
// https://discord.com/developers/docs/resources/message).
const (
	textSize      = 3900 // characters over all its texts: 4,000, less what says that the rest lacks
	componentSize = 40   // components, each one counted
	rowLimit      = 4    // rows of buttons, so that a card has room beside them
	messages      = 5    // of one answer: an app that only its user installed may follow up so often
)

// nobody is notified, whatever the text says.
var nobody = &mentions{Parse: []string{}}

// pack puts parts into as few messages as their limits allow, each a card, with the rows of buttons under the last one.
func pack(parts []part, rows []component, l bot.Locale) []message {
	rows = rows[:min(len(rows), rowLimit)]
	room := componentSize - 2 // the card itself, and what says that the rest lacks
	for _, row := range rows {
		room -= 1 + len(row.Components)
	}
	var out []message
	for len(parts) > 0 && len(out) < messages {
		n := fits(parts, room)
		out = append(out, fill(parts[:n]))
		parts = parts[n:]
	}
	if len(out) == 0 {
		out = append(out, message{Flags: discordgo.MessageFlagsIsComponentsV2, AllowedMentions: nobody})
	}
	last := &out[len(out)-1]
	if len(parts) > 0 {
		card := &last.Components[0]
		card.Components = append(card.Components, component{Type: discordgo.TextDisplayComponent,
			Content: "-# " + bot.Text{FR: "La suite est trop longue pour Discord.", EN: "The rest is too long for Discord."}.In(l)})
	}
	last.Components = append(last.Components, rows...)
	return out
}

// fits is how many of the parts one message takes: one at least.
func fits(parts []part, room int) int {
	text := 0
	for i, p := range parts {
		text += bot.Size(p.component.Content)
		if i > 0 && (text > textSize || i == room) {
			return i
		}
	}
	return len(parts)
}

// fill makes a message of parts.
func fill(parts []part) message {
	m := message{Flags: discordgo.MessageFlagsIsComponentsV2, AllowedMentions: nobody}
	card := component{Type: discordgo.ContainerComponent, AccentColor: accent, Components: make([]component, 0, len(parts)+1)}
	for _, p := range parts {
		if p.file != nil {
			m.Attachments = append(m.Attachments, attachment{ID: len(m.files), Filename: p.file.Name, Description: p.component.Items[0].Description})
			m.files = append(m.files, *p.file)
		}
		card.Components = append(card.Components, p.component)
	}
	m.Components = []component{card}
	return m
}
