package bot

import (
	"slices"

	"strings"
)

// options finds values for a command's options: choices by their terms, numbers by the words beside them. It returns
// too the words that nothing explains.
func (m *mind) options(tokens []token, spans []span, c int) (Args, string) {
	command := &m.commands[c]
	args := Args{}
	used := make([]bool, len(tokens))
	for _, s := range spans {
		o, choice, ok := m.pick(tokens, s, c, args)
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
			left = append(left, t.text)
			if t.isNum {
				left[len(left)-1] = t.stem
			}
		}
	}
	return args, strings.Join(left, " ")
}

// pick chooses which of a command's options a term is for: one that the words before it announce, then one that needs
// no announcing, then any that is still free.
func (m *mind) pick(tokens []token, s span, c int, args Args) (option, choice int, ok bool) {
	best := -1
	for _, meaning := range s.senses {
		if meaning.command != c {
			continue
		}
		o := &m.commands[c].Options[meaning.option]
		rank := 1
		switch {
		case announced(tokens, s.from, o.After):
			rank = 3
		case len(o.After) == 0:
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

// announced reports whether one of the words stands among the three before tokens[at].
func announced(tokens []token, at int, words []string) bool {
	for i := max(0, at-3); i < at; i++ {
		if slices.Contains(words, tokens[i].text) {
			return true
		}
	}
	return false
}

// numbers gives each number to the option that it fits most surely.
func (m *mind) numbers(tokens []token, c int, args Args, used []bool) {
	words := wordsOf(tokens)
	for i, t := range tokens {
		if n, ok := numberWords[t.text]; ok && i+1 < len(tokens) && !t.isNum {
			words[i] = word{text: t.text, isNum: true, number: n}
			t = token{word: words[i]}
		}
		if !t.isNum || used[i] {
			continue
		}
		best, option := none, (*Option)(nil)
		for o := range m.commands[c].Options {
			candidate := &m.commands[c].Options[o]
			if candidate.Kind != Amount || args[candidate.Name] != "" {
				continue
			}
			if p := candidate.Quantity.fits(words, i); p > best {
				best, option = p, candidate
			}
		}
		letters := tokens[i].text != ""
		if option == nil || letters && best < loose {
			words[i] = tokens[i].word
			continue
		}
		q := &option.Quantity
		args[option.Name] = digits(t.number)
		used[i] = true
		if m, from, to := q.measure(words, i); m != nil {
			args[option.Name] = m.value(t.number)
			for k := from; k < to; k++ {
				used[k] = true
			}
		}
		for k := i + 1; k < min(len(tokens), i+4); k++ {
			text := tokens[k].text
			if slices.Contains(q.After, text) || slices.Contains(q.Loose, text) || slices.Contains(moneyWords, text) {
				used[k] = true
			}
		}
		for k := max(0, i-3); k < i; k++ {
			if slices.Contains(q.Before, tokens[k].text) {
				used[k] = true
			}
		}
	}
}

func wordsOf(tokens []token) []word {
	words := make([]word, len(tokens))
	for i, t := range tokens {
		words[i] = t.word
	}
	return words
}
