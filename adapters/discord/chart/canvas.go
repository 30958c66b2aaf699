package chart

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"boussole/bot"

	"github.com/go-analyze/charts/chartdraw/drawing"
	"github.com/golang/freetype/raster"
	"golang.org/x/text/unicode/norm"
)

// canvas is a picture being drawn, in pixels from its top left corner. It holds a byte a pixel and few colours: a picture of
// the library's own takes three times as long to make, and three times the bytes.
type canvas struct {
	*image.Paletted
	context *drawing.RasterGraphicContext
	shade   shade // of the shape being painted
	err     error // what could not be drawn
}

var _ drawing.Painter = (*canvas)(nil)

func newCanvas(width, height int) *canvas {
	c := &canvas{Paletted: image.NewPaletted(image.Rect(0, 0, width, height), palette())}
	c.context = drawing.NewRasterGraphicContextWithPainter(c, c)
	c.context.SetFont(drawing.GetFont("roboto")) // has every letter of both languages, the euro and no-break spaces
	return c
}

// Paint puts the pixels of a shape on the paper, or on its own shade; in eighths, which the edges of letters can do with.
func (c *canvas) Paint(spans []raster.Span, _ bool) {
	for _, s := range spans {
		index := c.shade.on(math.Round(float64(s.Alpha)/math.MaxUint16*8) / 8)
		line := c.Pix[s.Y*c.Stride:][s.X0:s.X1]
		for i := range line {
			line[i] = max(line[i], index)
		}
	}
}

// SetColor does nothing: a canvas has shades.
func (c *canvas) SetColor(color.Color) {}

// box fills a rectangle, with a share of the shade.
func (c *canvas) box(r image.Rectangle, s shade, share float64) {
	index := s.on(share)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		line := c.Pix[y*c.Stride:][r.Min.X:r.Max.X]
		for i := range line {
			line[i] = index
		}
	}
}

// polygon fills a shape of three corners or more.
func (c *canvas) polygon(s shade, corners ...image.Point) {
	c.context.MoveTo(float64(corners[0].X), float64(corners[0].Y))
	for _, p := range corners[1:] {
		c.context.LineTo(float64(p.X), float64(p.Y))
	}
	c.context.Close()
	c.shade = s
	c.context.Fill()
}

// letters sets how high letters are; the library measures them in points.
func (c *canvas) letters(height int) {
	c.context.SetFontSize(float64(height) * 72 / drawing.DefaultDPI)
}

// write writes a line of text; it begins at left and stands on base.
func (c *canvas) write(text string, left, base, height int, s shade) {
	c.letters(height)
	_, err := c.context.CreateStringPath(text, float64(left), float64(base))
	c.err = errors.Join(c.err, err)
	c.shade = s
	c.context.Fill()
}

// measure is how wide a line of text is.
func (c *canvas) measure(text string, height int) int {
	c.letters(height)
	_, _, right, _, err := c.context.GetStringBounds(text)
	c.err = errors.Join(c.err, err)
	return int(math.Ceil(right))
}

// fit puts a text on one line, cut by character where it has no room.
func (c *canvas) fit(text string, height, room int) string {
	text = printed(text)
	if c.measure(text, height) <= room {
		return text
	}
	n := sort.Search(utf8.RuneCountInString(text), func(n int) bool { return c.measure(bot.Cut(text, n+1), height) > room })
	return bot.Cut(text, n)
}

// printed is a text as a picture with room for it shows it: on one line, each letter with its accents as one character.
func printed(text string) string {
	const longest = 150 // characters; more never have room
	return bot.Cut(norm.NFC.String(strings.TrimSpace(strings.Map(drawable, text))), longest)
}

// drawable leaves out what has no form, such as controls and joiners, and makes any space a plain one.
func drawable(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsGraphic(r):
		return r
	}
	return -1
}

// png packs the picture.
func (c *canvas) png() ([]byte, error) {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := errors.Join(c.err, encoder.Encode(&out, c.Paletted)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
