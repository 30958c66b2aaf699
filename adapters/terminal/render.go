package terminal

import (
	"strconv"
	"strings"

	"boussole/bot"
)

// A page is how replies are laid out.
type page struct {
	locale bot.Locale
	width  int // in columns
	colour bool
}

// render lays a reply out as a card: its title, the answer, then the blocks and the sources, a blank line between.
// The last line has no end.
func (p page) render(r bot.Reply) string {
	p.locale = r.Locale
	var out []string
	add := func(lines []string) {
		if strings.TrimSpace(strings.Join(lines, "")) == "" {
			return
		}
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, lines...)
	}
	add(p.title(r.Title))
	add(wrap(r.Answer, p.width))
	numbered := 0
	for _, block := range r.Blocks {
		add(p.block(block, numbered))
		if buttons, ok := block.(bot.Buttons); ok {
			numbered += len(buttons)
		}
	}
	add(p.sources(r.Sources))
	return strings.Join(out, "\n")
}

// block lays one block out. Its buttons are numbered on from those already shown.
func (p page) block(block bot.Block, numbered int) []string {
	switch block := block.(type) {
	case bot.Paragraph:
		return wrap(block.Text, p.width)
	case bot.Bullets:
		return p.list(block.Title, block.Items, func(int) string { return "• " })
	case bot.Steps:
		return p.list(block.Title, block.Items, func(i int) string { return step(i, len(block.Items)) })
	case bot.Links:
		return p.links(block)
	case bot.Fields:
		return p.fields(block, p.width)
	case bot.Table:
		return p.table(block)
	case bot.Chart:
		return p.chart(block)
	case bot.Buttons:
		return p.buttons(block, numbered)
	case bot.Note:
		return p.styles(dim, wrap(block.Text, p.width))
	}
	return nil
}

// title is underlined by a rule, so that it stands out without colours too.
func (p page) title(text string) []string {
	lines := wrap(oneLine(text), p.width)
	rule := strings.Repeat("─", min(widest(lines), p.width))
	return append(p.styles(bright, lines), p.style(dim, rule))
}

// heading is a block's own title; none when there is none.
func (p page) heading(text string) []string {
	if text = oneLine(text); text == "" {
		return nil
	}
	return p.styles(bold, wrap(text, p.width))
}

// buttons lists the next steps by the number to type, each beside the command it stands for, or above where that
// doesn't fit.
func (p page) buttons(buttons bot.Buttons, numbered int) []string {
	if len(buttons) == 0 {
		return nil
	}
	marks, labels, commands := make([]string, len(buttons)), make([]string, len(buttons)), make([]string, len(buttons))
	for i, button := range buttons {
		marks[i] = "[" + strconv.Itoa(numbered+i+1) + "] "
		labels[i], commands[i] = oneLine(button.Label), oneLine(button.Line())
	}
	mark, label := widest(marks), widest(labels)
	under := buttons.Heading(bot.Text{FR: "Et ensuite ?", EN: "What next?"}.In(p.locale))
	out := p.heading(under + bot.Text{FR: " Tape un numéro :", EN: " Type a number:"}.In(p.locale))
	for i := range buttons {
		if mark+label+2+widest(commands) <= p.width {
			out = append(out, pad(marks[i], mark)+pad(labels[i], label)+"  "+p.style(dim, commands[i]))
			continue
		}
		out = append(out, hang(pad(marks[i], mark), labels[i], p.width)...)
		out = append(out, p.styles(dim, hang(strings.Repeat(" ", mark), commands[i], p.width))...)
	}
	return out
}

// sources says where the figures come from, each with its address on a line of its own.
func (p page) sources(sources []bot.Source) []string {
	if len(sources) == 0 {
		return nil
	}
	out := p.heading(bot.Text{FR: "Sources :", EN: "Sources:"}.In(p.locale))
	for _, s := range sources {
		text := s.Title
		if s.Publisher != "" {
			text += ", " + s.Publisher
		}
		if s.Year != 0 {
			text += ", " + strconv.Itoa(s.Year)
		}
		out = append(out, hang("• ", oneLine(text), p.width)...)
		if s.URL != "" {
			out = append(out, p.styles(dim, hang("  ", oneLine(s.URL), p.width))...)
		}
	}
	return out
}
