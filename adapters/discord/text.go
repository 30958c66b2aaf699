package discord

import (
	"strings"
	"unicode/utf8"

	"boussole/bot"
)

// split cuts a text into parts of at most the given size: between lines where it can, else sentences, else words, else
// characters.
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
