package bot

import (
	"slices"
	"strconv"
	"strings"
)

// A Measure is another way to state a Quantity, which the words beside the number tell: 3 200 net par mois, for what is
// gross and yearly. Args holds the number and the Name: "3200 net-month". Nothing is converted.
type Measure struct {
	Name     string     // what its Words make, so that it reads back
	Label    Text       // as one reads it after the number: "net a month"
	Words    [][]string // one word of each list stands beside the number
	Min, Max float64    // the numbers that may be stated so
}

// Measured returns a numeric option and the Name of the Measure that it was given in, empty for its own.
func (a Args) Measured(name string) (n float64, measure string, given bool) {
	number, measure, _ := strings.Cut(a[name], " ")
	n, err := strconv.ParseFloat(number, 64)
	return n, measure, err == nil
}

// measureReach is how many words on each side of a number tell its Measure.
const measureReach = 5

// measure finds the Measure that the words beside the number at words[i] tell, and where those begin and end; nil for none.
func (q *Quantity) measure(words []word, i int) (m *Measure, from, to int) {
	if len(q.Measures) == 0 {
		return nil, i, i + 1
	}
	from, to = i, i+1
	for to < len(words) && to-i <= measureReach && q.measures(words[to]) {
		to++
	}
	for from > 0 && i-from < measureReach && q.measures(words[from-1]) {
		from--
	}
	if from > 0 && words[from-1].isNum { // they are that number's
		from = i
	}
	if changes(words, to) {
		return nil, i, i + 1
	}
	for k := range q.Measures {
		m := &q.Measures[k]
		said := func(list []string) bool {
			return slices.ContainsFunc(words[from:to], func(w word) bool { return !w.isNum && slices.Contains(list, w.text) })
		}
		if n := words[i].number; n >= m.Min && n <= m.Max && !slices.ContainsFunc(m.Words, func(list []string) bool { return !said(list) }) {
			return m, from, to
		}
	}
	return nil, i, i + 1
}

// measures reports whether a word may stand between a number and what tells its Measure, or tells it.
func (q *Quantity) measures(w word) bool {
	if w.isNum {
		return false
	}
	if slices.Contains(moneyWords, w.text) {
		return true
	}
	return slices.ContainsFunc(q.Measures, func(m Measure) bool {
		return slices.ContainsFunc(m.Words, func(list []string) bool { return slices.Contains(list, w.text) })
	})
}

// changes reports whether what ends at words[to] is a difference, and no amount: 200 € net de plus.
func changes(words []word, to int) bool {
	if to >= len(words) {
		return false
	}
	of := words[to-1].text == "de" || words[to-1].text == "d"
	return slices.Contains([]string{"more", "less", "extra"}, words[to].text) ||
		of && slices.Contains([]string{"plus", "moins", "augmentation", "prime"}, words[to].text)
}

// stated reads an amount in one of the Measures, as typed or as Args holds it.
func (q *Quantity) stated(value string) (string, bool) {
	words := scan(fold(value))
	i := slices.IndexFunc(words, func(w word) bool { return w.isNum })
	if i < 0 {
		return "", false
	}
	m, from, to := q.measure(words, i)
	if m == nil || from > 0 || to < len(words) {
		return "", false
	}
	return m.value(words[i].number), true
}

// value is how Args holds a number in this Measure.
func (m *Measure) value(n float64) string { return digits(n) + " " + m.Name }

// shown is an amount as a person reads or types it, in the Measure that Args holds it in: 3 200 net par mois.
func (q *Quantity) shown(value string, l Locale, write func(Locale, float64) string) string {
	n, name, ok := Args{"": value}.Measured("")
	if !ok {
		return value
	}
	for _, m := range q.Measures {
		if m.Name == name {
			return write(l, n) + " " + m.Label.In(l)
		}
	}
	return write(l, n)
}

// instead are the ways to state a number that isn't the Quantity's own.
func (q *Quantity) instead(n float64) []string {
	var values []string
	for _, m := range q.Measures {
		if n >= m.Min && n <= m.Max && !slices.Contains(values, m.value(n)) {
			values = append(values, m.value(n))
		}
	}
	return values
}
