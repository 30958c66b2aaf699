package chart

import (
	"slices"
	"strings"
	"unicode/utf8"

	"boussole/bot"
)

// describe is what a picture shows, in words, for people who don't see it: 1024 characters at most
// (https://discord.com/developers/docs/resources/message#attachment-object). Bars that find no room are left out whole: half a
// figure would mislead.
func describe(c bot.Chart, l bot.Locale) string {
	const longest = 1024
	text := ""
	for _, sentence := range sentences(c, l) {
		if !strings.HasSuffix(sentence, "…") {
			sentence += "."
		}
		if utf8.RuneCountInString(text+" "+sentence+" …") > longest {
			return text + " …"
		}
		text = strings.TrimSpace(text + " " + sentence)
	}
	return text
}

// sentences are the title, the amount of a mark that all bars share, and each bar, with its mark if they differ.
func sentences(c bot.Chart, l bot.Locale) []string {
	var out []string
	if title := printed(c.Title); title != "" {
		out = append(out, title)
	}
	bars := c.Bars[:min(len(c.Bars), barLimit)]
	first := slices.IndexFunc(bars, marked)
	shared := first >= 0 && !slices.ContainsFunc(bars, func(b bot.Bar) bool { return marked(b) && b.Mark != bars[first].Mark })
	if shared {
		out = append(out, bot.Text{FR: "Un trait indique ", EN: "A line marks "}.In(l)+bot.Euros(l, bars[first].Mark))
	}
	for _, b := range bars {
		sentence := figures(b, l)
		if label := printed(b.Label); label != "" {
			sentence = label + bot.Text{FR: " : ", EN: ": "}.In(l) + sentence
		}
		if marked(b) && !shared {
			sentence += bot.Text{FR: ", un trait à ", EN: ", a line at "}.In(l) + bot.Euros(l, b.Mark)
		}
		out = append(out, sentence)
	}
	return out
}
