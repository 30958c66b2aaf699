package discord

import (
	"strconv"
	"strings"

	"boussole/bot"
)

// markdown is text as Discord formats it (https://discord.com/developers/docs/reference#message-formatting).
type markdown []byte

var colon = bot.Text{FR: " : ", EN: ": "}

// block adds a block of text; nothing for a picture or buttons.
func (m markdown) block(block bot.Block, l bot.Locale) markdown {
	switch block := block.(type) {
	case bot.Paragraph:
		return appendEscaped(m, block.Text)
	case bot.Bullets:
		m = m.heading(block.Title)
		for _, item := range block.Items {
			m = m.add("- ").line(item).end()
		}
	case bot.Steps:
		m = m.heading(block.Title)
		for i, item := range block.Items {
			m = m.number(i + 1).add(". ").line(item).end()
		}
	case bot.Links:
		for _, link := range block {
			m = m.add("- ").link(link.Title, link.URL)
			if link.About != "" {
				m = m.add(", ").line(link.About)
			}
			m = m.end()
		}
	case bot.Fields:
		for _, f := range block {
			m = m.bold(f.Name).add(colon.In(l)).line(f.Value).end()
		}
	case bot.Table:
		return m.table(block, l)
	case bot.Note:
		return m.small(escape(block.Text))
	}
	return m
}

// table adds a row a line, each cell after its column's name: Discord has no tables, and a drawn one neither fits a
// phone nor reads aloud.
func (m markdown) table(t bot.Table, l bot.Locale) markdown {
	m = m.heading(t.Title)
	for _, row := range t.Rows {
		if len(row) == 0 {
			continue
		}
		m = m.add("- ").bold(row[0])
		for i, cell := range row[1:] {
			if i+1 < len(t.Columns) && cell != "" {
				m = m.add(" · ").line(t.Columns[i+1]).add(colon.In(l)).line(cell)
			}
		}
		m = m.end()
	}
	return m
}

// caption says in words what a chart draws.
func (m markdown) caption(c bot.Chart, l bot.Locale) markdown {
	m = m.add("-# ").line(c.Title)
	separator := " — "
	for _, bar := range c.Bars {
		m = m.add(separator).line(bar.Label).add(colon.In(l)).add(bot.Range(l, bar.Low, bar.High, bar.Open))
		separator = " · "
	}
	return m
}

// sources are links in small print.
func (m markdown) sources(list []bot.Source, l bot.Locale) markdown {
	if len(list) == 0 {
		return m
	}
	m = m.add("-# ").add(bot.Text{FR: "Sources :", EN: "Sources:"}.In(l)).end()
	for _, s := range list {
		m = m.add("-# ").link(s.Title, s.URL).add(", ").line(s.Publisher).add(", ").number(s.Year).end()
	}
	return m
}

// link adds a link.
func (m markdown) link(text, url string) markdown {
	return m.add("[").line(text).add("](").add(address.Replace(url)).add(")")
}

// address writes what would end a link.
var address = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "")

func (m markdown) add(text string) markdown { return append(m, text...) }
func (m markdown) end() markdown            { return append(m, '\n') }
func (m markdown) number(n int) markdown    { return strconv.AppendInt(m, int64(n), 10) }

// line adds a text on one line. No-break spaces stay.
func (m markdown) line(text string) markdown {
	if strings.ContainsAny(text, "\n\r\t") {
		text = lineBreaks.Replace(text)
	}
	return appendEscaped(m, text)
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

func (m markdown) bold(text string) markdown {
	if strings.TrimSpace(text) == "" {
		return m
	}
	return m.add("**").line(text).add("**")
}

// heading is the title of a block, on its own line.
func (m markdown) heading(text string) markdown {
	if strings.TrimSpace(text) == "" {
		return m
	}
	return m.bold(text).end()
}

// small adds small print, line by line.
func (m markdown) small(text string) markdown {
	if text == "" {
		return m
	}
	return m.add("-# ").add(strings.ReplaceAll(text, "\n", "\n-# "))
}
