package terminal

import (
	"regexp"
	"strings"
	"unicode"

	"boussole/bot"
)

// escapes are the sequences that drive a terminal: control sequences, strings, and the short ones (ECMA-48, 5.4 to 5.6).
var escapes = regexp.MustCompile(`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]` +
	`|(?:\x1b[P\]X^_]|[\x{90}\x{9d}\x{98}\x{9e}\x{9f}])[^\x07\x1b\x{9c}]*(?:\x07|\x1b\\|\x{9c})` +
	`|\x1b[ -/]*[0-~]`)

// clean drops what would drive the terminal or reorder its text, and keeps the ends of lines.
func clean(text string) string {
	text = escapes.ReplaceAllString(strings.ToValidUTF8(bot.PlainPlaces(text), "\ufffd"), "")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r':
			return -1
		case breaks(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, text)
}

// oneLine cleans a text that stands on one line.
func oneLine(text string) string {
	return strings.Trim(strings.ReplaceAll(clean(text), "\n", " "), " ")
}

// breaks reports whether a line may break at a character. Unicode counts no-break spaces as spaces too.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}
