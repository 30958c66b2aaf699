package bot

import (
	"math"
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
			left = append(left, t.text)
			if t.isNum {
				left[len(left)-1] = t.stem
			}
		}
	}
	return args, strings.Join(left, " ")
}

// announcedFirst lists the places of the terms, those first that words before them announce: of « lead ou staff ? je suis
// senior » it is senior that one is.
func (m *mind) announcedFirst(tokens []token, spans []span, c int) []int {
	order := make([]int, 0, len(spans))
	for _, first := range []bool{true, false} {
		for at, s := range spans {
			is := slices.ContainsFunc(s.senses, func(one sense) bool {
				return one.command == c && announced(tokens, s.from, m.commands[c].Options[one.option].After)
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
	for _, meaning := range s.senses {
		if meaning.command != c {
			continue
		}
		o := &m.commands[c].Options[meaning.option]
		rank := 1
		switch {
		case announced(tokens, s.from, o.After):
			rank = 4
		case o.Many < 2 && len(o.After) > 0 && m.aside(tokens, spans, at, c, meaning.option):
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
// « tech lead, VP ou CTO ? » it is what one is, since one doesn't become both; of « architecte ou CTO ? » it isn't.
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

// announced reports whether one of the words stands among the three before tokens[at], no pause between.
func announced(tokens []token, at int, words []string) bool {
	for i := at - 1; i >= max(0, at-3) && tokens[i].mark == 0; i-- {
		if slices.Contains(words, tokens[i].text) {
			return true
		}
	}
	return false
}

// numbers gives each number to the option that it fits most surely.
func (m *mind) numbers(tokens []token, c int, args Args, used []bool) {
	words := wordsOf(tokens)
	for i := 0; i < len(words); i++ {
		spelt, length := words[i].number, 1
		if !words[i].isNum {
			spelt, length = spelled(words[i:])
		}
		if used[i] || length == 0 {
			continue
		}
		before, after := max(0, i-measureReach), min(len(words), i+length+measureReach+1)
		around, at := append(append(slices.Clone(words[before:i]), word{isNum: true, number: spelt}), words[i+length:after]...), i-before
		best, number, option := none, 0.0, (*Option)(nil)
		for o := range m.commands[c].Options {
			candidate := &m.commands[c].Options[o]
			if !candidate.counts() || args[candidate.Name] != "" {
				continue
			}
			if n, p := candidate.Quantity.read(around, at); p > best || p == best && p > none && candidate.Quantity.unit(around, at) {
				best, number, option = p, n, candidate
			}
		}
		if option == nil || best < loose && (option.Kind != Amount || !words[i].isNum && spelt < magnitude) {
			continue
		}
		value := option.counted(number)
		if m, from, to := option.Quantity.measure(around, at); m != nil {
			value = m.value(around[at].number)
			for k := i - (at - from); k < i+length+(to-at-1); k++ {
				used[k] = true
			}
		}
		args[option.Name] = value
		for k := range length {
			used[i+k] = true
		}
		option.Quantity.explains(tokens, i, i+length, used)
		i += length - 1
	}
}

// unit reports whether the word right after the number at words[i] says what it is, which counts for more than the words before
// it: of « je facture 200 jours » it is the days.
func (q *Quantity) unit(words []word, i int) bool {
	return i+1 < len(words) && slices.Contains(q.After, words[i+1].text)
}

// magnitude is from which number on one in letters needs no word beside it, as one in digits: « quatre-vingt-cinq mille ».
const magnitude = 1000

// counts reports whether a number may tell an option's value.
func (o *Option) counts() bool { return o.Kind == Amount || o.Kind == Word && o.Quantity.Max > 0 }

// counted is an option's value by a number.
func (o *Option) counted(n float64) string {
	if o.Kind == Amount {
		return digits(n)
	}
	var list []string
	for _, choice := range o.Choices {
		if whole := math.Floor(n); choice.High > 0 && whole >= choice.Low && whole <= choice.High {
			list = append(list, choice.Value)
		}
	}
	return strings.Join(list[max(0, len(list)-max(1, o.Many)):], ",")
}

// explains marks the words around the number tokens[from:to] that say what it is.
func (q *Quantity) explains(tokens []token, from, to int, used []bool) {
	for k := to; k < min(len(tokens), to+beside); k++ {
		text := tokens[k].text
		if slices.Contains(q.After, text) || slices.Contains(q.Loose, text) || slices.Contains(q.Parts, text) || slices.Contains(moneyWords, text) {
			used[k] = true
		}
	}
	for k := max(0, from-beside); k < from; k++ {
		if slices.Contains(q.Before, tokens[k].text) {
			used[k] = true
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
