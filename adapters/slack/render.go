package slack

import (
	"bytes"
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
	reply   bot.Reply
	speaks  bot.Locale   // the language that presses of its buttons keep; empty: the presser's own
	share   *bot.Request // what a button shows to everyone; nil: no such button
	note    string       // small print of the adapter's own, formatted
	ratings []bot.Rating // whether it was useful; none: not asked
	thread  string       // that the share button shows it in; empty: wherever its asker is
}

// render lays a card out as one message, or as several where it is too long for one.
func render(c card) []message {
	l := c.reply.Locale
	d := draft{json: make(wire, 0, draftSize), parts: make([]part, 0, len(c.reply.Blocks)+5)}
	var buffer [2048]byte
	empty := markdown(buffer[:0])
	if !blank(c.reply.Title) {
		d.keep(slackapi.MBTHeader, d.json.header(c.reply.Title), titleSize)
	}
	d.section(appendEscaped(empty, c.reply.Answer))
	controls, charts := controls{speaks: c.speaks, locale: l}, 0
	said := make([]bot.Block, 0, len(c.reply.Blocks))
	for _, block := range c.reply.Blocks {
		switch block := block.(type) {
		case bot.Chart:
			if charts++; charts <= chartLimit && drawable(block) {
				d.keep(slackapi.MBTDataVisualization, d.json.chart(block, l), 0)
			}
			if !d.tells(block, l) {
				d.small(empty.caption(block, l))
				said = append(said, block)
			}
		case bot.Buttons:
			d.section(controls.add(empty, block))
		case bot.Note:
			d.small(empty.block(block, l))
			said = append(said, block)
		default:
			d.section(empty.block(block, l))
			said = append(said, block)
		}
	}
	d.small(empty.sources(c.reply.Sources, l))
	d.small(empty.add(c.note))
	if c.reply.Why != nil {
		controls.why(*c.reply.Why)
	}
	if c.share != nil {
		controls.share(*c.share)
	}
	controls.rate(c.ratings)
	c.reply.Blocks = said
	return spoken(pack(d.parts, controls.blocks(&d, c.thread), l), c.reply)
}

// tells reports whether every figure of a chart stands in the texts so far: then its words would only repeat them.
func (d *draft) tells(c bot.Chart, l bot.Locale) bool {
	return !slices.ContainsFunc(c.Bars, func(bar bot.Bar) bool {
		figures := []byte(bot.Range(l, bar.Low, bar.High, bar.Open)) // in JSON as they are
		return !slices.ContainsFunc(d.parts, func(p part) bool {
			return p.block.kind == slackapi.MBTSection && bytes.Contains(p.block.json, figures)
		})
	})
}

// spoken gives the messages what is read aloud and in notifications: the title, the answer and the rest as plain text, with
// the sources as links, whose addresses nobody wants to hear; in as many parts as there are messages.
func spoken(out []message, reply bot.Reply) []message {
	var buffer [4096]byte
	sources := reply.Sources
	reply.Sources = nil
	m := markdown(buffer[:0]).line(reply.Title).end()
	m = appendEscaped(m, reply.Plain())
	if len(sources) > 0 {
		m = m.add("\n\n").sources(sources, reply.Locale)
	}
	parts := split(strings.TrimSpace(string(m)), spokenSize-1)
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
