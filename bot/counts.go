package bot

import (
	"math"
	"slices"
	"strings"
)

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
