package terminal

import (
	"fmt"
	"strconv"

	"boussole/bot"
)

// list lays items out one under the other, each behind its mark.
func (p page) list(title string, items []string, mark func(int) string) []string {
	out := p.heading(title)
	for i, item := range items {
		out = append(out, hang(mark(i), item, p.width)...)
	}
	return out
}

// step is the number of a step, as wide as the last one's.
func step(i, steps int) string {
	return fmt.Sprintf("%*d. ", len(strconv.Itoa(steps)), i+1)
}

// links lays each link out under its title, on a line of its own so that it can be followed.
func (p page) links(links bot.Links) []string {
	var out []string
	for _, link := range links {
		text := link.Title
		if link.About != "" {
			text += ", " + link.About
		}
		out = append(out, hang("• ", oneLine(text), p.width)...)
		out = append(out, p.styles(dim, hang("  ", oneLine(link.URL), p.width))...)
	}
	return out
}

// fields lays names and values out in two columns, or each value under its name where half the width can't hold the
// names.
func (p page) fields(fields bot.Fields, columns int) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = oneLine(f.Name) + p.colon()
	}
	name := widest(names) + 1
	var out []string
	for i, f := range fields {
		if name > columns/2 {
			out = append(out, p.styles(bold, wrap(names[i], columns))...)
			out = append(out, hang("  ", f.Value, columns)...)
			continue
		}
		mark := pad(names[i], name)
		lines := hang(mark, f.Value, columns)
		lines[0] = p.style(bold, names[i]) + lines[0][len(names[i]):]
		out = append(out, lines...)
	}
	return out
}

// colon ends a name; in French a space stands before it, at which no line may break.
func (p page) colon() string {
	return bot.Text{FR: "\u00a0:", EN: ":"}.In(p.locale)
}
