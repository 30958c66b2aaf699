package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordsMost bounds how many words of a message are looked at.
const wordsMost = 600

// A word is one token of a message: letters, or a number.
type word struct {
	text    string  // folded, after spelling
	number  float64 // when isNum
	isNum   bool
	hurried bool   // was an abbreviation of the lexicon
	mark    byte   // what stands after it: '?' or ',' for any other pause; 0 for nothing
	heard   *known // what is known of it, where that was looked up already
}

// scan cuts folded text into words. A number takes its digits in any grouping and its « k »: 38k, 45.000, 3 200, 45,5.
// Endings of inclusive writing (développeur·euse, motivé(e)) are dropped.
func scan(folded string) []word {
	words := make([]word, 0, min(2+len(folded)/5, wordsMost))
	for i := 0; i < len(folded) && len(words) < wordsMost; {
		r, size := utf8.DecodeRuneInString(folded[i:])
		switch {
		case r >= '0' && r <= '9':
			w, n := scanNumber(folded[i:])
			end := ordinal(folded[i+n:])
			if end > 0 && w.number <= rankMost && !(i > 0 && folded[i-1] == '-') { // « Paris 9e »: how many it isn't
				words = append(words, word{text: folded[i : i+n+end]})
				i += n + end
				continue
			}
			if i > 0 && folded[i-1] == '-' && (i == 1 || folded[i-2] == ' ' || folded[i-2] == ':') {
				w.number = -w.number
			}
			words = append(words, w)
			if i += n; end == len("e") {
				words = append(words, word{text: "euro"})
				i++
			}
		case unicode.IsLetter(r) || r == '.' && i+1 < len(folded) && isLower(folded[i+1]) && (i == 0 || folded[i-1] == ' '):
			n := size
			for n < len(folded)-i {
				r, size := utf8.DecodeRuneInString(folded[i+n:])
				if !unicode.IsLetter(r) && !((r == '#' || r == '+') && n <= 2) {
					break
				}
				n += size
			}
			text := folded[i : i+n]
			if !(i > 0 && inclusive(folded, i, text)) {
				words = append(words, word{text: text})
			}
			i += n
		case r == '€':
			words = append(words, word{text: "euro"})
			i += size
		case r == '%':
			words = append(words, word{text: "%"})
			i += size
		default:
			if len(words) > 0 {
				words[len(words)-1].pause(r)
			}
			i += size
		}
	}
	return words
}

// pause notes a mark after a word.
func (w *word) pause(r rune) {
	switch r {
	case '?':
		w.mark = '?'
	case ',', ';', '.', '!', ':', '…':
		w.mark = max(w.mark, ',')
	}
}

func isLower(b byte) bool { return b >= 'a' && b <= 'z' }

// endings are what inclusive writing adds to a word after a point, a dash or a parenthesis.
var endings = map[string]bool{"e": true, "es": true, "s": true, "euse": true, "euses": true, "se": true, "ses": true, "rice": true,
	"rices": true, "trice": true, "trices": true, "ne": true, "nes": true, "ere": true, "eres": true, "le": true, "les": true}

// inclusive reports whether the text at i is such an ending.
func inclusive(folded string, i int, text string) bool {
	if !endings[text] {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(folded[:i])
	if i == size {
		return false
	}
	previous, _ := utf8.DecodeLastRuneInString(folded[:i-size])
	switch before {
	case '·', '•', '.', '-', '(', '/', '‧':
		return unicode.IsLetter(previous)
	}
	return false
}

// scanNumber reads a number at the start of s, and returns how many bytes it took.
func scanNumber(s string) (word, int) {
	digits := func(i int) int {
		n := 0
		for i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
			n++
		}
		return n
	}
	value, n := 0.0, digits(0)
	add := func(part string) {
		for _, d := range part {
			value = value*10 + float64(d-'0')
		}
	}
	add(s[:n])
	grouped := n <= 3
	for grouped { // 45 000, 45.000, 45,000, with any space
		r, size := utf8.DecodeRuneInString(s[n:])
		grouped = (unicode.IsSpace(r) || r == '.' || r == ',' || r == '\'') && digits(n+size) == 3
		if grouped {
			add(s[n+size : n+size+3])
			n += size + 3
		}
	}
	decimals := 0
	if n+1 < len(s) && (s[n] == '.' || s[n] == ',') {
		decimals = digits(n + 1)
	}
	if decimals > 0 && decimals != 3 && (s[n] == '.' || decimals < 3) { // 42000,48000 are two numbers
		scale := 0.1
		for _, d := range s[n+1 : n+1+decimals] {
			value += float64(d-'0') * scale
			scale /= 10
		}
		n += 1 + decimals
	}
	if n < len(s) && s[n] == 'e' && digits(n+1) > 0 { // 1e9: as large as it can be
		for range min(digits(n+1)*100, 300) {
			value *= 10
		}
		n += 1 + digits(n+1)
	}
	w := word{number: value, isNum: true}
	if thousand := thousands(s[n:]); thousand > 0 {
		w.number *= 1000
		n += thousand
		for scale := 100.0; digits(n) > 0 && scale >= 1; scale /= 10 { // 3k2
			w.number += float64(s[n]-'0') * scale
			n++
		}
	}
	return w, n
}

// rankMost is the highest rank that people write in digits: of a town's districts; « 380e » is a price.
const rankMost = 20

// ordinal returns the length of the ending that makes a rank of the number before it, 0 when there is none.
func ordinal(s string) int {
	for _, ending := range []string{"eme", "ieme", "ere", "er", "e", "th", "nd", "rd", "st"} {
		if strings.HasPrefix(s, ending) {
			if next, _ := utf8.DecodeRuneInString(s[len(ending):]); !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return len(ending)
			}
		}
	}
	return 0
}

// thousands returns the length of a « k » that multiplies the number before it, 0 when there is none.
func thousands(s string) int {
	start := 0
	if start < len(s) && s[start] == ' ' {
		start++
	}
	for _, k := range []string{"kilo", "keur", "ke", "k", "mille", "milles", "thousand", "grand"} {
		end := start + len(k)
		if len(s) < end || s[start:end] != k {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(s[end:]); !unicode.IsLetter(next) || k == "kilo" {
			return end
		}
	}
	return 0
}
