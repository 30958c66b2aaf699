package discord

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// accent is the colour of the edge of every card. It means nothing.
const accent = 0x2A6F97

// A card is a Reply on its way to Discord.
type card struct {
	reply   bot.Reply
	speaks  bot.Locale   // the language that presses of its buttons keep; empty: the presser's own
	share   *bot.Request // what a button shows to everyone; nil: no such button
	note    string       // small print of the adapter's own, in markdown
	ratings []bot.Rating // whether it was useful; none: not asked
}

// A part of a card is a text, or a picture with its file.
type part struct {
	component component
	file      *rest.File
}

// render lays a card out as one message, or as several where it is too long for one.
func (a *Adapter) render(ctx context.Context, c card) []message {
	l := c.reply.Locale
	parts := make([]part, 0, len(c.reply.Blocks)+5)
	var buffer [2048]byte
	empty := markdown(buffer[:0])
	add := func(m markdown) {
		text := strings.TrimSpace(string(m))
		if text == "" {
			return
		}
		for _, one := range split(text, textSize) {
			parts = append(parts, part{component: component{Type: discordgo.TextDisplayComponent, Content: one}})
		}
	}
	head := empty
	if c.reply.Title != "" {
		head = head.add("### ").line(c.reply.Title).end()
	}
	add(appendEscaped(head, c.reply.Answer))
	controls, charts := controls{speaks: c.speaks, locale: l}, 0
	for _, block := range c.reply.Blocks {
		switch block := block.(type) {
		case bot.Chart:
			charts++
			picture := a.picture(ctx, block, l, charts)
			if picture != nil {
				parts = append(parts, *picture)
			}
			if picture == nil || !told(block, parts, l) {
				add(empty.caption(block, l))
			}
		case bot.Buttons:
			add(controls.add(empty, block))
		default:
			add(empty.block(block, l))
		}
	}
	add(empty.sources(c.reply.Sources, l))
	add(empty.small(c.note))
	if c.reply.Why != nil {
		controls.why(*c.reply.Why)
	}
	if c.share != nil {
		controls.share(*c.share)
	}
	controls.rate(c.ratings)
	return pack(parts, controls.rows, l)
}

// told reports whether every figure of a chart already stands in the texts: then its words would only repeat them.
func told(c bot.Chart, parts []part, l bot.Locale) bool {
	return !slices.ContainsFunc(c.Bars, func(bar bot.Bar) bool {
		figures := escape(bot.Range(l, bar.Low, bar.High, bar.Open))
		return !slices.ContainsFunc(parts, func(p part) bool { return strings.Contains(p.component.Content, figures) })
	})
}

// picture draws a chart; nil where it can't be had in time.
func (a *Adapter) picture(ctx context.Context, c bot.Chart, l bot.Locale, number int) *part {
	picture := a.pictures.Of(ctx, c, l)
	if picture.PNG == nil {
		return nil
	}
	f := rest.File{Name: "chart-" + strconv.Itoa(number) + ".png", Kind: "image/png", Data: picture.PNG}
	return &part{file: &f, component: component{Type: discordgo.MediaGalleryComponent,
		Items: []galleryItem{{Media: media{URL: "attachment://" + f.Name}, Description: picture.Alt}}}}
}
