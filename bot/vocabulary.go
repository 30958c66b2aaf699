package bot

import (
	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
)

// vocabulary holds every word that the commands and the lexicon use, so that a stranger's word can be brought to one
// of them. It never changes once built.
type vocabulary struct {
	known    map[string]known
	spelling map[string][]word
	stems    map[string]string   // a stem to one word that has it
	dropped  map[string][]string // a word with one letter dropped, to the words it may be
	sounds   map[string]string   // how a word sounds in French, to the word
	heads    map[string][]string // first two letters, to the long words that begin so
}

// known is what is recorded of a word.
type known struct {
	stem    string
	stop    bool
	fr, en  bool
	subject bool // used by a command's own declaration or a concept, not only by a question for others
}

// hear records the words of a text in one language.
func (v *vocabulary) hear(l Locale, text string, subject bool) {
	for _, w := range scan(fold(text)) {
		if w.isNum {
			continue
		}
		k := v.known[w.text]
		k.fr = k.fr || l == French
		k.en = k.en || l == English
		k.subject = k.subject || subject
		v.known[w.text] = k
	}
}

// stop marks words that carry no meaning of their own.
func (v *vocabulary) stop(l Locale, words []string) {
	for _, text := range words {
		v.hear(l, text, true)
		for _, w := range scan(fold(text)) {
			k := v.known[w.text]
			k.stop = true
			v.known[w.text] = k
		}
	}
}

// index derives the ways to a known word, when all are learnt.
func (v *vocabulary) index() {
	v.stems, v.dropped = map[string]string{}, map[string][]string{}
	v.sounds, v.heads = map[string]string{}, map[string][]string{}
	for _, text := range sortedKeys(v.known) {
		k := v.known[text]
		if k.fr {
			k.stem = french.Stem(text, false)
		} else {
			k.stem = english.Stem(text, false)
		}
		v.known[text] = k
		if k.stop || len(text) < 4 {
			continue
		}
		v.stems[k.stem] = text
		v.dropped[text] = append(v.dropped[text], text)
		for i := range len(text) {
			short := text[:i] + text[i+1:]
			v.dropped[short] = append(v.dropped[short], text)
		}
		if k.fr {
			v.sounds[sound(text)] = text
		}
		if len(text) >= 7 {
			v.heads[text[:2]] = append(v.heads[text[:2]], text)
		}
	}
}

// repair returns the known word that a stranger's one most likely is: another ending of it, the same sound, one slip,
// or two in a long word.
func (v *vocabulary) repair(text string) (string, bool) {
	if len(text) < 4 || len(text) > 30 {
		return "", false
	}
	for _, stem := range []string{french.Stem(text, false), english.Stem(text, false), trimVerb(text)} {
		if word, ok := v.stems[stem]; ok {
			return word, true
		}
	}
	if word, ok := v.slip(text); ok {
		return word, true
	}
	if word, ok := v.sounds[sound(text)]; ok && len(text) >= 4 {
		return word, true
	}
	if len(text) < 8 {
		return "", false
	}
	best, found := 3, ""
	for _, word := range v.heads[text[:2]] {
		if d := distance(text, word, best); d < best {
			best, found = d, word
		}
	}
	return found, found != ""
}

// slip finds the known word at one slip. A subject's word is preferred; short words must begin alike.
func (v *vocabulary) slip(text string) (string, bool) {
	found := ""
	consider := func(short string) {
		for _, word := range v.dropped[short] {
			if distance(text, word, 2) > 1 || len(text) < 6 && text[0] != word[0] {
				continue
			}
			if found == "" || v.known[word].subject && !v.known[found].subject {
				found = word
			}
		}
	}
	consider(text)
	for i := range len(text) {
		consider(text[:i] + text[i+1:])
	}
	return found, found != ""
}

// trimVerb takes the stem of a French verb's third person plural, which the stemmer leaves whole: gagnent, gagner.
func trimVerb(text string) string {
	for _, ending := range []string{"aient", "ent"} {
		if n := len(text) - len(ending); n >= 3 && text[n:] == ending {
			return french.Stem(text[:n]+"er", false)
		}
	}
	return text
}
