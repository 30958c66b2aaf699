package discord

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

// split cuts a text into parts of at most the given size: between lines where it can, else sentences, else words, else
// characters.
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
		if slashes := len(text[:end]) - len(strings.TrimRight(text[:end], `\`)); slashes%2 == 1 {
			end-- // a backslash stays with what it escapes
		}
		if end == 0 {
			_, end = utf8.DecodeRuneInString(text)
		}
		parts = append(parts, strings.TrimRight(text[:end], " \n"))
		text = strings.TrimLeft(text[end:], " \n")
	}
	return append(parts, text)
}
