package chart

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"boussole/bot"
)

func TestDescribe(t *testing.T) {
	offer := bot.Chart{Title: "Brut annuel, en euros", Bars: []bot.Bar{
		{Label: "Junior · Nantes", Low: 35000, High: 43000, Mark: 38000}, {Label: "Lead", Low: 70000, Open: true, Mark: 38000}}}
	apart := bot.Chart{Bars: []bot.Bar{{Label: "A", Low: 1, High: 2, Mark: 1.5}, {Label: "B", Low: 1, High: 2}, {Label: "C", Low: 1, High: 2, Mark: 2}}}
	tests := []struct {
		name   string
		chart  bot.Chart
		fr, en string
	}{
		{"an offer and an open range", offer,
			"Brut annuel, en euros. Un trait indique 38 000 €. Junior · Nantes : 35 000 à 43 000 €. Lead : 70 000 € et plus.",
			"Brut annuel, en euros. A line marks €38,000. Junior · Nantes: €35,000 to €43,000. Lead: €70,000 and more."},
		{"marks that differ", apart,
			"A : 1 à 2 €, un trait à 1,5 €. B : 1 à 2 €. C : 1 à 2 €, un trait à 2 €.",
			"A: €1 to €2, a line at €1.5. B: €1 to €2. C: €1 to €2, a line at €2."},
		{"an open range with an upper end by mistake", bot.Chart{Bars: []bot.Bar{{Label: "A", Low: 1, High: 9e4, Open: true}, {Label: "B", Low: 2, High: math.NaN(), Open: true}}},
			"A : 1 € et plus. B : 2 € et plus.", "A: €1 and more. B: €2 and more."},
		{"no label", bot.Chart{Title: "T", Bars: []bot.Bar{{Low: 1, High: 2}}}, "T. 1 à 2 €.", "T. €1 to €2."},
		{"what cannot be drawn", bot.Chart{Title: "T", Bars: []bot.Bar{{Label: "A", Low: -1, High: 1e300}}}, "T. A : …", "T. A: …"},
		{"nothing", bot.Chart{}, "", ""},
	}
	for _, test := range tests {
		for l, want := range map[bot.Locale]string{bot.French: test.fr, bot.English: test.en} {
			if got := strings.ReplaceAll(describe(test.chart, l), "\u00a0", " "); got != want {
				t.Errorf("%s in %s:\ngot  %q\nwant %q", test.name, l, got, want)
			}
		}
	}
}

// Every figure that a long description holds is whole, and it says that something lacks.
func TestDescribeIsBounded(t *testing.T) {
	c := bot.Chart{Title: strings.Repeat("titre ", 300)}
	for range barLimit + 5 {
		c.Bars = append(c.Bars, bot.Bar{Label: strings.Repeat("é", 300), Low: 123456, High: 234567, Mark: 200000})
	}
	got := describe(c, bot.English)
	checkDescription(t, got)
	if !strings.Contains(got, "€200,000") || !strings.HasSuffix(got, "€234,567. …") {
		t.Errorf("got %q, want the mark, and the last bar whole", got)
	}
	for i := range c.Bars {
		c.Title, c.Bars[i].Label = "", ""
	}
	if got, want := strings.Count(describe(c, bot.English), "€234,567"), barLimit; got != want {
		t.Errorf("got %d bars, want the %d drawn", got, want)
	}
}

func checkDescription(t testing.TB, got string) {
	t.Helper()
	if n := utf8.RuneCountInString(got); n > 1024 || !utf8.ValidString(got) {
		t.Errorf("got %d characters, valid %t; want 1024 at most: %q", n, utf8.ValidString(got), got)
	}
}
