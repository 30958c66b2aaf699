package slack

import (
	"strconv"
	"strings"

	"boussole/bot"
)

// markdown is text as Slack formats it (https://docs.slack.dev/messaging/formatting-message-text).
type markdown []byte

var colon = bot.Text{FR: " : ", EN: ": "}

// block adds a block of text; nothing for a chart or buttons.
func (m markdown) block(block bot.Block, l bot.Locale) markdown {
	switch block := block.(type) {
	case bot.Paragraph:
		return appendEscaped(m, block.Text)
	case bot.Bullets:
		m = m.heading(block.Title)
		for _, item := range block.Items {
			m = m.add("• ").line(item).end()
		}
	case bot.Steps:
		m = m.heading(block.Title)
		for i, item := range block.Items {
			m = m.number(i + 1).add(". ").line(item).end()
		}
	case bot.Links:
		for _, link := range block {
			m = m.add("• ").link(link.Title, link.URL)
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
		return appendEscaped(m, block.Text)
	}
	return m
}

// table adds a row a line, each cell after its column's name: one that Slack draws neither fits a phone nor reads aloud.
func (m markdown) table(t bot.Table, l bot.Locale) markdown {
	m = m.heading(t.Title)
	for _, row := range t.Rows {
		if len(row) == 0 {
			continue
		}
		m = m.add("• ").bold(row[0])
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
	m = m.line(c.Title)
	separator := " — "
	for _, bar := range c.Bars {
		m = m.add(separator).line(bar.Label).add(colon.In(l)).add(bot.Range(l, bar.Low, bar.High, bar.Open))
		separator = " · "
	}
	return m
}

// sources are links.
func (m markdown) sources(list []bot.Source, l bot.Locale) markdown {
	if len(list) == 0 {
		return m
	}
	m = m.add(bot.Text{FR: "Sources :", EN: "Sources:"}.In(l)).end()
	for _, s := range list {
		m = m.link(s.Title, s.URL).add(", ").line(s.Publisher).add(", ").number(s.Year).end()
	}
	return m
}

// link adds a link; the text alone where the address is none that a reader could open, since Slack takes others for
// mentions.
func (m markdown) link(text, url string) markdown {
	to := address.Replace(url)
	if !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") || len(to) > addressSize || blank(text) {
		return m.line(text)
	}
	return m.add("<").add(to).add("|").line(bot.Cut(text, linkSize)).add(">")
}

// A link has to fit a text whole, with its entities.
const (
	addressSize = 2000 // bytes of its address
	linkSize    = 150  // characters of its text
)

// address writes what would end a link.
var address = strings.NewReplacer("&", "&amp;", " ", "%20", "|", "%7C", "<", "%3C", ">", "%3E", "\n", "")

func (m markdown) add(text string) markdown { return append(m, text...) }
func (m markdown) end() markdown            { return append(m, '\n') }
func (m markdown) number(n int) markdown    { return strconv.AppendInt(m, int64(n), 10) }

// line adds a text on one line.
func (m markdown) line(text string) markdown { return appendEscaped(m, onOneLine(text)) }

func (m markdown) bold(text string) markdown {
	if text = strings.TrimSpace(text); text == "" {
		return m
	}
	return m.add("*").line(text).add("*")
}

// heading is the title of a block, on its own line.
func (m markdown) heading(text string) markdown {
	if strings.TrimSpace(text) == "" {
		return m
	}
	return m.bold(text).end()
}
