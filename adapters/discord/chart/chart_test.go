package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"boussole/bot"

	"github.com/go-analyze/charts/chartdraw/drawing"
)

// pay is every level in Paris and in the regions.
func pay(mark float64) bot.Chart {
	return bot.Chart{Title: "Brut annuel, en euros", Bars: []bot.Bar{
		{Label: "Junior · Paris", Low: 40000, High: 50000, Mark: mark}, {Label: "Junior · Régions", Low: 35000, High: 43000, Mark: mark},
		{Label: "Confirmé · Paris", Low: 50000, High: 65000, Mark: mark}, {Label: "Confirmé · Régions", Low: 43000, High: 55000, Mark: mark},
		{Label: "Senior · Paris", Low: 65000, High: 85000, Mark: mark}, {Label: "Senior · Régions", Low: 55000, High: 70000, Mark: mark},
		{Label: "Lead / architecte · Paris", Low: 85000, Open: true, Mark: mark}, {Label: "Lead / architecte · Régions", Low: 70000, Open: true, Mark: mark},
	}}
}

// redrawn draws a chart and reads the picture back.
func redrawn(t testing.TB, c bot.Chart) *image.Paletted {
	t.Helper()
	data, err := drawChart(c, bot.French)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture.(*image.Paletted)
}

// columns are where a line of a picture, so far down a bar's row, has a colour.
func columns(picture *image.Paletted, y int, want color.Color) []int {
	var out []int
	for x := range picture.Rect.Dx() {
		if picture.At(x, y) == want {
			out = append(out, x)
		}
	}
	return out
}

func full(s shade) color.Color { return palette()[s.on(1)] }

func TestPictureSize(t *testing.T) {
	tests := []struct {
		name   string
		chart  bot.Chart
		height int
		most   int // bytes
	}{
		{"one bar", bot.Chart{Title: "T", Bars: []bot.Bar{{Label: "a", Low: 1, High: 2}}}, 218, 40 << 10},
		{"no title", bot.Chart{Bars: []bot.Bar{{Label: "a", Low: 1, High: 2}}}, 160, 40 << 10},
		{"eight bars", pay(0), 834, 40 << 10},
		{"a mark takes the line of the zero", pay(38000), 834, 40 << 10},
		{"a mark further up takes one of its own", bot.Chart{Bars: []bot.Bar{{Low: 1, High: 2, Mark: 1}, {Low: 1, High: 2}}}, 278, 40 << 10},
	}
	for _, test := range tests {
		data, err := drawChart(test.chart, bot.French)
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width != 800 || config.Height != test.height || len(data) > test.most {
			t.Errorf("%s: got %d × %d, %d bytes, %v; want 800 × %d, %d bytes at most", test.name, config.Width, config.Height, len(data), err, test.height, test.most)
		}
	}
}

// The scale ends at 4,000, and begins at zero although no bar does.
func TestScaleBeginsAtZero(t *testing.T) {
	c := bot.Chart{Bars: []bot.Bar{{Low: 1000, High: 2000}, {Low: 3000, High: 4000}}}
	picture, tops := redrawn(t, c), first(chartRows(c))
	low, high := columns(picture, tops[0]+barTop+2, full(blue)), columns(picture, tops[1]+barTop+2, full(blue))
	if len(low) == 0 || len(high) == 0 {
		t.Fatal("no bars")
	}
	quarter := low[len(low)-1] + 1 - low[0]
	if got, want := low[0]-chartMargin, quarter; abs(got-want) > 1 {
		t.Errorf("1,000 to 2,000: begins %d right of zero, want %d", got, want)
	}
	if got, want := high[0]-chartMargin, 3*quarter; abs(got-want) > 3 {
		t.Errorf("3,000 to 4,000: begins %d right of zero, want %d", got, want)
	}
}

// An edge is where a column differs from the one before it by more than the scale behind a bar does from the paper. The arrow is lower than the line looked at.
func TestOpenBarHasNoEnd(t *testing.T) {
	edges := func(b bot.Bar) int {
		c := bot.Chart{Bars: []bot.Bar{b, {Low: 10, High: 80}}}
		picture, n := redrawn(t, c), 0
		y := first(chartRows(c))[0] + barTop + 2
		for x := chartMargin + 1; x < chartWidth; x++ {
			_, before, _, _ := picture.At(x-1, y).RGBA()
			_, now, _, _ := picture.At(x, y).RGBA()
			if abs(int(now>>8)-int(before>>8)) > 40 {
				n++
			}
		}
		return n
	}
	tests := []struct {
		name string
		bar  bot.Bar
		want int
	}{
		{"closed", bot.Bar{Low: 30, High: 60}, 2},
		{"open", bot.Bar{Low: 30, Open: true}, 1},
		{"open far up", bot.Bar{Low: 80, Open: true}, 1},
		{"open, with an upper end by mistake", bot.Bar{Low: 30, High: 60, Open: true}, 1},
	}
	for _, test := range tests {
		if got := edges(test.bar); got != test.want {
			t.Errorf("%s: got %d edges, want %d", test.name, got, test.want)
		}
	}
}

