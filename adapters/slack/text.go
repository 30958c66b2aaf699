package slack

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// size is a text's length as the strictest reader counts it: in UTF-16 code units.
func size(text string) int {
	n := 0
	for i := range len(text) {
		switch b := text[i]; {
		case b >= 0xF0: // begins a character of four bytes, and of two units
			n += 2
		case b < 0x80 || b >= 0xC0: // begins any other
			n++
		}
	}
	return n
}

// cut shortens a text to a number of characters, with an ellipsis where something lacks.
func cut(text string, most int) string {
	if len(text) <= most || size(text) <= most {
		return text
	}
	return strings.TrimRightFunc(text[:prefix(text, most-1)], unicode.IsSpace) + "…"
}

// prefix is how many bytes of a text hold the given number of characters; a letter keeps its accents.
func prefix(text string, most int) int {
	n, end, last := 0, 0, rune(0)
	for i, r := range text {
		if !joins(r) && last != joiner {
			end = i // a sensible place to cut, if the next letter doesn't fit
		}
		last = r
		n += size(string(r))
		if n > most {
			if end == 0 { // nothing but marks: cut among them
				return i
			}
			return end
		}
	}
	return len(text)
}

// joins reports whether a character belongs to the one before it: accents, variation selectors, joiners, skin tones.
func joins(r rune) bool {
	return unicode.Is(unicode.M, r) || r == joiner || r >= 0x1F3FB && r <= 0x1F3FF
}

// joiner makes one emoji of the two around it.
const joiner = '\u200d'

// split cuts an escaped text into parts of at most the given size: between lines where it can, else sentences, else
// words, else characters; never within an entity or a link.
func split(text string, most int) []string {
	if len(text) <= most { // bytes, which are never fewer than characters
		return []string{text}
	}
	var parts []string
	for size(text) > most {
		end := prefix(text, most)
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
	if strings.ContainsAny(text, "\n\r\t") {
		return lineBreaks.Replace(text)
	}
	return text
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// short is a text on one line, cut to a number of characters, and never empty, which Slack refuses.
func short(text string, most int) string {
	if text = cut(onOneLine(text), most); blank(text) {
		return "…"
	}
	return text
}

// blank reports whether a text shows nothing.
func blank(text string) bool { return strings.Trim(text, " \n\r\t\u00a0"+apart) == "" }
