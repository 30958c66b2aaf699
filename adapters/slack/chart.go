package slack

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"boussole/bot"
)

// Limits of a chart (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
const (
	chartTitle = 50 // characters
	chartLabel = 20 // characters of what a bar, or a series, is called
	chartBars  = 20 // ranges
	chartLimit = 2  // charts in a message
)

// drawable reports whether Slack can draw a chart.
func drawable(c bot.Chart) bool {
	return len(c.Bars) > 0 && len(c.Bars) <= chartBars && !slices.ContainsFunc(c.Bars, endless)
}

// chart adds ranges as two bars side by side, from and up to.
func (w wire) chart(c bot.Chart, l bot.Locale) wire {
	labels := make([]string, len(c.Bars))
	for i, bar := range c.Bars {
		labels[i] = label(bar, labels[:i], l)
	}
	w = w.add(`{"type":"data_visualization","title":`).text(short(c.Title, chartTitle)).add(`,"chart":{"type":"bar","series":[`)
	w = w.series(bot.Text{FR: "À partir de", EN: "From"}.In(l), c.Bars, labels, func(b bot.Bar) float64 { return b.Low })
	w = w.add(`,`).series(bot.Text{FR: "Jusqu'à", EN: "Up to"}.In(l), c.Bars, labels, func(b bot.Bar) float64 {
		if b.Open {
			return b.Low // as far as is known
		}
		return b.High
	})
	if slices.ContainsFunc(c.Bars, func(b bot.Bar) bool { return b.Mark != 0 }) {
		w = w.add(`,`).series(bot.Text{FR: "Ton chiffre", EN: "Your figure"}.In(l), c.Bars, labels, func(b bot.Bar) float64 { return b.Mark })
	}
	w = w.add(`],"axis_config":{"categories":[`)
	for i, label := range labels {
		w = w.next(i).text(label)
	}
	return w.add(`]}}}`)
}

// series adds a value of each bar, under the bar's label.
func (w wire) series(name string, bars []bot.Bar, labels []string, value func(bot.Bar) float64) wire {
	w = w.add(`{"name":`).text(name).add(`,"data":[`)
	for i, bar := range bars {
		w = w.next(i).add(`{"label":`).text(labels[i]).add(`,"value":`).number(value(bar)).add(`}`)
	}
	return w.add(`]}`)
}

// endless reports whether a bar has an amount that no number can be written for.
func endless(b bot.Bar) bool {
	return slices.ContainsFunc([]float64{b.Low, b.High, b.Mark}, func(n float64) bool { return math.IsNaN(n) || math.IsInf(n, 0) })
}

// label is what a bar is called, another than those taken, and whether its range is open.
func label(b bot.Bar, taken []string, l bot.Locale) string {
	end := ""
	if b.Open {
		end = bot.Text{FR: " et plus", EN: " and more"}.In(l)
	}
	text := ends(b.Label, chartLabel-len(end)) + end
	for n := 2; slices.Contains(taken, text); n++ {
		number := " " + strconv.Itoa(n) + end
		text = ends(b.Label, chartLabel-len(number)) + number
	}
	return text
}

// ends shortens a label in its middle, since labels often differ in their last word alone: Lead…Paris.
func ends(label string, most int) string {
	label = strings.TrimSpace(onOneLine(label))
	tail := label[strings.LastIndexByte(label, ' ')+1:]
	if bot.Size(label) <= most || bot.Size(tail) > most*2/3 || tail == label {
		return short(label, most)
	}
	head := strings.TrimSuffix(bot.Cut(label, most-bot.Size(tail)), "…")
	return strings.TrimRight(head, " /·,") + "…" + tail
}
