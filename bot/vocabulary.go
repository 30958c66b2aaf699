package bot

import (
	"slices"
	"sync"
)

// vocabulary holds every word that the commands and the lexicon use, so that a stranger's word can be brought to one
// of them. It never changes once built.
type vocabulary struct {
	known map[string]*known
	stems map[string]string // a stem to one word that has it
	near  func() *nearWords // made when the first stranger comes
}

// known is what is recorded of a word.
type known struct {
	stem     string
	stop     bool
	fr, en   int      // how often each language declares it
	subject  bool     // used by a command's own declaration or a concept, not only by a question for others
	asked    int      // in how many lessons
	rare     bool     // in too few to teach anything, with the words of its stem
	strange  bool     // not of the vocabulary
	greeting bool     // a greeting
	kin      []uint32 // the features of its families
	full     []word   // what it abbreviates, by the lexicon
	begins   bool     // its stem begins a term
	beginsX  bool     // and one whose stop words count
}

// rare is how few lessons a stem may be in and still teach nothing.
const rare = 1

// hear records the words of a text in one language.
func (v *vocabulary) hear(l Locale, text string, subject bool) {
	v.hearWords(l, scan(fold(text)), subject, false)
}

func (v *vocabulary) hearWords(l Locale, words []word, subject, lesson bool) {
	for i := range words {
		w := &words[i]
		if w.isNum {
			continue
		}
		k := v.known[w.text]
		if k == nil {
			k = &known{}
			v.known[w.text] = k
		}
		if l == English {
			k.en++
		} else {
			k.fr++
		}
		k.subject = k.subject || subject
		if w.heard = k; lesson {
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

// relate gives each word, and each of its forms, the families that it is of.
func (v *vocabulary) relate(families []Family) {
	kin := map[string][]uint32{}
	for _, f := range families {
		feature := hash("~", f.ID)
		for _, text := range f.Words.All() {
			for _, w := range scan(fold(text)) {
				if stem := v.known[w.text].stem; !slices.Contains(kin[stem], feature) {
					kin[stem] = append(kin[stem], feature)
				}
			}
		}
	}
	for _, k := range v.known {
		k.kin = kin[k.stem]
	}
}

// index derives stems, when all words are heard.
func (v *vocabulary) index() {
	words := sortedKeys(v.known)
	inParts(len(words), func(i int) {
		k := v.known[words[i]]
		if k.fr > 0 {
			k.stem = stem(French, words[i])
		} else {
			k.stem = stem(English, words[i])
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
