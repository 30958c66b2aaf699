package terminal

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// cells is how many columns a text takes.
func cells(text string) int {
	n := 0
	for _, r := range text {
		n += cell(r)
	}
	return n
}

func cell(r rune) int {
	switch kind := width.LookupRune(r).Kind(); {
	case unicode.In(r, unicode.Mn, unicode.Me): // drawn over the character before
		return 0
	case kind == width.EastAsianWide, kind == width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// pad fills a text up to a number of columns.
func pad(text string, columns int) string {
	return text + strings.Repeat(" ", max(0, columns-cells(text)))
}

// wrap breaks a text into lines of so many columns, between words. A longer word is cut, but an address is not:
// it would lead nowhere.
func wrap(text string, columns int) []string {
	columns = max(columns, 2) // the widest character
	var lines []string
	for _, paragraph := range strings.Split(strings.Trim(clean(text), " \n"), "\n") {
		line, empty := "", true
		for _, word := range words(paragraph) {
			for i, part := range pieces(word, columns) {
				if !empty && (i > 0 || cells(line)+1+cells(part) > columns) {
					lines, line, empty = append(lines, line), "", true
				}
				if !empty {
					line += " "
				}
				line, empty = line+part, false
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// words cuts a line where it may break: at spaces, save those that French and numbers put before a sign and after «.
func words(line string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(line, breaks) {
		if n := len(out) - 1; n >= 0 && (sign(word) || strings.HasSuffix(out[n], "«")) {
			out[n] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

// sign reports whether a word is a punctuation mark or a unit that belongs to the word before.
func sign(word string) bool {
	return strings.ContainsAny(word[:1], ":;?!%") || strings.HasPrefix(word, "»") || strings.HasPrefix(word, "€")) &&
		!strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// pieces cuts a word that no line of so many columns can hold.
func pieces(word string, columns int) []string {
	if cells(word) <= columns || strings.Contains(word, "://") {
		return []string{word}
	}
	var out []string
	start, used := 0, 0
	for i, r := range word {
		if used+cell(r) > columns {
			out, start, used = append(out, word[start:i]), i, 0
		}
		used += cell(r)
	}
	return append(out, word[start:])
}

// hang wraps a text beside a mark, such as a bullet: the other lines begin under the text.
func hang(mark, text string, columns int) []string {
	indent := strings.Repeat(" ", cells(mark))
	lines := wrap(text, columns-cells(mark))
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = mark + line
		case line != "":
			lines[i] = indent + line
		}
	}
	return lines
}

// widest is the columns of the widest of several texts.
func widest(texts []string) int {
	if len(texts) == 0 {
		return 0
	}
	return cells(slices.MaxFunc(texts, func(a, b string) int { return cells(a) - cells(b) }))
}
