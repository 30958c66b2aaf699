package terminal

import (
	"math"
	"slices"

	"boussole/bot"
)

const (
	shortestBar = 12 // columns under which a bar says nothing
	longestBar  = 48 // columns past which its figures would stand too far away
	besideLabel = 20 // columns that a bar must have for its label to stand before it, and not above
)

// chart draws ranges as bars on one scale, which begins at zero: any other start would make small differences look
// large. Each bar's figures stand at its end, so that nothing is said by the drawing alone.
func (p page) chart(c bot.Chart) []string {
	out := p.heading(c.Title)
	labels, figures := make([]string, len(c.Bars)), make([]string, len(c.Bars))
	for i, bar := range c.Bars {
		labels[i] = oneLine(bar.Label)
		figures[i] = bot.Range(p.locale, bar.Low, bar.High, bar.Open)
	}
	label, top := widest(labels), scale(c.Bars)
	room := p.width - widest(figures) - 1
	for i, bar := range c.Bars {
		switch {
		case room < shortestBar || top == 0:
			out = append(out, hang("• ", labels[i]+p.colon()+" "+figures[i], p.width)...)
		case room-label-1 < besideLabel:
			out = append(out, wrap(labels[i], p.width)...)
			out = append(out, p.style(drawn, draw(bar, top, min(room, longestBar)))+" "+figures[i])
		default:
			out = append(out, pad(labels[i], label)+" "+p.style(drawn, draw(bar, top, min(room-label-1, longestBar)))+" "+figures[i])
		}
	}
	return append(out, p.marks(c.Bars, labels)...)
}

// scale is the amount at the right end. An open range needs room to go on, past every other amount.
func scale(bars []bot.Bar) float64 {
	top, open := 0.0, false
	for _, bar := range bars {
		top = max(top, amount(bar.Low), amount(bar.High), amount(bar.Mark))
		open = open || bar.Open
	}
	if open {
		top *= 1.2
	}
	return top
}

// amount bounds what can be drawn.
func amount(n float64) float64 {
	if n > 0 && n < math.MaxInt32 {
		return n
	}
	return 0
}

// draw draws one bar. An open one goes on to the end of the scale, where an arrow says that it has no upper end.
func draw(bar bot.Bar, top float64, columns int) string {
	place := func(n float64) float64 { return amount(n) / top * float64(columns) }
	at := func(n float64) int { return min(int(place(n)), columns-1) }
	line := slices.Repeat([]rune{'·'}, columns)
	from := at(bar.Low)
	to := max(from, int(math.Ceil(place(bar.High)))-1) // one range may end where the next begins
	if bar.Open {
		to = columns - 1
	}
	for i := from; i <= to; i++ {
		line[i] = '█'
	}
	if bar.Open {
		line[to] = '→'
	}
	if amount(bar.Mark) > 0 {
		line[at(bar.Mark)] = '│'
	}
	return string(line)
}

// marks says what amounts the marks stand for: once when they are all the same, else bar by bar.
func (p page) marks(bars []bot.Bar, labels []string) []string {
	var out []string
	for i, bar := range bars {
		if amount(bar.Mark) == 0 {
			continue
		}
		text := bot.Text{FR: "indique ", EN: "marks "}.In(p.locale) + bot.Euros(p.locale, bar.Mark)
		if slices.ContainsFunc(bars, func(b bot.Bar) bool { return b.Mark != 0 && b.Mark != bar.Mark }) {
			text += bot.Text{FR: " pour ", EN: " for "}.In(p.locale) + labels[i]
		} else if len(out) > 0 {
			continue
		}
		out = append(out, p.styles(dim, hang("│ ", text, p.width))...)
	}
	return out
}
