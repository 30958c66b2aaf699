package bot

import (
	"sync"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
)

// vocabulary holds every word that the commands and the lexicon use, so that a stranger's word can be brought to one
// of them. It never changes once built.
type vocabulary struct {
	known map[string]*known
	stems map[string]string // a stem to one word that has it
	near  func() *nearWords // made when the first stranger comes
}

// nearWords leads from a stranger's spelling to the known words that it may be.
type nearWords struct {
	dropped map[string][]string // a word with one letter dropped, to the words it may be
	sounds  map[string]string   // how a word sounds in French, to the word
	heads   map[string][]string // first two letters, to the long words that begin so
}

// known is what is recorded of a word.
type known struct {
	stem    string
	stop    bool
	fr, en  bool
	subject bool   // used by a command's own declaration or a concept, not only by a question for others
	asked   int    // in how many lessons
	rare    bool   // in too few to teach anything, with the words of its stem
	strange bool   // not of the vocabulary
	full    []word // what it abbreviates, by the lexicon
	begins  bool   // its stem begins a term
	beginsX bool   // and one whose stop words count
}

// rare is how few lessons a stem may be in and still teach nothing.
const rare = 1

// hear records the words of a text in one language.
func (v *vocabulary) hear(l Locale, text string, subject bool) {
	v.hearWords(l, scan(fold(text)), subject, false)
}

func (v *vocabulary) hearWords(l Locale, words []word, subject, lesson bool) {
	for _, w := range words {
		if w.isNum {
			continue
		}
		k := v.known[w.text]
		if k == nil {
			k = &known{}
			v.known[w.text] = k
		}
		k.fr = k.fr || l == French
		k.en = k.en || l == English
		k.subject = k.subject || subject
		if lesson {
			k.asked++
		}
	}
}

// stop marks words that carry no meaning of their own.
func (v *vocabulary) stop(l Locale, words []string) {
	for _, text := range words {
		v.hear(l, text, true)
		for _, w := range scan(fold(text)) {
			v.known[w.text].stop = true
		}
	}
}

// index derives stems, when all words are heard.
func (v *vocabulary) index() {
	words := sortedKeys(v.known)
	inParts(len(words), func(i int) {
		k := v.known[words[i]]
		if k.fr {
			k.stem = french.Stem(words[i], false)
		} else {
			k.stem = english.Stem(words[i], false)
		}
	})
	v.stems = map[string]string{}
	asked := map[string]int{}
	for _, text := range words {
		k := v.known[text]
		asked[k.stem] += k.asked
		if !k.stop && len(text) >= 4 {
			v.stems[k.stem] = text
		}
	}
	for _, k := range v.known {
		k.rare = asked[k.stem] <= rare
	}
	v.near = sync.OnceValue(func() *nearWords { return v.nearWords(words) })
}

func (v *vocabulary) nearWords(words []string) *nearWords {
	n := &nearWords{map[string][]string{}, map[string]string{}, map[string][]string{}}
	for _, text := range words {
		k := v.known[text]
		if k.stop || len(text) < 4 {
			continue
		}
		n.dropped[text] = append(n.dropped[text], text)
		for i := range len(text) {
			short := text[:i] + text[i+1:]
			n.dropped[short] = append(n.dropped[short], text)
		}
		if k.fr {
			n.sounds[sound(text)] = text
		}
		if len(text) >= 7 {
			n.heads[text[:2]] = append(n.heads[text[:2]], text)
		}
	}
	return n
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
	if word, ok := v.near().sounds[sound(text)]; ok {
		return word, true
	}
	if len(text) < 8 {
		return "", false
	}
	best, found := 3, ""
	for _, word := range v.near().heads[text[:2]] {
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
		for _, word := range v.near().dropped[short] {
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
