package bot

import (
	"strconv"
	"strings"
)

// token is a word of a message, brought to the vocabulary.
type token struct {
	word
	*known
	stem      string
	guessed   bool   // was spelt otherwise
	typed     string // as it was spelt then
	forgotten bool   // is left out of what a lesson teaches, save what it has in common with others
}

// words brings a text to the vocabulary, when that is there.
func (m *mind) words(text string) []token {
	m.heard()
	return m.read(text)
}

func (m *mind) read(text string) []token { return m.tokens(scan(fold(m.lexicon.spellOut(text)))) }

// repairsMost is how many words of a message are mended: one with more slips is no question.
const repairsMost = 40

// tokens brings words to the vocabulary, abbreviations written out.
func (m *mind) tokens(words []word) []token {
	tokens, repairs, l := make([]token, 0, len(words)+2), repairsMost, m.leaning(words)
	for i := 0; i < len(words); i++ {
		w := words[i]
		if n := m.spelt(words[i:]); n > 0 {
			w = word{text: letters(words[i : i+n]), mark: words[i+n-1].mark}
			i += n - 1
		}
		if w.heard == nil {
			w.heard = m.known[w.text]
		}
		if w.heard == nil && w.mark == ',' && i+1 < len(words) && len(words[i+1].text) == 1 { // « Toulous,e »
			if k := m.known[w.text+words[i+1].text]; k != nil {
				i++
				w.text, w.heard, w.mark = w.text+words[i].text, k, words[i].mark
			}
		}
		k := w.heard
		if w.isNum || k == nil || k.full == nil {
			tokens = append(tokens, m.token(w, k, l, &repairs))
			continue
		}
		for _, w := range k.full { // once: one abbreviation may stand in another's words
			w.hurried = true
			tokens = append(tokens, m.token(w, m.known[w.text], l, &repairs))
		}
		if len(tokens) > 0 {
			tokens[len(tokens)-1].mark = max(tokens[len(tokens)-1].mark, w.mark)
		}
	}
	return tokens
}

// lettersMost is how many letters an abbreviation has at most that is spelt out.
const lettersMost = 6

// spelt returns how many letters a known abbreviation takes that is spelt out at the beginning: b.u.t, p h p; 0 for none.
func (m *mind) spelt(words []word) int {
	n := 0
	for n < min(len(words), lettersMost) && len(words[n].text) == 1 && !words[n].isNum {
		n++
	}
	for ; n >= 3; n-- {
		if m.known[letters(words[:n])] != nil {
			return n
		}
	}
	return 0
}

func letters(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text)
	}
	return b.String()
}

// token brings a word of a message in a language to the vocabulary. A repair is one of those that are left.
func (m *mind) token(w word, k *known, l Locale, repairs *int) token {
	switch {
	case w.isNum:
		return token{word: w, known: &numeral, stem: strconv.FormatFloat(w.number, 'f', -1, 64)}
	case *repairs == 0 && k == nil:
		return token{word: w, known: &unknown, stem: w.text}
	case k == nil:
		*repairs--
		return m.stranger(w, l)
	case *repairs > 0 && k.seldom(l):
		*repairs--
		if text, ok := m.commoner(w.text, l); ok { // a slip that a lesson holds too
			if again, ok := m.commoner(text, l); ok { // a slip that many make
				text = again
			}
			return m.mended(w, text)
		}
	}
	return token{word: w, known: k, stem: k.stem}
}

// numeral is what is known of any number.
var numeral = known{begins: true, beginsX: true}

// stranger guesses which known word was meant.
func (m *mind) stranger(w word, l Locale) token {
	one := strings.TrimRight(w.text, "sx")
	if k := m.known[one]; k != nil && len(one) > 2 && !k.seldom(l) { // the plural of a known word
		w.text = one
		return token{word: w, known: k, stem: k.stem}
	}
	text, ok := m.repair(w.text, l)
	if !ok {
		return token{word: w, known: &unknown, stem: w.text}
	}
	if word, ok := m.commoner(text, l); ok {
		text = word
	}
	if full := m.known[text].full; len(full) == 1 && m.known[full[0].text] != nil {
		text = full[0].text
	}
	return m.mended(w, text)
}

// mended is a word of a message that was meant to be a known one.
func (m *mind) mended(w word, text string) token {
	typed := w.text
	w.text = text
	return token{word: w, known: m.known[text], stem: m.known[text].stem, guessed: true, typed: typed}
}

// unknown is what is known of a stranger that nobody meant.
var unknown = known{strange: true}
