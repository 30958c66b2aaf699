package discord

import (
	"strings"

	"boussole/bot"
)

// escape writes plain text so that Discord shows it as it is. Code between backticks stays code.
func escape(text string) string { return string(appendEscaped(nil, text)) }

// appendEscaped keeps Discord's markdown from taking effect: emphasis, code, spoilers, links, and whatever stands in
// angle brackets: mentions, custom emoji, times (https://discord.com/developers/docs/reference#message-formatting).
// Nothing rings in any case: every message says so in allowed_mentions.
func appendEscaped(out []byte, text string) []byte {
	out, text = appendStart(out, text)
	for {
		n := plain(text)
		out = append(out, text[:n]...)
		if text = text[n:]; text == "" {
			return out
		}
		switch c := text[0]; c {
		case '\n':
			out, text = appendStart(append(out, c), text[1:])
			continue
		case '`':
			if end := strings.IndexByte(text[1:], c) + 2; end > 1 {
				out, text = append(out, text[:end]...), text[end:]
				continue
			}
			out = append(out, '\\', c)
		case '@', ':':
			out = append(out, c)
			if strings.HasPrefix(text, "@everyone") || strings.HasPrefix(text, "@here") || strings.HasPrefix(text, "://") {
				out = append(out, "\u200b"...) // parts what would be a mention of all, or an address
			}
		case placeMark:
			if rest, ok := strings.CutPrefix(text, bot.PlaceOpen); ok {
				out, text = append(out, "<#"...), rest
				continue
			}
			if rest, ok := strings.CutPrefix(text, bot.PlaceClose); ok {
				out, text = append(out, '>'), rest
				continue
			}
			out = append(out, c)
		default:
			out = append(out, '\\', c)
		}
		text = text[1:]
	}
}

// placeMark is the first byte of what stands around a channel's id, in UTF-8.
const placeMark = 0xee

// appendStart takes from the beginning of a line what would make it a heading, a list or small print.
func appendStart(out []byte, text string) ([]byte, string) {
	words := strings.TrimLeft(text, " ")
	out = append(out, text[:len(text)-len(words)]...)
	digits := words[:len(words)-len(strings.TrimLeft(words, "0123456789"))]
	switch {
	case words != "" && strings.IndexByte("#-+", words[0]) >= 0:
		out = append(out, '\\')
	case digits != "" && strings.HasPrefix(words[len(digits):], "."):
		return append(append(out, digits...), '\\'), words[len(digits):]
	}
	return out, words
}

// plain is how many bytes of a text need no look.
func plain(text string) int {
	for i := range len(text) {
		if special[text[i]] {
			return i
		}
	}
	return len(text)
}

// special are the bytes that may do something.
var special = func() (table [256]bool) {
	for _, c := range []byte("\\*_~|<>[]`@:\n" + bot.PlaceOpen[:1]) {
		table[c] = true
	}
	return table
}()
