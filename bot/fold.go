package bot

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold lowers case and drops accents: « Compétences » and "competences" are one.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r == '’' || r == 'ʼ':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// plain is the form in which names of values are compared: folded, with single spaces for what joins words.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(fold(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("-_'./·()\"", r)
	}), " ")
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
