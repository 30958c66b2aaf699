package bot

import (
	"slices"
)

// featuresOf are what a classifier sees of a question, each as its hash: the words, each with the one before, and pieces
// of them; the ideas behind them; which options its terms fit; and how many words mean nothing to the bot.
func (m *mind) featuresOf(tokens []token, spans []span) []uint32 {
	out := make([]uint32, 0, 10*len(tokens)+8)
	strangers, before := 0, "^"
	for _, t := range tokens {
		word := t.stem
		switch {
		case t.isNum:
			word = "#number"
		case t.stop:
			word = t.text
		case t.strange:
			word = "?"
			strangers++
		}
		out = append(out, hash(word), hash(before, " ", word))
		before = word
		if t.isNum || t.stop {
			continue
		}
		for i := -1; i+piece-1 <= len(t.text); i++ { // with a border on each side
			out = append(out, hash("~", t.text[max(0, i):min(len(t.text), i+piece)], border(i, len(t.text))))
		}
	}
	for _, s := range spans {
		out = append(out, s.features...)
		if s.limit > 0 {
			out = append(out, hash("!", m.lexicon.Limits[s.limit-1].ID))
		}
	}
	out = append(out, m.quantities(tokens)...)
	for n := range min(strangers, 3) {
		out = append(out, hash("?", "123"[n:n+1]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// quantities are the features of numbers: which options each may be for, and how surely.
func (m *mind) quantities(tokens []token) []uint32 {
	var out []uint32
	var words []word
	for i, t := range tokens {
		if !t.isNum {
			continue
		}
		if words == nil {
			words = wordsOf(tokens)
		}
		for c := range m.commands {
			for o := range m.commands[c].Options {
				option := &m.commands[c].Options[o]
				if option.Kind != Number64 {
					continue
				}
				if p := option.Quantity.fits(words, i); p > none {
					out = append(out, hash("@", m.commands[c].Name, ".", option.Name), hash("@", option.Name, "0123"[p:p+1]))
				}
			}
		}
	}
	return out
}

// piece is the length of a piece of a word, in bytes: pieces outlive endings and slips.
const piece = 4

func border(i, length int) string {
	switch {
	case i < 0:
		return "<"
	case i+piece > length:
		return ">"
	}
	return ""
}

// hash is FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of the parts.
func hash(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, part := range parts {
		for i := range len(part) {
			h = (h ^ uint32(part[i])) * 16777619
		}
	}
	return h ^ h>>15
}
