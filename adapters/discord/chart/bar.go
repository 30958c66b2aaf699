package chart

import (
	"image"
	"math"

	"boussole/bot"
)

// span is the part of a picture that amounts are placed on. It begins at zero: any other start would make small
// differences look large.
type span struct {
	left, right int
	top         float64 // the amount at the right end
}

func newSpan(left, right int, bars []bot.Bar) span {
	s, open := span{left: left, right: right}, false
	for _, b := range bars {
		if known(b) {
			s.top, open = max(s.top, b.Low), open || b.Open
		}
		if known(b) && !b.Open {
			s.top = max(s.top, b.High)
		}
		if marked(b) {
			s.top = max(s.top, b.Mark)
		}
	}
	if open {
		s.top *= 1.2 // room to go on, past every other amount
	}
	return s
}

func (s span) at(n float64) int {
	if s.top == 0 {
		return s.left
	}
	return s.left + int(math.Round(n/s.top*float64(s.right-s.left)))
}

// bar draws a range in its row. An open one fades out on its way to an arrow, and has no edge that could pass for an end.
func (c *canvas) bar(b bot.Bar, s span, row int) {
	top, bottom := row+barTop, row+barBottom
	c.box(image.Rect(s.left, top, s.right, bottom), blue, trackShare)
	if !known(b) {
		return
	}
	from := min(s.at(b.Low), s.right-leastBar)
	if !b.Open {
		c.box(image.Rect(from, top, max(s.at(b.High), from+leastBar), bottom), blue, 1)
		return
	}
	for x := from; x < s.right; x++ {
		gone := float64(x-from) / float64(s.right-from)
		c.box(image.Rect(x, top, x+1, bottom), blue, min(1, 1.3*(1-gone))) // whole at first: its beginning is known
	}
	tip, middle := s.right, (top+bottom)/2
	c.polygon(blue, image.Pt(tip-12, middle-11), image.Pt(tip-8, middle-11), image.Pt(tip+1, middle),
		image.Pt(tip-8, middle+11), image.Pt(tip-12, middle+11), image.Pt(tip-3, middle))
}

// mark draws a line through a bar, with paper on both sides so that it stands out from the bar by more than its colour.
func (c *canvas) mark(x, row int) {
	top, bottom := row+barTop-5, row+barBottom+7
	c.box(image.Rect(x-4, top, x+4, bottom), ink, 0)
	c.box(image.Rect(x-2, top, x+2, bottom), amber, 1)
}

// foot writes an amount below a bar, centred on x where the picture leaves room, and returns where it begins.
func (c *canvas) foot(text string, x, row int, s shade) int {
	width := c.measure(text, rowLetter)
	left := min(max(x-width/2, chartMargin), chartWidth-chartMargin-width)
	c.write(text, left, row+footBase, rowLetter, s)
	return left
}
