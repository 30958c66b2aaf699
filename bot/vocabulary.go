package bot

import (
	"maps"
	"slices"
)

// vocabulary holds every word that the commands and the lexicon use, so that a stranger's word can be brought to one
// of them. It never changes once built.
type vocabulary struct {
	known map[string]*known
	near  func() *nearWords // made when the first stranger comes
}

// known is what is recorded of a word.
type known struct {
	stem     string
	stop     bool
	fr, en   int      // how often each language declares it
	asked    int      // in how many lessons
	rare     bool     // in too few to teach anything, with the words of its stem; known while learning
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
func (v *vocabulary) hear(l Locale, text string) { v.hearWords(l, scan(fold(text))) }

func (v *vocabulary) hearWords(l Locale, words []word) {
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
		w.heard = k
	}
}

// hearLessons records the words of the declared questions.
func (v *vocabulary) hearLessons(lessons []lesson) {
	for i := range lessons {
		words := lessons[i].words
		v.hearWords(lessons[i].locale, words)
		for _, w := range words {
			if w.heard != nil {
				w.heard.asked++
			}
		}
	}
}

// stop marks words that carry no meaning of their own.
func (v *vocabulary) stop(l Locale, words []string) {
	for _, text := range words {
		v.hear(l, text)
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
	v.each(func(k *known) { k.kin = kin[k.stem] })
}

// each calls f for every word, side by side.
func (v *vocabulary) each(f func(*known)) {
	all := slices.Collect(maps.Values(v.known))
	inParts(len(all), func(i int) { f(all[i]) })
}

// index derives the stems that aren't known yet, when all words are heard.
func (v *vocabulary) index() {
	var words []string
	for text, k := range v.known {
		if k.stem == "" {
			words = append(words, text)
		}
	}
	inParts(len(words), func(i int) {
		k := v.known[words[i]]
		if k.fr > 0 {
			k.stem = stem(French, words[i])
		} else {
			k.stem = stem(English, words[i])
		}
	})
}

// markRare tells the words that are rare.
func (v *vocabulary) markRare() {
	asked := map[string]int{}
	for _, k := range v.known {
		asked[k.stem] += k.asked
	}
	for _, k := range v.known {
		k.rare = asked[k.stem] <= rare
	}
}
