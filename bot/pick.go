package bot

import "slices"

// announcedFirst lists the places of the terms, those first that words before them announce: of « lead ou staff ? je suis
// senior » it is senior that one is.
func (m *mind) announcedFirst(tokens []token, spans []span, c int) []int {
	order := make([]int, 0, len(spans))
	for _, first := range []bool{true, false} {
		for at, s := range spans {
			is := slices.ContainsFunc(s.senses, func(one sense) bool {
				return one.command == c && announced(tokens, s.from, m.commands[c].Options[one.option].After) > 0
			})
			if is == first {
				order = append(order, at)
			}
		}
	}
	return order
}

// pick chooses which of a command's options a term is for: one that the words before it announce, then the one for where one
// stands when another term tells where one goes, then one that takes several or needs no announcing, then any that is free.
func (m *mind) pick(tokens []token, spans []span, at int, c int, args Args) (option, choice int, ok bool) {
	best, s := -1, spans[at]
	const announces = 10 // the nearer, the higher
	for _, meaning := range s.senses {
		if meaning.command != c {
			continue
		}
		o := &m.commands[c].Options[meaning.option]
		rank := 1
		switch {
		case announced(tokens, s.from, o.After) > 0:
			rank = announces - announced(tokens, s.from, o.After)
		case o.stands() && m.aside(tokens, spans, at, c, meaning.option):
			rank = 3
		case o.Many > 1 || len(o.After) == 0:
			rank = 2
		}
		if args[o.Name] != "" && o.Many < 2 {
			rank = 0
		}
		if rank > best {
			best, option, choice, ok = rank, meaning.option, meaning.choice, true
		}
	}
	return option, choice, ok
}

// aside reports whether a term stands apart from another one that the option doesn't take, or of which it is the lower one: of
// « tech lead qui hésite entre VP et CTO » it is what one is, since one doesn't become both; of « architecte ou CTO ? » it isn't.
func (m *mind) aside(tokens []token, spans []span, at, c, option int) bool {
	takes := func(s span, of bool) bool {
		return slices.ContainsFunc(s.senses, func(one sense) bool { return one.command == c && (one.option == option) == of })
	}
	for i := at - 1; i >= max(0, at-near); i-- {
		if takes(spans[i], false) {
			if joined(tokens, spans[i].to, spans[at].from) {
				return false
			}
			break
		}
	}
	for i := at + 1; i < min(len(spans), at+1+near); i++ {
		if takes(spans[i], false) {
			if joined(tokens, spans[at].to, spans[i].from) {
				return false
			}
			break
		}
	}
	others := 0 // that the option doesn't take alone
	for i, s := range spans {
		if i != at && takes(s, false) {
			others++
			if !takes(s, true) || m.rank(spans[at], c, option) < m.rank(s, c, option) {
				return true
			}
		}
	}
	return others > 1
}

// rank is the place of a term's choice among those of an option; they go from low to high.
func (m *mind) rank(s span, c, option int) int {
	at := slices.IndexFunc(s.senses, func(one sense) bool { return one.command == c && one.option == option })
	return s.senses[at].choice
}

// near is how many terms before another, and after it, may be joined to it.
const near = 3

// announced returns how many words before tokens[at] one of some words stands, of the three before it and no pause between; 0 for
// none.
func announced(tokens []token, at int, words []string) int {
	for i := at - 1; i >= max(0, at-3) && tokens[i].mark == 0; i-- {
		if slices.Contains(words, tokens[i].text) {
			return at - i
		}
	}
	return 0
}
