package bot

import "strings"

// Locale is a language that the bot speaks.
type Locale string

// The two languages. The first is the default wherever nothing else is known.
const (
	French  Locale = "fr"
	English Locale = "en"
)

// LocaleOf returns the language of a tag such as fr-FR or en_US, and false when the bot doesn't speak it.
func LocaleOf(tag string) (Locale, bool) {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	switch l := Locale(base); l {
	case French, English:
		return l, true
	}
	return French, false
}

// Text is one phrase in every language. Both are required.
type Text struct{ FR, EN string }

// In returns the phrase in a language; French for one that the bot doesn't speak.
func (t Text) In(l Locale) string {
	if l == English {
		return t.EN
	}
	return t.FR
}

// Phrases is a list of words or sentences per language. The lists need not match.
type Phrases struct{ FR, EN []string }

// In returns the list of a language.
func (p Phrases) In(l Locale) []string {
	if l == English {
		return p.EN
	}
	return p.FR
}

// All returns both lists, French first.
func (p Phrases) All() []string {
	all := make([]string, 0, len(p.FR)+len(p.EN))
	return append(append(all, p.FR...), p.EN...)
}
