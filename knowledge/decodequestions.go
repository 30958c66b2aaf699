package knowledge

import (
	"strings"
	"unicode/utf8"
)

// readPlain reads a file of questions that is laid out as the shipped ones are, many times faster than YAML is read, since
// each start waits for it. It reports whether the file is: any other is left to YAML, which reads it or tells its faults.
func (f *questionFile) readPlain(data []byte) bool {
	if !plainText(data) {
		return false
	}
	text, line, at := string(data), "", 0
	next := func() { line, text, _ = strings.Cut(text, "\n"); at++ }
	skip := func() { // what says nothing
		for next(); text != "" && (line == "" || strings.HasPrefix(strings.TrimPrefix(line, "  "), "#")); next() {
		}
	}
	if skip(); line != "questions:" {
		return false
	}
	skip()
	const indent = "      "
	block := func(key string) (string, bool) {
		if line != key {
			return "", false
		}
		from, size := text, 0
		for next(); len(line) > len(indent) && strings.HasPrefix(line, indent) && line[len(indent)] != ' '; next() {
			size += len(line) + len("\n")
		}
		if size == 0 {
			return "", false
		}
		return strings.ReplaceAll(from[len(indent):size], "\n"+indent, "\n"), true
	}
	var list []Question
	for text != "" {
		means, ok := strings.CutPrefix(line, "  - means: ")
		means, _, _ = strings.Cut(means, " # ")
		q := Question{Means: means, at: position{line: at, column: 5}}
		if !ok || !plainMeaning(means) {
			return false
		}
		next()
		var fr, en bool
		q.Asks.FR, fr = block("    fr: |")
		q.Asks.EN, en = block("    en: |")
		if !fr || !en {
			return false
		}
		if line == "" || strings.HasPrefix(line, "  #") {
			skip()
		}
		list = append(list, q)
	}
	f.Questions = list
	return line == "" && len(list) > 0
}

// plainMeaning reports whether YAML takes a value as it stands, as a text.
func plainMeaning(means string) bool {
	for i := range len(means) {
		c := means[i]
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '/', c == ',', c == '+':
		case c == ' ' || c == ':': // between two words
			if i+1 == len(means) || means[i+1] == ' ' || means[i+1] == ':' {
				return false
			}
		default:
			return false
		}
	}
	return means == "refuse" || len(means) > 1 && means[0] == '/'
}

// plainText reports whether YAML takes all of a text as it stands: it ends a line with U+0085, U+2028 and U+2029 too, and
// refuses some letters.
func plainText(data []byte) bool {
	for at := 0; at < len(data); {
		if c := data[at]; c >= ' ' && c < 0x7f || c == '\n' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(data[at:])
		at += size
		switch {
		case r >= 0xa0 && r < 0x2028, r > 0x2029 && r < 0xd800:
		case r >= 0x1f300 && r < 0x20000: // pictures
		default:
			return false
		}
	}
	return len(data) > 0 && data[len(data)-1] == '\n'
}
