package slack

import (
	"math"
	"slices"
	"strconv"
	"strings"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// Limits of a chart (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
const (
	chartTitle = 50 // characters
	chartLabel = 20 // characters of what a bar, or a series, is called
	chartBars  = 20 // ranges
	chartLimit = 2  // charts in a message
)

// chart draws ranges as two bars side by side, from and up to. It is nil for what Slack can't draw.
func chart(c bot.Chart, l bot.Locale) slackapi.Block {
	if len(c.Bars) == 0 || len(c.Bars) > chartBars || slices.ContainsFunc(c.Bars, endless) {
		return nil
	}
	labels := make([]string, len(c.Bars))
	low, high, mark := make(points, len(c.Bars)), make(points, len(c.Bars)), make(points, len(c.Bars))
	marked := false
	for i, bar := range c.Bars {
		labels[i] = label(bar, labels[:i], l)
		low[i] = slackapi.DataVisualizationDataPoint{Label: labels[i], Value: bar.Low}
		high[i] = slackapi.DataVisualizationDataPoint{Label: labels[i], Value: bar.High}
		if bar.Open {
			high[i].Value = bar.Low // as far as is known
		}
		mark[i] = slackapi.DataVisualizationDataPoint{Label: labels[i], Value: bar.Mark}
		marked = marked || bar.Mark != 0
	}
	series := []slackapi.DataVisualizationDataSeries{
		{Name: bot.Text{FR: "À partir de", EN: "From"}.In(l), Data: low},
		{Name: bot.Text{FR: "Jusqu'à", EN: "Up to"}.In(l), Data: high},
	}
	if marked {
		series = append(series, slackapi.DataVisualizationDataSeries{Name: bot.Text{FR: "Ton chiffre", EN: "Your figure"}.In(l), Data: mark})
	}
	return &slackapi.DataVisualizationBlock{Type: slackapi.MBTDataVisualization, Title: short(c.Title, chartTitle),
		Chart: &slackapi.DataVisualizationBarChart{Type: slackapi.DataVisualizationChartBar, Series: series,
			AxisConfig: slackapi.DataVisualizationAxisConfig{Categories: labels}}}
}

type points []slackapi.DataVisualizationDataPoint

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
