package bot

import "strings"

// repair returns the known word that a stranger's one most likely is: another ending of it, one slip, the same sound,
// either after an apostrophe that was left out (jfacture), or two slips in a long word. Words of the message's language
// come first.
func (v *vocabulary) repair(text string, l Locale) (string, bool) {
	if len(text) < 3 || len(text) > 30 {
		return "", false
	}
	if word, ok := v.undoubled(text); ok {
		return word, true
	}
	if len(text) == 3 {
		return v.short(text, l)
	}
	ending, ok := v.ending(text)
	slip, slipped := v.slip(text, l)
	switch {
	case ok && (!slipped || v.known[ending].asked*commoner >= v.known[slip].asked):
		return ending, true
	case slipped:
		return slip, true
	}
	if word, ok := v.sounding(text); ok {
		return word, true
	}
	if strings.IndexByte("jlmtdcsn", text[0]) >= 0 {
		if k := v.known[text[1:]]; k != nil && !k.stop && len(text) > 4 {
			return text[1:], true
		}
		if word, ok := v.slip(text[1:], l); ok && len(text) > 6 {
			return word, true
		}
	}
	if word, ok := v.slips(text, l); ok {
		return word, true
	}
	return v.almostSounding(text, l)
}

// undoubled finds the known word that one letter typed twice makes longer: gitt, maais.
func (v *vocabulary) undoubled(text string) (string, bool) {
	for i := 1; i < len(text); i++ {
		if text[i] == text[i-1] {
			short := text[:i] + text[i+1:]
			if k := v.known[short]; k != nil && len(short) >= 3 && (!k.taught() || k.asked >= targetLeast) {
				return short, true
			}
		}
	}
	return "", false
}

// short finds the word of some term that three letters are a slip of: its first and last letter stand, and one between is missing
// (nce, jva), or two are swapped (cot). The one most asked for comes first.
func (v *vocabulary) short(text string, l Locale) (string, bool) {
	found := ""
	consider := func(word string) {
		if k := v.known[word]; k != nil && k.begins && k.of(l) && (!k.taught() || k.asked >= targetLeast) && (found == "" || k.in(l) > v.known[found].in(l)) {
			found = word
		}
	}
	for _, word := range v.near().dropped[text] {
		if len(word) == 4 && word[0] == text[0] && word[3] == text[2] {
			consider(word)
		}
	}
	consider(string([]byte{text[1], text[0], text[2]}))
	consider(string([]byte{text[0], text[2], text[1]}))
	return found, found != "" && found != text
}

// slips finds the long known word at two slips, or three in a very long one: the one most asked for.
func (v *vocabulary) slips(text string, l Locale) (string, bool) {
	if len(text) < 8 {
		return "", false
	}
	most, found := 2, ""
	if len(text) >= 11 {
		most = 3
	}
	for _, word := range v.near().heads[text[:2]] {
		if word == text || !v.known[word].of(l) || found != "" && v.known[word].in(l) <= v.known[found].in(l) {
			continue
		}
		if distance(text, word, most+1) <= most {
			found = word
		}
	}
	return found, found != ""
}

// ending finds the known word that differs in its ending alone.
func (v *vocabulary) ending(text string) (string, bool) {
	if len(text) < 4 {
		return "", false
	}
	for _, stem := range []string{stem(French, text), stem(English, text), trimVerb(text)} {
		if word, ok := v.near().stems[stem]; ok {
			return word, true
		}
	}
	return "", false
}

// slip finds the known word at one slip. One of the message's language is preferred, then the one most asked for; both must
// begin alike.
func (v *vocabulary) slip(text string, l Locale) (string, bool) {
	if len(text) < 4 {
		return "", false
	}
	found := ""
	better := func(word string) bool {
		if found == "" {
			return true
		}
		a, b := v.known[word], v.known[found]
		if a.of(l) != b.of(l) {
			return a.of(l)
		}
		return a.in(l) > b.in(l)
	}
	consider := func(short string) {
		for _, word := range v.near().dropped[short] {
			if word == text || distance(text, word, 2) > 1 || text[0] != word[0] && text[:2] != string([]byte{word[1], word[0]}) {
				continue
			}
			if better(word) {
				found = word
			}
		}
	}
	eachShorter(text, consider)
	return found, found != ""
}

// of reports whether a word is a language's, more than by the way.
func (k *known) of(l Locale) bool { return k.in(l) > 0 && k.in(l)*byTheWay >= k.fr+k.en }

// byTheWay is how many times oftener a word must be said in all than in one language, not to be of that one.
const byTheWay = 12

// in is how often a language has the word.
func (k *known) in(l Locale) int {
	if l == English {
		return k.en
	}
	return k.fr
}

// trimVerb takes the stem of a French verb's third person plural, which the stemmer leaves whole: gagnent, gagner.
func trimVerb(text string) string {
	for _, ending := range []string{"aient", "ent"} {
		if n := len(text) - len(ending); n >= 3 && text[n:] == ending {
			return stem(French, text[:n]+"er")
		}
	}
	return text
}
