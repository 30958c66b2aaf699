package bot

import "strings"

// leans is how many times oftener a language must declare a word for the word to speak for it: each quotes some words of
// the other.
const leans = 3

// language recognises the language of a message: by the words that only one language declares, and by accents.
func (v *vocabulary) language(raw string, words []token) (Locale, bool) {
	fr, en := 0, 0
	for _, w := range words {
		switch {
		case w.isNum:
		case w.fr > leans*w.en:
			fr++
		case w.en > leans*w.fr:
			en++
		}
		if w.hurried {
			fr++
		}
	}
	if en == 0 && strings.ContainsAny(raw, "éèêàçùôîâœÉÈÀÇ") { // an English sentence may quote a French word
		fr++
	}
	switch {
	case fr > en:
		return French, true
	case en > fr:
		return English, true
	}
	return French, false
}

// leaning guesses the language of a message from its words as they are typed, for slips in them to be mended.
func (v *vocabulary) leaning(words []word) Locale {
	fr, en := 0, 0
	for _, w := range words {
		switch k := v.known[w.text]; {
		case w.isNum || k == nil:
		case k.fr > leans*k.en:
			fr++
		case k.en > leans*k.fr:
			en++
		}
	}
	if en > fr {
		return English
	}
	return French
}
