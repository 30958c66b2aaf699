package slack

import (
	"slices"
	"strings"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// Limits of what is read aloud and of the title (https://docs.slack.dev/reference/methods/chat.postMessage,
// https://docs.slack.dev/reference/block-kit/blocks/header-block).
const (
	spokenSize = 4000 // characters
	titleSize  = 150  // characters
)

// A card is a Reply on its way to Slack.
type card struct {
	reply  bot.Reply
	speaks bot.Locale   // the language that presses of its buttons keep; empty: the presser's own
	share  *bot.Request // what a button shows to everyone; nil: no such button
	note   string       // small print of the adapter's own, formatted
	thread string       // that the share button shows it in; empty: wherever its asker is
}

// render lays a card out as one message, or as several where it is too long for one.
func render(c card) []message {
	l := c.reply.Locale
	parts := make([]part, 0, len(c.reply.Blocks)+5)
	var buffer [2048]byte
	empty := markdown(buffer[:0])
	add := func(m markdown, as func(string) block) {
		text := strings.Trim(string(m), " \n")
		if blank(text) {
			return
		}
		if len(text) <= textSize { // bytes, which are never fewer than characters
			parts = append(parts, part{as(text), text})
			return
		}
		for _, one := range split(text, textSize) {
			parts = append(parts, part{as(one), one})
		}
	}
	if !blank(c.reply.Title) {
		parts = append(parts, part{header(c.reply.Title), c.reply.Title})
	}
	add(appendEscaped(empty, c.reply.Answer), section)
	controls, charts := controls{speaks: c.speaks, locale: l}, 0
	said := make([]bot.Block, 0, len(c.reply.Blocks))
	for _, block := range c.reply.Blocks {
		switch block := block.(type) {
		case bot.Chart:
			drawn, ok := chart(block, l)
			if charts++; ok && charts <= chartLimit {
				parts = append(parts, part{block: drawn})
			}
			if !told(block, parts, l) {
				add(empty.caption(block, l), small)
				said = append(said, block)
			}
		case bot.Buttons:
			add(controls.add(empty, block), section)
		case bot.Note:
			add(empty.block(block, l), small)
			said = append(said, block)
		default:
			add(empty.block(block, l), section)
			said = append(said, block)
		}
	}
	add(empty.sources(c.reply.Sources, l), small)
	add(empty.add(c.note), small)
	if c.share != nil {
		controls.share(*c.share)
	}
	c.reply.Blocks = said
	return spoken(pack(parts, controls.blocks(c.thread), l), c.reply)
}

// told reports whether every figure of a chart already stands in the texts: then its words would only repeat them.
func told(c bot.Chart, parts []part, l bot.Locale) bool {
	return !slices.ContainsFunc(c.Bars, func(bar bot.Bar) bool {
		figures := bot.Range(l, bar.Low, bar.High, bar.Open)
		return !slices.ContainsFunc(parts, func(p part) bool {
			return p.block.kind == slackapi.MBTSection && strings.Contains(p.text, figures)
		})
	})
}

// spoken gives the messages what is read aloud and in notifications: the title, the answer and the rest as plain text,
// in as many parts as there are messages.
func spoken(out []message, reply bot.Reply) []message {
	var buffer [4096]byte
	text := appendEscaped(append(appendEscaped(buffer[:0], reply.Title), '\n'), reply.Plain())
	parts := split(strings.TrimSpace(string(text)), spokenSize-1)
	if blank(parts[0]) {
		parts[0] = "…"
	}
	for i := range out {
		out[i].Text = bot.Text{FR: "La suite de la réponse.", EN: "The rest of the answer."}.In(reply.Locale)
		if i < len(parts) {
			out[i].Text = parts[i]
		}
	}
	if len(parts) > len(out) {
		out[len(out)-1].Text += "…"
	}
	return out
}
