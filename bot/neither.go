package bot

import (
	"slices"
	"strings"
)

// neither reads « ni débutant ni senior » as the levels between, and returns what tells the terms that are denied so. One denial
// alone tells nothing: « je ne connais ni Git… ».
func (m *mind) neither(tokens []token, spans []span, c int, args Args) (denied func(span) bool) {
	denies := func(s span) bool {
		for i := s.from - 1; i >= max(0, s.from-2); i-- { // « ni une débutante »
			if slices.Contains(nors, tokens[i].text) {
				return true
			} else if !tokens[i].stop {
				return false
			}
		}
		return false
	}
	for o, option := range m.commands[c].Options {
		if !slices.ContainsFunc(option.Choices, func(choice Choice) bool { return choice.High > 0 }) {
			continue
		}
		var ranks []int
		others := false
		for _, s := range spans {
			if slices.ContainsFunc(s.senses, func(one sense) bool { return one.command == c && one.option == o }) {
				if denies(s) {
					ranks = append(ranks, m.rank(s, c, o))
				} else {
					others = true
				}
			}
		}
		if len(ranks) < 2 {
			continue
		}
		var between []string
		for i := slices.Min(ranks) + 1; i < slices.Max(ranks); i++ {
			between = append(between, option.Choices[i].Value)
		}
		if !others && len(between) > 0 {
			args[option.Name] = strings.Join(between[:min(len(between), max(1, option.Many))], ",")
		}
		return denies
	}
	return func(span) bool { return false }
}

// nors deny what follows them.
var nors = []string{"ni", "neither", "nor"}
