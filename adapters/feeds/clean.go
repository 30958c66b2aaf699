package feeds

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"boussole/bot"
)

// titleSize bounds a title, in characters.
const titleSize = 200

var (
	// hidden is what a browser doesn't show.
	hidden = regexp.MustCompile(`(?is)<(script|style)\b[^>]*>.*?(</(script|style)\s*>|$)|<!--.*?(-->|$)`)
	// tag is HTML that writers of titles use; other words in angle brackets, such as List<T>, are their own.
	tag = regexp.MustCompile(`(?i)</?(a|abbr|b|big|blockquote|br|cite|code|del|div|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg|tt|u|ul|var|wbr)(\s[^<>]*)?/?>`)
)

// cleanTitle makes one line of plain text of a feed's title, which may hold HTML and anything else.
func cleanTitle(text string) string {
	if len(text) > 20*titleSize {
		text = text[:20*titleSize] // a title that long is none: bounds the work
	}
	text = strings.ToValidUTF8(text, "")
	text = hidden.ReplaceAllString(text, " ")
	text = tag.ReplaceAllStringFunc(text, func(found string) string {
		if strings.HasPrefix(strings.ToLower(strings.TrimLeft(found, "</")), "br") {
			return " "
		}
		return ""
	})
	text = strings.Map(visible, html.UnescapeString(text))
	return bot.Cut(strings.Join(strings.Fields(text), " "), titleSize)
}

// visible drops what has no place in a line of text: what drives a terminal, turns the direction of reading, or hides.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
		return ' '
	case r == '\u200c', r == '\u200d': // scripts and emoji need them
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), r == unicode.ReplacementChar:
		return -1
	}
	return r
}
