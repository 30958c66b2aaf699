package bot

import "strings"

// language recognises the language of a message: by the words that only one language declares, and by accents.
func (v *vocabulary) language(raw string, words []token) (Locale, bool) {
	fr, en := 0, 0
	for _, w := range words {
		k, ok := v.known[w.text]
		switch {
		case !ok || w.isNum:
		case k.fr && !k.en:
			fr++
		case k.en && !k.fr:
			en++
		}
		if w.hurried {
			fr++
		}
	}
	if strings.ContainsAny(raw, "éèêàçùôîâœÉÈÀÇ") {
		fr += 2
	}
	switch {
	case fr > en:
		return French, true
	case en > fr:
		return English, true
	}
	return French, false
}
