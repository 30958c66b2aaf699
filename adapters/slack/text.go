package slack

import (
	"strings"
	"unicode/utf8"

	"boussole/bot"
)

// split cuts an escaped text into parts of at most the given size: between lines where it can, else sentences, else
// words, else characters; never within an entity or a link.
func split(text string, most int) []string {
	if len(text) <= most { // bytes, which are never fewer than characters
		return []string{text}
	}
	var parts []string
	for bot.Size(text) > most {
		end := bot.Prefix(text, most)
		head := text[:end]
		for _, border := range []string{"\n", ". ", " "} {
			if i := strings.LastIndex(head, border); i > len(head)/2 {
				end = i + len(border)
				break
			}
		}
		if end = whole(text, end); end == 0 {
			end = first(text)
		}
		if part := strings.TrimRight(text[:end], " \n"); !blank(part) {
			parts = append(parts, part)
		}
		text = strings.TrimLeft(text[end:], " \n")
		if strings.HasPrefix(text, "&gt;") {
			text = apart + text // else it would begin a quotation
		}
	}
	if blank(text) && len(parts) > 0 {
		return parts
	}
	return append(parts, text)
}

// whole moves an end of a text before the entity or the link that it would cut.
func whole(text string, end int) int {
	if i := strings.LastIndexByte(text[:end], '<'); i >= 0 && !strings.Contains(text[i:end], ">") {
		return i
	}
	if i := strings.LastIndexByte(text[:end], '&'); i >= 0 && !strings.Contains(text[i:end], ";") {
		return i
	}
	return end
}

// first is how many bytes the first character of a text has, or its entity.
func first(text string) int {
	if end := strings.IndexByte(text, ';'); text[0] == '&' && end > 0 {
		return end + 1
	}
	_, n := utf8.DecodeRuneInString(text)
	return n
}

// onOneLine makes spaces of line breaks. No-break spaces stay.
func onOneLine(text string) string {
	for _, c := range []byte("\n\r\t") {
		if strings.IndexByte(text, c) >= 0 { // many times as fast as IndexAny
			return lineBreaks.Replace(text)
		}
	}
	return text
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// short is a text on one line, cut to a number of characters, and never empty, which Slack refuses.
func short(text string, most int) string {
	if text = bot.Cut(onOneLine(bot.PlainPlaces(text)), most); blank(text) {
		return "…"
	}
	return text
}

// blank reports whether a text shows nothing.
func blank(text string) bool { return strings.IndexFunc(text, shows) < 0 }

// shows reports whether a character is more than room between others.
func shows(r rune) bool { return !strings.ContainsRune(" \n\r\t\u00a0"+apart, r) }
