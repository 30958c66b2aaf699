package terminal

import (
	"regexp"
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

// words cuts a line where it may break: at spaces, save those that French and numbers are written with.
func words(line string) []string {
	fields := strings.FieldsFunc(line, breaks)
	var out []string
	for i, word := range fields {
		if i > 0 && joined(fields[i-1], word) {
			out[len(out)-1] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

var (
	sign     = regexp.MustCompile(`^[:;?!%€»][^\pL\pN]*$`) // a punctuation mark or a unit, and not €40
	thousand = regexp.MustCompile(`(^|\D)\d{1,3}$`)
	rest     = regexp.MustCompile(`^\d{3}(\D|$)`)
)

// joined reports whether two words stay on one line: « oui », 20 %, 230 000.
func joined(a, b string) bool {
	return strings.HasSuffix(a, "«") || sign.MatchString(b) || thousand.MatchString(a) && rest.MatchString(b)
}

// pieces cuts what no line of so many columns can hold: between words after all, or else within one.
func pieces(word string, columns int) []string {
	if cells(word) <= columns {
		return []string{word}
	}
	var out []string
	for _, part := range strings.FieldsFunc(word, breaks) {
		start, used := 0, 0
		for i, r := range part {
			if used+cell(r) > columns && !strings.Contains(part, "://") {
				out, start, used = append(out, part[start:i]), i, 0
			}
			used += cell(r)
		}
		out = append(out, part[start:])
	}
	return out
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
