package bot

import (
	"math"
	"slices"
	"strconv"
)

// amount reads a number typed as an option's value, with or without its unit: 38k, 38 000 €, 4 ans.
func amount(value string, q *Quantity) (float64, bool) {
	words := scan(fold(value))
	if len(words) > 1 && !words[0].isNum && slices.Contains(moneyWords, words[0].text) { // €38,000
		words = words[1:]
	}
	if len(words) == 0 || !words[0].isNum {
		return 0, false
	}
	for _, w := range words[1:] {
		if w.isNum || !slices.Contains(moneyWords, w.text) && !slices.Contains(q.After, w.text) && !slices.Contains(q.Loose, w.text) {
			return 0, false
		}
	}
	return words[0].number, true
}

// digits writes a number as Args holds it.
func digits(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// moneyWords may follow any amount.
var moneyWords = []string{"euro", "euros", "eur", "brut", "bruts", "annuel", "annuels", "an", "gross", "a", "year", "per", "par", "de", "d", "each", "every",
	"chaque", "take"}

// beside is how many words before a number, and after it, may say what it is.
const beside = 3

// proof is how surely a number is a quantity.
type proof int

const (
	none  proof = iota
	alone       // its size fits, nothing else says so
	loose       // a word beside it that may mean something else
	sure        // a word beside it that says so
)

// fits says how surely the number at words[i] is the quantity.
func (q *Quantity) fits(words []word, i int) proof {
	_, p := q.read(words, i)
	return p
}

// read returns the quantity that the number at words[i] says, and how surely it does.
func (q *Quantity) read(words []word, i int) (float64, proof) {
	n := words[i].number
	if m, _, _ := q.measure(words, i); m != nil {
		return n, sure
	}
	if i+1 < len(words) && slices.Contains(q.Parts, words[i+1].text) {
		n = math.Round(10*n/q.PartsOf) / 10
		if q.proves(words, i, n) == sure {
			return n, sure
		}
		return 0, none
	}
	if n >= q.ShortMin && n <= q.ShortMax && q.proves(words, i, n*1000) == sure { // « on me propose 42 »
		return n * 1000, sure
	}
	return n, q.proves(words, i, n)
}

// proves says how surely the number at words[i], as n, is the quantity.
func (q *Quantity) proves(words []word, i int, n float64) proof {
	if n < q.Min || n > q.Max {
		return none
	}
	after := words[i+1 : min(len(words), i+1+beside)]
	before := words[max(0, i-beside):i]
	for k := range after {
		if after[k].isNum {
			after = after[:k]
			break
		}
	}
	for _, w := range after {
		if slices.Contains(q.After, w.text) {
			return sure
		}
	}
	if q.denied(after) {
		return none
	}
	for _, w := range before {
		if !w.isNum && slices.Contains(q.Before, w.text) {
			return sure
		}
	}
	if len(after) > 0 && slices.Contains(q.Loose, after[0].text) {
		if n > q.LooseMax { // years of life, not of work
			return none
		}
		return loose
	}
	if n >= q.AloneMin && n <= q.AloneMax && q.AloneMax > 0 {
		return alone
	}
	return none
}

// denied reports whether the words after a number, the unit among them, say that it is something else.
func (q *Quantity) denied(after []word) bool {
	for _, w := range after {
		if slices.Contains(q.Never, w.text) {
			return true
		}
		if !slices.Contains(moneyWords, w.text) {
			return false
		}
	}
	return false
}
