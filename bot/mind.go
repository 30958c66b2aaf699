package bot

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A mind is all that questions are understood with, derived from what the commands and the lexicon declare.
type mind struct {
	commands []Command
	lexicon  Lexicon
	vocabulary
	senses   map[string][]sense // a term's stems → the choices it may name
	concepts map[string]string  // a term's stems → the idea
	limits   map[string]int     // a term's stems → place in lexicon.Limits
	longest  int                // words in the longest term
	chooser  *classifier        // of commands, the last class being somebody else's questions
	detail   []*classifier      // for each command, of its choices
	answers  [][]sense          // for each command, what each class of its detail means
}

// sense is one choice of one option of one command.
type sense struct{ command, option, choice int }

// token is a word of a message, brought to the vocabulary.
type token struct {
	word
	stem     string
	known    bool
	stop     bool
	repaired bool // was spelt otherwise
	hurried  bool // was an abbreviation of the lexicon
}

func newMind(commands []Command, lexicon Lexicon) *mind {
	m := &mind{commands: commands, lexicon: lexicon, senses: map[string][]sense{},
		concepts: map[string]string{}, limits: map[string]int{}}
	m.known, m.spelling = map[string]known{}, map[string][]word{}
	m.learnAll()
	m.index()
	m.addTerms()
	m.train()
	return m
}

// learnAll gathers the vocabulary.
func (m *mind) learnAll() {
	for from, to := range m.lexicon.Spelling {
		m.spelling[fold(from)] = scan(fold(to))
		m.learn(French, to, true)
	}
	for _, l := range []Locale{French, English} {
		for _, c := range m.commands {
			m.learn(l, c.Names.In(l)+" "+c.Title.In(l), true)
			m.learnPhrases(l, c.Examples, true)
			for _, o := range c.Options {
				for _, choice := range o.Choices {
					m.learn(l, choice.Label.In(l), true)
					m.learnPhrases(l, choice.Terms, true)
					m.learnPhrases(l, choice.Asks, true)
				}
			}
		}
		for _, c := range m.lexicon.Concepts {
			m.learnPhrases(l, c.Words, true)
		}
		for _, limit := range m.lexicon.Limits {
			m.learnPhrases(l, limit.Terms, false)
		}
		m.learnPhrases(l, m.lexicon.Others, false)
		m.stop(l, m.lexicon.Stop.In(l))
	}
	for text := range numberWords {
		m.learn(French, text, true)
	}
}

func (m *mind) learnPhrases(l Locale, p Phrases, subject bool) {
	for _, text := range p.In(l) {
		m.learn(l, text, subject)
	}
}

// addTerms indexes the names of choices, concepts and limits by their stems.
func (m *mind) addTerms() {
	for c := range m.commands {
		for o, option := range m.commands[c].Options {
			for i, choice := range option.Choices {
				for _, term := range append([]string{choice.Value, choice.Label.FR, choice.Label.EN}, choice.Terms.All()...) {
					key, meaning := m.key(term), sense{c, o, i}
					if key != "" && !slices.Contains(m.senses[key], meaning) {
						m.senses[key] = append(m.senses[key], meaning)
					}
				}
			}
		}
	}
	for _, c := range m.lexicon.Concepts {
		for _, term := range c.Words.All() {
			m.concepts[m.key(term)] = c.ID
		}
	}
	for i, limit := range m.lexicon.Limits {
		for _, term := range limit.Terms.All() {
			m.limits[m.key(term)] = i
		}
	}
}

// key is a term's stems, without stop words.
func (m *mind) key(term string) string {
	stems := make([]string, 0, 4)
	for _, t := range m.words(term) {
		if !t.stop {
			stems = append(stems, t.stem)
		}
	}
	m.longest = max(m.longest, len(stems))
	return strings.Join(stems, " ")
}

// words brings a text to the vocabulary.
func (m *mind) words(text string) []token {
	tokens := make([]token, 0, 16)
	for _, w := range scan(fold(text)) {
		full, hurried := m.spelling[w.text]
		if !hurried || w.isNum {
			tokens = append(tokens, m.token(w))
			continue
		}
		for _, w := range full {
			t := m.token(w)
			t.hurried = true
			tokens = append(tokens, t)
		}
	}
	return tokens
}

func (m *mind) token(w word) token {
	if w.isNum {
		return token{word: w, stem: strconv.FormatFloat(w.number, 'f', -1, 64), known: true}
	}
	k, ok := m.known[w.text]
	if ok {
		return token{word: w, stem: k.stem, known: true, stop: k.stop}
	}
	if text, ok := m.repair(w.text); ok {
		w.text = text
		return token{word: w, stem: m.known[text].stem, known: true, repaired: true}
	}
	return token{word: w, stem: w.text}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
