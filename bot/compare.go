package bot

import "slices"

// compares reports whether a question weighs values of a command's options against each other, or lists them: they are all
// meant then, however little is said of each.
func (m *mind) compares(tokens []token, spans []span, c int) bool {
	if slices.ContainsFunc(tokens, func(t token) bool { return slices.Contains(comparing, t.text) }) {
		return true
	}
	of := func(s span) bool {
		return slices.ContainsFunc(s.senses, func(one sense) bool { return one.command == c && m.commands[c].Options[one.option].Many > 1 })
	}
	last := -1 // where the last value ended
	for _, s := range spans {
		switch {
		case s.concept == m.lexicon.Compare && s.concept != "":
			return true
		case !of(s):
			continue
		case last >= 0 && joined(tokens, last, s.from):
			return true
		}
		last = s.to
	}
	return false
}

// How many words may stand between two values that are listed, and between two of which it is one or the other.
const (
	joinMost   = 5
	eitherMost = 3
)

// joined reports whether the words tokens[from:to] between two values only join them, or a comma alone does: « Redis et puis Mongo »,
// « Epita, Epitech ? ».
func joined(tokens []token, from, to int) bool {
	between, joins := tokens[from:to], from == to && from > 0 && tokens[from-1].mark == ','
	if len(between) > 0 && len(between) <= eitherMost && slices.Contains(either, between[0].text) { // « ou directement »
		return true
	}
	for _, t := range between {
		is := slices.Contains(joining, t.text)
		if joins = joins || is; !is && (!t.stop || t.isNum) {
			return false
		}
	}
	return joins && len(between) <= joinMost
}

var (
	comparing = []string{"ou", "or", "vs", "versus", "contre", "against", "entre", "between"}
	either    = []string{"ou", "or", "vs", "versus"}
	joining   = []string{"ou", "or", "vs", "versus", "et", "and", "puis", "then", "avec", "with", "ni", "nor"}
)
