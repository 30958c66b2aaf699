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
		case last >= 0 && joined(tokens[last:s.from]):
			return true
		}
		last = s.to
	}
	return false
}

// joinMost is how many words may stand between two values that are listed.
const joinMost = 5

// joined reports whether the words between two values only join them: « Redis et puis Mongo ».
func joined(between []token) bool {
	joins := false
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
	joining   = []string{"ou", "or", "vs", "versus", "et", "and", "puis", "then", "avec", "with", "ni", "nor"}
)
