package slack

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"boussole/bot"
)

// apart is a zero-width space: Slack has no character that escapes another, so it keeps what would format away from
// what it would format.
const apart = "\u200b"

// escape writes plain text so that Slack shows it as it is. Code between backticks stays code.
func escape(text string) string {
	return string(appendEscaped(make([]byte, 0, len(text)+len(text)/8), text))
}

// appendEscaped keeps Slack's markup from taking effect: mentions and links, which stand in angle brackets, emphasis,
// code, quotations and emoji (https://docs.slack.dev/messaging/formatting-message-text).
func appendEscaped(out []byte, text string) []byte {
	out = appendStart(out, text)
	for at := 0; ; {
		next := at + ordinary(text[at:])
		out = append(out, text[at:next]...)
		if at = next; at == len(text) {
			return out
		}
		switch c := text[at]; c {
		case '\n':
			out = appendStart(append(out, c), text[at+1:])
		case '&', '<', '>':
			out = append(out, entity(c)...)
		case '`':
			if end := code(text, at); end > 0 {
				for i := at; i < end; i++ {
					out = append(out, entity(text[i])...)
				}
				at = end
				continue
			}
			out = append(out, apart+"`"+apart...)
		case ':':
			out = append(out, c)
			if emoji(text[at+1:]) {
				out = append(out, apart...)
			}
		case '@':
			out = append(out, c)
			if rest := text[at+1:]; strings.HasPrefix(rest, "everyone") || strings.HasPrefix(rest, "here") || strings.HasPrefix(rest, "channel") {
				out = append(out, apart...)
			}
		case bot.PlaceOpen[0]:
			if id, end := channelAt(text[at:]); end > 0 {
				out = append(append(append(out, "<#"...), id...), '>')
				at += end
				continue
			}
			out = append(out, c)
		default:
			out = appendMark(out, text, at)
		}
		at++
	}
}

// appendMark adds a character that formats words which it touches from outside: unless it stands within a word, it is
// kept apart from what is beside it.
func appendMark(out []byte, text string, at int) []byte {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	within := wordy(before) && wordy(after)
	if !within && at > 0 && !unicode.IsSpace(before) {
		out = append(out, apart...)
	}
	out = append(out, text[at])
	if !within && at+1 < len(text) && !unicode.IsSpace(after) {
		out = append(out, apart...)
	}
	return out
}

// wordy reports whether a character is part of a word.
func wordy(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// appendStart takes from the beginning of a line what would make it a quotation; the wide sign does so too.
func appendStart(out []byte, text string) []byte {
	if words := strings.TrimLeft(text, " \u00a0"); strings.HasPrefix(words, ">") || strings.HasPrefix(words, "＞") {
		return append(out, apart...)
	}
	return out
}

// code is where the code ends that begins with the backtick at a place of a text; 0 when none does.
func code(text string, at int) int {
	length := strings.IndexAny(text[at+1:], "`\n")
	if length < 1 || text[at+1+length] != '`' {
		return 0
	}
	end := at + length + 2
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if wordy(before) || wordy(after) || before == '`' || after == '`' {
		return 0 // Slack wouldn't take it for code either
	}
	return end
}

// emoji reports whether what follows a colon is a name and another one.
func emoji(text string) bool {
	name, _, found := strings.Cut(text, ":")
	return found && name != "" && !strings.ContainsFunc(name, func(r rune) bool { return r != '_' && r != '-' && r != '+' && r != '\'' && !wordy(r) })
}

// entity is how a byte is written (https://docs.slack.dev/messaging/formatting-message-text#escaping).
func entity(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return string([]byte{c})
}

// ordinary is how many bytes of a text need no look.
func ordinary(text string) int {
	for i := range len(text) {
		if special[text[i]] {
			return i
		}
	}
	return len(text)
}

// special are the bytes that may do something.
var special = func() (table [256]bool) {
	for _, c := range []byte("&<>*_~`:@\n") {
		table[c] = true
	}
	table[bot.PlaceOpen[0]] = true
	return table
}()
