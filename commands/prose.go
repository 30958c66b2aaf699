package commands

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"boussole/bot"
)

// list joins words as a sentence does: a, b et c.
func list(parts []string, l bot.Locale) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + say(l, " et ", " and ") + parts[last]
}

// capital begins a sentence.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// semicolon separates the parts of a sentence: French puts a space before it.
func semicolon(l bot.Locale) string { return say(l, " ; ", "; ") }
