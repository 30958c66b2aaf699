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
	terms   map[string]meaning   // by a term's stems
	limits  map[string]int       // place in lexicon.Limits, from 1, by a term's very words: a stem is no proof
	longest int                  // words in the longest term
	rows    map[string]int       // of the classifiers' weights, by feature
	chooser *classifier          // of commands, the last class being somebody else's questions
	detail  []func() *classifier // for each command, of its choices; nil where there is nothing to choose
	answers [][]sense            // for each command, what each class of its detail means
}

// meaning is all that a term may stand for.
type meaning struct {
	senses   []sense
	concept  string
	features []string // what a classifier sees of it
}

// sense is one choice of one option of one command.
type sense struct{ command, option, choice int }

// token is a word of a message, brought to the vocabulary.
type token struct {
	word
	stem    string
	known   bool
	stop    bool
	guessed bool // was spelt otherwise
	hurried bool // was an abbreviation of the lexicon
}

func newMind(commands []Command, lexicon Lexicon) *mind {
	m := &mind{commands: commands, lexicon: lexicon, terms: map[string]meaning{}, limits: map[string]int{},
		rows: map[string]int{}}
	m.known, m.spelling = map[string]known{}, map[string][]word{}
	m.hearAll()
	m.index()
	m.addTerms()
	m.learn()
	return m
}

// hearAll gathers the vocabulary.
func (m *mind) hearAll() {
	for from, to := range m.lexicon.Spelling {
		m.spelling[fold(from)] = scan(fold(to))
		m.hear(French, to, true)
	}
	for _, l := range []Locale{French, English} {
		for _, c := range m.commands {
			m.hear(l, c.Names.In(l)+" "+c.Title.In(l), true)
			m.hearPhrases(l, c.Examples, true)
			for _, o := range c.Options {
				for _, choice := range o.Choices {
					m.hear(l, choice.Label.In(l), true)
					m.hearPhrases(l, choice.Terms, true)
					m.hearPhrases(l, choice.Asks, true)
				}
			}
		}
		for _, c := range m.lexicon.Concepts {
			m.hearPhrases(l, c.Words, true)
		}
		for _, limit := range m.lexicon.Limits {
			m.hearPhrases(l, limit.Terms, false)
		}
		m.hearPhrases(l, m.lexicon.Others, false)
		m.stop(l, m.lexicon.Stop.In(l))
	}
	for text := range numberWords {
		m.hear(French, text, true)
	}
}

func (m *mind) hearPhrases(l Locale, p Phrases, subject bool) {
	for _, text := range p.In(l) {
		m.hear(l, text, subject)
	}
}

// addTerms indexes the names of choices, concepts and limits by their stems.
func (m *mind) addTerms() {
	add := func(terms []string, change func(*meaning)) {
		for _, term := range terms {
			if key := m.key(term); key != "" {
				of := m.terms[key]
				change(&of)
				m.terms[key] = of
			}
		}
	}
	for c := range m.commands {
		for o, option := range m.commands[c].Options {
			for i, choice := range option.Choices {
				names := append([]string{choice.Value, choice.Label.FR, choice.Label.EN}, choice.Terms.All()...)
				features := []string{"@" + m.commands[c].Name + "." + option.Name, "=" + option.Name + ":" + choice.Value}
				add(names, func(of *meaning) {
					if one := (sense{c, o, i}); !slices.Contains(of.senses, one) {
						of.senses = append(of.senses, one)
						of.features = append(of.features, features...)
					}
				})
			}
		}
	}
	for _, c := range m.lexicon.Concepts {
		add(c.Words.All(), func(of *meaning) {
			if of.concept == "" {
				of.concept = c.ID
				of.features = append(of.features, "#"+c.ID)
			}
		})
	}
	for i, limit := range m.lexicon.Limits {
		add(limit.Terms.All(), func(*meaning) {})
		for _, term := range limit.Terms.All() {
			text := meant(m.words(term))
			m.limits[text], m.limits[text+"s"] = i+1, i+1
		}
	}
}

// key is a term's stems. Stop words don't count, unless no more than one word is left without them: « sans expérience »
// and « à mon compte » are not « expérience » and « compte ».
func (m *mind) key(term string) string {
	all, stems := make([]string, 0, 4), make([]string, 0, 4)
	for _, t := range m.words(term) {
		all = append(all, t.stem)
		if !t.stop {
			stems = append(stems, t.stem)
		}
	}
	if len(stems) <= 1 && len(all) > 1 {
		m.longest = max(m.longest, len(all))
		return exact + strings.Join(all, " ")
	}
	m.longest = max(m.longest, len(stems))
	return strings.Join(stems, " ")
}

// meant is a term's words as they are written, without stop words.
func meant(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		if !t.stop {
			b.WriteString(t.text + " ")
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// exact begins the key of a term whose stop words count.
const exact = "="

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
		return token{word: w, stem: m.known[text].stem, known: true, guessed: true}
	}
	return token{word: w, stem: w.text}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
