package bot

import "slices"

// featuresOf are what a classifier sees of a question, each as its hash: the words, each with the one before, and pieces
// of them; the ideas behind them; which options its terms fit; and how many words mean nothing to the bot.
func (m *mind) featuresOf(tokens []token, spans []span) []uint32 {
	out := make([]uint32, 0, 10*len(tokens)+8)
	strangers, before := 0, "^"
	personal := m.personal(tokens, spans)
	for i, t := range tokens {
		if len(personal) > 0 && personal[i] {
			continue
		}
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
		if out = append(out, t.kin...); !t.forgotten {
			out = append(out, hash(word), hash(before, " ", word))
		}
		before = word
		if t.isNum || t.stop || t.forgotten {
			continue
		}
		out = appendPieces(out, t.text)
	}
	for _, s := range spans {
		if len(personal) > 0 && personal[s.from] {
			continue
		}
		out = append(out, s.features...)
		if versioned(tokens[s.from:s.to]) {
			out = append(out, hash("@number"))
		}
		if s.limit > 0 {
			out = append(out, hash("!", m.lexicon.Limits[s.limit-1].ID))
		}
	}
	out = append(out, m.quantities(tokens)...)
	for n := range min(strangers, 3) {
		out = append(out, hash("?", "123"[n:n+1]))
	}
	return distinct(out)
}

// personal tells which words only say something of whoever asks, which changes no answer: those that name a limit right after
// what lifts it, as in « je viens du Mali ». None is nil.
func (m *mind) personal(tokens []token, spans []span) (words []bool) {
	for i := 1; i < len(spans); i++ {
		s, before := spans[i], spans[i-1]
		if s.limit == 0 || !slices.Contains(m.lexicon.Limits[s.limit-1].Unless, before.concept) || !plainWords(tokens[before.to:s.from]) {
			continue
		}
		if words == nil {
			words = make([]bool, len(tokens))
		}
		for k := s.from; k < s.to; k++ {
			words[k] = true
		}
	}
	return words
}

// versioned reports whether a term is a name with a number, such as PHP 8.2.
func versioned(term []token) bool {
	return len(term) > 1 && slices.ContainsFunc(term, func(t token) bool { return t.isNum })
}

// distinct drops doubles, in place. A question's few features go through a table, a story's many are sorted.
func distinct(features []uint32) []uint32 {
	const places = 1024
	if len(features) > places/2 {
		slices.Sort(features)
		return slices.Compact(features)
	}
	var table [places]uint32 // open addressing; no feature is 0 but by a chance that costs nothing
	out := features[:0]
	for _, f := range features {
		at := f % places
		for table[at] != 0 && table[at] != f {
			at = (at + 1) % places
		}
		if table[at] == 0 {
			table[at] = f
			out = append(out, f)
		}
	}
	return out
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
				if option.Kind != Amount {
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

// appendPieces adds the pieces of a word, of four bytes each, its borders among them: pieces outlive endings and slips.
func appendPieces(out []uint32, word string) []uint32 {
	last := uint32('<')
	for i := range len(word) + 1 {
		next := uint32('>')
		if i < len(word) {
			next = uint32(word[i])
		}
		last = last<<8 | next
		if i >= 2 {
			out = append(out, mix(last))
		}
	}
	return out
}

// hash is FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of the parts.
func hash(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, part := range parts {
		for i := range len(part) {
			h = (h ^ uint32(part[i])) * 16777619
		}
	}
	return mix(h)
}

// mix spreads a hash over all bits (https://github.com/aappleby/smhasher/wiki/MurmurHash3).
func mix(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}
