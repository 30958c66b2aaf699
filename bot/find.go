package bot

import "slices"

// A span is a run of tokens that a term covers, and what it may mean.
type span struct {
	from, to int // tokens[from:to]
	meaning
	limit int // place in lexicon.Limits, from 1; 0 for none
}

// surelyMeant is how many letters a word must have for a slip in it to leave no doubt.
const surelyMeant = 6

// spans finds the terms in a message, the longest first from the left. A short word that was only guessed from a slip
// is no proof of a limit.
func (m *mind) spans(tokens []token) []span {
	var found []span
	key := make([]byte, 0, 64)
	for from := 0; from < len(tokens); {
		best := span{from: from, to: from + 1}
		hit := false
		if tokens[from].beginsX {
			hit = m.longestTerm(tokens, &best, append(key[:0], exact...), true)
		}
		if tokens[from].begins && !tokens[from].stop {
			hit = m.longestTerm(tokens, &best, key[:0], false) || hit
		}
		if hit && tokens[from].stop && from+1 < len(tokens) { // « the job » gives way to « job market »
			next := span{from: from + 1, to: best.to + 1}
			if m.longestTerm(tokens, &next, key[:0], false) {
				from++
				continue
			}
		}
		if hit {
			if best.limits {
				best.limit = m.limits[meant(tokens[from:best.to])]
			}
			for _, t := range tokens[from:best.to] {
				if t.guessed && len(t.text) < surelyMeant {
					best.limit = 0
				}
			}
			found = append(found, best)
		}
		from = best.to
	}
	return found
}

// longestTerm widens a span to the longest term that begins where it does, and reports whether there is one. Stop words
// within a term count only in exact keys.
func (m *mind) longestTerm(tokens []token, best *span, key []byte, exact bool) bool {
	hit, start := false, len(key)
	for to := best.from; to < len(tokens); to++ {
		if tokens[to].stop && !exact {
			continue
		}
		if len(key) > start {
			key = append(key, ' ')
		}
		key = append(key, tokens[to].stem...)
		of, ok := m.terms[string(key)]
		if !ok {
			break
		}
		if of.named && to+1 >= best.to {
			best.to, best.meaning, hit = to+1, of, true
		}
	}
	return hit
}

// inside puts in place of a term that says nothing to a command those within it that do: a « senior role » is a role for the
// team, and a level for pay.
func (m *mind) inside(tokens []token, spans []span, c int) []span {
	speaks := func(s span) bool {
		return slices.ContainsFunc(s.senses, func(one sense) bool { return one.command == c })
	}
	out := spans
	for i := len(spans) - 1; i >= 0; i-- {
		s := spans[i]
		start := s.from
		if s.to-s.from < 2 {
			continue
		} else if speaks(s) {
			if start = m.announcedWithin(tokens, s, c); start == s.to {
				continue
			}
		}
		var within []span
		for from := start; from < s.to; from++ {
			one := span{from: from, to: from + 1}
			if m.longestTerm(tokens[:max(from+1, s.to-1)], &one, nil, false) && speaks(one) {
				within = append(within, one)
				from = one.to - 1
			}
		}
		if len(within) == 1 && start == s.from {
			within[0].from, within[0].to = s.from, s.to
		}
		if len(within) > 0 {
			out = slices.Concat(out[:i], within, out[i+1:])
		}
	}
	return out
}

// announcedWithin returns where in a term another one begins that a word of the term announces, or its end: of « passer de lead à
// CTO », lead is where one stands, though « passer lead » is where one goes.
func (m *mind) announcedWithin(tokens []token, s span, c int) int {
	for from := s.from + 2; from < s.to; from++ {
		one := span{from: from, to: from + 1}
		if m.longestTerm(tokens[:s.to], &one, nil, false) && slices.ContainsFunc(one.senses, func(sense sense) bool {
			return sense.command == c && slices.Contains(m.commands[c].Options[sense.option].After, tokens[from-1].text)
		}) {
			return from
		}
	}
	return s.to
}
