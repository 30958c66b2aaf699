// Package chart draws ranges as pictures, each once, and says in words what they show.
package chart

import (
	"slices"

	"boussole/bot"
)

// A chart's picture, in pixels. Discord shows it about half as wide on a phone, so letters are twice what they need to be.
const (
	chartWidth  = 800
	chartMargin = 28
	titleLetter = 32
	titleRow    = 58 // title included
	rowLetter   = 26
	rowHeight   = 88 // label, bar and the space below
	footHeight  = 30 // a line of amounts below a bar
	labelBase   = 23 // this and the next ones from the top of a row
	barTop      = 36
	figuresBase = 60
	barBottom   = 66
	footBase    = 98
	figuresGap  = 16
	leastBar    = 10   // wide, so that a mark doesn't hide it
	trackShare  = 0.15 // of a bar's colour, for the scale behind it
)

const (
	barLimit  = 20  // bars drawn: a taller picture has to be scrolled; the rest stands in the text
	euroLimit = 1e9 // no pay is more; figures beyond would leave no room for the bars
)

// drawn reports whether an amount can be drawn.
func drawn(n float64) bool { return n >= 0 && n <= euroLimit }

// known reports whether a bar can be drawn. An open one's upper end is not looked at anywhere: it has none.
func known(b bot.Bar) bool { return drawn(b.Low) && (b.Open || drawn(b.High)) }

// marked reports whether a bar has a mark that can be drawn.
func marked(b bot.Bar) bool { return b.Mark > 0 && drawn(b.Mark) }

// figures are written at a bar's end. What cannot be drawn is not written either: it stands in the text.
func figures(b bot.Bar, l bot.Locale) string {
	if !known(b) {
		return "…"
	}
	return bot.Range(l, b.Low, b.High, b.Open)
}

// markEnds reports whether a bar is the last one with its mark: the amount is written below it.
func markEnds(bars []bot.Bar, i int) bool {
	return marked(bars[i]) && !slices.ContainsFunc(bars[i+1:], func(b bot.Bar) bool { return b.Mark == bars[i].Mark })
}

// chartRows is where each bar's row begins, and how high the picture is.
func chartRows(c bot.Chart) (tops []int, height int) {
	y := chartMargin
	if c.Title != "" {
		y += titleRow
	}
	for i := range c.Bars {
		tops = append(tops, y)
		y += rowHeight
		if i == len(c.Bars)-1 || markEnds(c.Bars, i) {
			y += footHeight
		}
	}
	return tops, y + chartMargin/2
}

// drawChart draws ranges as bars on one scale, each between its label and its figures, so that nothing is said by the
// drawing alone. The library's own bar charts know neither open ends nor a mark on one bar.
func drawChart(c bot.Chart, l bot.Locale) ([]byte, error) {
	tops, height := chartRows(c)
	img := newCanvas(chartWidth, height)
	if c.Title != "" {
		img.write(img.fit(c.Title, titleLetter, chartWidth-2*chartMargin), chartMargin, chartMargin+28, titleLetter, ink)
	}
	widest := 0
	for _, b := range c.Bars {
		widest = max(widest, img.measure(figures(b, l), rowLetter))
	}
	s := newSpan(chartMargin, chartWidth-chartMargin-widest-figuresGap, c.Bars)
	for i, b := range c.Bars {
		row := tops[i]
		img.write(img.fit(b.Label, rowLetter, chartWidth-2*chartMargin), chartMargin, row+labelBase, rowLetter, ink)
		img.write(figures(b, l), s.right+figuresGap, row+figuresBase, rowLetter, ink)
		img.bar(b, s, row)
		if marked(b) {
			img.mark(s.at(b.Mark), row)
		}
		begins := chartWidth
		if markEnds(c.Bars, i) {
			begins = img.foot(bot.Euros(l, b.Mark), s.at(b.Mark), row, amber)
		}
		if zero := bot.Euros(l, 0); i == len(c.Bars)-1 && s.left+img.measure(zero, rowLetter)+figuresGap < begins {
			img.foot(zero, s.left, row, ink)
		}
	}
	return img.png()
}
