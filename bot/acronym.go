package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spellOut writes out acronyms whose small letters are another word: the BUT, a diploma, is no « but ». In a text of capitals
// alone nothing tells them apart.
func (x *Lexicon) spellOut(text string) string {
	if len(x.Acronyms) == 0 || !strings.ContainsFunc(text, unicode.IsLower) {
		return text
	}
	for _, acronym := range sortedKeys(x.Acronyms) {
		for from := 0; ; {
			at := strings.Index(text[from:], acronym)
			if at < 0 {
				break
			}
			at += from
			from = at + len(acronym)
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			after, _ := utf8.DecodeRuneInString(text[from:])
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				text = text[:at] + x.Acronyms[acronym] + text[from:]
				from = at + len(x.Acronyms[acronym])
			}
		}
	}
	return text
}
