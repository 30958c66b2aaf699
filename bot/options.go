package bot

import (
	"cmp"
	"slices"
	"strings"
)

// options finds values for a command's options: choices by their terms, numbers by the words beside them. It returns
// too the words that nothing explains.
func (m *mind) options(tokens []token, spans []span, c int) (Args, string) {
	command := &m.commands[c]
	args := Args{}
	used := make([]bool, len(tokens))
	spans = m.inside(tokens, spans, c)
	denied := m.neither(tokens, spans, c, args)
	for _, at := range m.announcedFirst(tokens, spans, c) {
		s := spans[at]
		if denied(s) {
			continue
		}
		o, choice, ok := m.pick(tokens, spans, at, c, args)
		if ok {
			option := &command.Options[o]
			value := option.Choices[choice].Value
			switch list := args.List(option.Name); {
			case len(list) == 0:
				args[option.Name] = value
			case slices.Contains(list, value):
			case len(list) < option.Many:
				args[option.Name] += "," + value
			default: // one too many is not understood
				ok = false
			}
		}
		if ok || s.concept != "" {
			for i := s.from; i < s.to; i++ {
				used[i] = true
			}
		}
	}
	m.numbers(tokens, c, args, used)
	var left []string
	for i, t := range tokens {
		if !used[i] && !t.stop {
			text := cmp.Or(t.typed, t.text)
			if t.isNum {
				text = t.stem
			}
			left = append(left, text)
		}
	}
	return args, strings.Join(left, " ")
}

func wordsOf(tokens []token) []word {
	words := make([]word, len(tokens))
	for i, t := range tokens {
		words[i] = t.word
	}
	return words
}
