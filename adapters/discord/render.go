package discord

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"boussole/adapters/discord/chart"
	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// accent is the colour of the edge of every card. It means nothing.
const accent = 0x2A6F97

// A card is a Reply on its way to Discord.
type card struct {
	reply  bot.Reply
	speaks bot.Locale   // the language that presses of its buttons keep; empty: the presser's own
	share  *bot.Request // what a button shows to everyone; nil: no such button
	note   string       // small print of the adapter's own, in markdown
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
	add := func(text string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		for _, one := range split(text, textSize) {
			parts = append(parts, part{component: component{Type: discordgo.TextDisplayComponent, Content: one}})
		}
	}
	heading := ""
	if c.reply.Title != "" {
		heading = "### " + line(c.reply.Title) + "\n"
	}
	add(heading + escape(c.reply.Answer))
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
				add(caption(block, l))
			}
		case bot.Buttons:
			add(controls.add(block))
		default:
			add(markdown(block, l))
		}
	}
	add(sources(c.reply.Sources, l))
	add(small(c.note))
	if c.share != nil {
		controls.share(*c.share)
	}
	return pack(parts, controls.rows, l)
}

// markdown writes a block of text.
func markdown(block bot.Block, l bot.Locale) string {
	switch block := block.(type) {
	case bot.Paragraph:
		return escape(block.Text)
	case bot.Bullets:
		return list(block.Title, block.Items, func(int) string { return "- " })
	case bot.Steps:
		return list(block.Title, block.Items, func(i int) string { return strconv.Itoa(i+1) + ". " })
	case bot.Fields:
		lines := make([]string, len(block))
		for i, f := range block {
			lines[i] = bold(f.Name) + colon.In(l) + line(f.Value)
		}
		return strings.Join(lines, "\n")
	case bot.Table:
		return table(block, l)
	case bot.Note:
		return small(escape(block.Text))
	}
	return ""
}

var colon = bot.Text{FR: " : ", EN: ": "}

// line is a text on one line. No-break spaces stay.
func line(text string) string {
	if strings.ContainsAny(text, "\n\r\t") {
		text = lineBreaks.Replace(text)
	}
	return escape(text)
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

func bold(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return "**" + line(text) + "**"
}

func list(title string, items []string, mark func(int) string) string {
	var lines []string
	if title != "" {
		lines = append(lines, bold(title))
	}
	for i, item := range items {
		lines = append(lines, mark(i)+line(item))
	}
	return strings.Join(lines, "\n")
}

// table writes a row a line, each cell after its column's name: Discord has no tables, and a drawn one neither fits a
// phone nor reads aloud.
func table(t bot.Table, l bot.Locale) string {
	var lines []string
	if t.Title != "" {
		lines = append(lines, bold(t.Title))
	}
	for _, row := range t.Rows {
		if len(row) == 0 {
			continue
		}
		cells := []string{bold(row[0])}
		for i, cell := range row[1:] {
			if i+1 < len(t.Columns) && cell != "" {
				cells = append(cells, line(t.Columns[i+1])+colon.In(l)+line(cell))
			}
		}
		lines = append(lines, "- "+strings.Join(cells, " · "))
	}
	return strings.Join(lines, "\n")
}

// caption says in words what a chart draws.
func caption(c bot.Chart, l bot.Locale) string {
	bars := make([]string, len(c.Bars))
	for i, bar := range c.Bars {
		bars[i] = line(bar.Label) + colon.In(l) + bot.Range(l, bar.Low, bar.High, bar.Open)
	}
	return small(line(c.Title) + " — " + strings.Join(bars, " · "))
}

// told reports whether every figure of a chart already stands in the texts: then its words would only repeat them.
func told(c bot.Chart, parts []part, l bot.Locale) bool {
	return !slices.ContainsFunc(c.Bars, func(bar bot.Bar) bool {
		figures := escape(bot.Range(l, bar.Low, bar.High, bar.Open))
		return !slices.ContainsFunc(parts, func(p part) bool { return strings.Contains(p.component.Content, figures) })
	})
}

// small is small print, line by line.
func small(text string) string {
	if text == "" {
		return ""
	}
	return "-# " + strings.ReplaceAll(text, "\n", "\n-# ")
}

// sources are links in small print.
func sources(list []bot.Source, l bot.Locale) string {
	if len(list) == 0 {
		return ""
	}
	lines := []string{bot.Text{FR: "Sources :", EN: "Sources:"}.In(l)}
	for _, s := range list {
		link := line(s.Title)
		if s.URL != "" {
			link = "[" + link + "](" + address.Replace(s.URL) + ")"
		}
		lines = append(lines, link+", "+line(s.Publisher)+", "+strconv.Itoa(s.Year))
	}
	return small(strings.Join(lines, "\n"))
}

// address writes what would end a link.
var address = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "")

// picture draws a chart; nil where it can't be had in time.
func (a *Adapter) picture(ctx context.Context, c bot.Chart, l bot.Locale, number int) *part {
	data := a.pictures.PNG(ctx, c, l)
	if data == nil {
		return nil
	}
	f := rest.File{Name: "chart-" + strconv.Itoa(number) + ".png", Kind: "image/png", Data: data}
	return &part{file: &f, component: component{Type: discordgo.MediaGalleryComponent,
		Items: []galleryItem{{Media: media{URL: "attachment://" + f.Name}, Description: chart.Describe(c, l)}}}}
}
