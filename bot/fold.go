package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold lowers case and drops accents, so that what people type compares.
func Fold(s string) string { return fold(s) }

// fold lowers case and drops accents: « Compétences » and "competences" are one.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
		case int(r) < len(latin):
			b.WriteString(latin[r])
		default:
			b.WriteString(foldRune(r))
		}
	}
	return b.String()
}

// latin is foldRune of the letters that French and English use.
var latin = func() (table [0x180]string) {
	for r := range table {
		table[r] = foldRune(rune(r))
	}
	return table
}()

func foldRune(r rune) string {
	switch r {
	case 'œ', 'Œ':
		return "oe"
	case 'æ', 'Æ':
		return "ae"
	case '’', 'ʼ':
		return "'"
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(string(r)))
}

// plain is the form in which names of values are compared: folded, with single spaces for what joins words.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(fold(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("-_'./·()\"", r)
	}), " ")
}

// isPlain reports whether a text is in that form already, as canonical values are.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '+' {
			return false
		}
	}
	return true
}

// distance counts the slips between two words: letters added, dropped, changed or swapped with their neighbour
// (Damerau-Levenshtein, optimal string alignment). It stops counting at limit.
func distance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	if n := len(a) - len(b); n >= limit || -n >= limit {
		return limit
	}
	const most = 64
	if len(a) > most || len(b) > most {
		return limit
	}
	var rows [3][most + 1]uint8
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		row[0] = uint8(i)
		least := row[0]
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			d := min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if int(least) >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(int(last[len(b)]), limit)
}