func TestMark(t *testing.T) {
	c := bot.Chart{Bars: []bot.Bar{{Low: 30, High: 60, Mark: 45}, {Low: 10, High: 80, Mark: 45}, {Low: 30, High: 60}}}
	picture, tops := redrawn(t, c), first(chartRows(c))
	var lines [3][]int
	for i, row := range tops {
		lines[i] = columns(picture, row+barTop-3, full(amber))
		if got, want := columns(picture, row+(barTop+barBottom)/2, full(amber)), lines[i]; len(got) != len(want) {
			t.Errorf("bar %d: the line is %d wide in the bar and %d above it", i, len(got), len(want))
		}
	}
	if len(lines[0]) != 4 || len(lines[1]) != 4 || lines[0][0] != lines[1][0] || len(lines[2]) != 0 {
		t.Errorf("got lines at %v, want the same in the first two bars and none in the third", lines)
	}
	for i, want := range []bool{false, true, false} {
		if got := len(columns(picture, tops[i]+footBase-5, full(amber))) > 0; got != want {
			t.Errorf("bar %d: the amount below it: %t, want %t: once, below the last bar that has it", i, got, want)
		}
	}
}

// Whatever its label and title, a chart's bars are the same, and so are its margins.
func TestLongTextsAreCut(t *testing.T) {
	long := strings.Repeat("Développeuse très expérimentée ", 40)
	short, wordy := pay(47000), pay(47000)
	wordy.Title = long
	for i := range wordy.Bars {
		wordy.Bars[i].Label = long
	}
	a, b := redrawn(t, short), redrawn(t, wordy)
	for _, row := range first(chartRows(short)) {
		for y := row + barTop - 2; y < row+barBottom+6; y++ {
			if !bytes.Equal(a.Pix[y*a.Stride:][:chartWidth], b.Pix[y*b.Stride:][:chartWidth]) {
				t.Fatalf("a long label reaches the bars, at %d", y)
			}
		}
	}
	checkMargins(t, b)
}

// checkMargins finds what would be cut off or drawn astray.
func checkMargins(t testing.TB, picture *image.Paletted) {
	t.Helper()
	size, side := picture.Rect.Size(), chartMargin-4 // a mark at zero is a little left of it
	for y := range size.Y {
		line := picture.Pix[y*picture.Stride:][:size.X]
		outside := append(slices.Clone(line[:side]), line[size.X-side:]...)
		if y < 16 || y >= size.Y-8 {
			outside = line
		}
		if slices.ContainsFunc(outside, func(index uint8) bool { return picture.Palette[index] != picture.Palette[0] }) {
			t.Fatalf("something is drawn in the margin, at %d of %v", y, size)
		}
	}
}

func TestLettersHaveForms(t *testing.T) {
	font := drawing.GetFont("roboto")
	for _, r := range "abcdefghijklmnopqrstuvwxyzàâäæçéèêëîïôœöùûüÿABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ0123456789 \u00a0\u202f€.,;:!?'’·…–—/()+-%&«»" {
		if font.Index(r) == 0 {
			t.Errorf("%U %c would show as a box", r, r)
		}
	}
}

func TestContrast(t *testing.T) {
	luminance := func(c color.Color) float64 { // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
		r, g, b, _ := c.RGBA()
		part := func(n uint32) float64 {
			s := float64(n) / math.MaxUint16
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
	}
	for s := range shadeCount {
		if got := (luminance(full(s)) + 0.05) / (luminance(palette()[0]) + 0.05); got < 7 {
			t.Errorf("shade %d: got a contrast of %.1f, want 7", s, got)
		}
	}
}

func TestPrinted(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Lead / architecte · Régions", "Lead / architecte · Régions"},
		{" a\nb\tc\u00a0d\u202fe\r ", "a b c d e"},
		{"a\u200bb\u202ec\x00d\x1b[31m", "abcd[31m"},
		{"e\u0301te\u0301", "été"},
		{"\xff", "\ufffd"},
		{strings.Repeat("é", 151), strings.Repeat("é", 149) + "…"},
		{"", ""},
	}
	for _, test := range tests {
		if got := printed(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzDrawChart(f *testing.F) {
	for _, n := range []float64{0, 1, 38000, 1e9, 1e10, -5, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64} {
		f.Add("Brut annuel", "Junior · Paris", 35000.0, n, n, false, 2)
		f.Add("", "e\u0301\u200d\n\xff", n, 0.0, 42000.0, true, 3)
	}
	f.Fuzz(func(t *testing.T, title, label string, low, high, mark float64, open bool, bars int) {
		c := bot.Chart{Title: title}
		for i := range 1 + uint(bars)%4 {
			c.Bars = append(c.Bars, bot.Bar{Label: label, Low: low * float64(i+1), High: high, Open: open != (i == 1), Mark: mark / float64(i+1)})
		}
		picture := redrawn(t, c)
		if _, want := chartRows(c); picture.Rect.Size() != image.Pt(chartWidth, want) {
			t.Errorf("got %v, want %d × %d", picture.Rect.Size(), chartWidth, want)
		}
		if !strings.ContainsFunc(title+label, unicode.IsMark) { // a mark without its letter hangs out on the left
			checkMargins(t, picture)
		}
		checkDescription(t, describe(c, bot.French))
	})
}

func first[A, B any](a A, _ B) A { return a }

func abs(n int) int { return max(n, -n) }
