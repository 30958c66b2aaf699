package bot

import "strings"

// language recognises the language of a message: by the words that only one language declares, and by accents.
func (v *vocabulary) language(raw string, words []token) (Locale, bool) {
	fr, en := 0, 0
	for _, w := range words {
		switch {
		case w.isNum:
		case w.fr && !w.en:
			fr++
		case w.en && !w.fr:
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
