package commands_test

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// withoutAccents is a text as it is typed in a hurry: lower case, no accents.
func withoutAccents(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}

// withSlips is a text with one slip in every fourth word, of those long enough to be still read: a letter dropped,
// doubled, or swapped with the next one. The same text and number always give the same slips.
func withSlips(text string, number int) string {
	words := strings.Fields(text)
	for i := number % 4; i < len(words); i += 4 {
		letters := []rune(words[i])
		if len(letters) < 4 {
			continue
		}
		at := 1 + (number+i)%(len(letters)-2)
		switch (number + i) % 3 {
		case 0:
			letters = append(letters[:at:at], letters[at+1:]...)
		case 1:
			letters = append(letters[:at:at], append([]rune{letters[at]}, letters[at:]...)...)
		default:
			letters[at], letters[at+1] = letters[at+1], letters[at]
		}
		words[i] = string(letters)
	}
	return strings.Join(words, " ")
}
