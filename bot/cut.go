package bot

import (
	"strings"
	"unicode"
)

// Size is a text's length as the strictest reader counts it: in UTF-16 code units.
func Size(text string) int {
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

// Cut shortens a text to a number of characters, with an ellipsis where something lacks.
func Cut(text string, most int) string {
	if len(text) <= most || Size(text) <= most {
		return text
	}
	return strings.TrimRightFunc(text[:Prefix(text, most-1)], unicode.IsSpace) + "…"
}

// Prefix is how many bytes of a text hold the given number of characters; a letter keeps its accents.
func Prefix(text string, most int) int {
	n, end, last := 0, 0, rune(0)
	for i, r := range text {
		if !joins(r) && last != joiner {
			end = i // a sensible place to cut, if the next letter doesn't fit
		}
		last = r
		n += Size(string(r))
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
