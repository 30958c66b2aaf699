package bot

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A mind is all that questions are understood with, derived from what the commands and the lexicon declare.
type mind struct {
	commands []Command
	lexicon  Lexicon
	vocabulary
	terms    map[string]meaning   // by a term's stems, and by the beginnings of those; these mean nothing
	limits   map[string]int       // place in lexicon.Limits, from 1, by a term's very words: a stem is no proof
	rows     []int32              // of the classifiers' weights, from 1, by a feature's slot
	features int32                // how many rows
	ready    func()               // returns when the next two are there
	chooser  *classifier          // of commands, the last class being somebody else's questions
	detail   []func() *classifier // for each command, of its choices; nil where there is nothing to choose
	answers  [][]sense            // for each command, what each class of its detail means
}

// meaning is all that a term may stand for.
type meaning struct {
	named    bool // it is a term, not the beginning of one
	senses   []sense
	concept  string
	features []uint32 // what a classifier sees of it
}

// sense is one choice of one option of one command.
type sense struct{ command, option, choice int }

// token is a word of a message, brought to the vocabulary.
type token struct {
	word
	*known
	stem    string
	guessed bool // was spelt otherwise
}

func newMind(commands []Command, lexicon Lexicon) *mind {
	m := &mind{commands: commands, lexicon: lexicon, terms: map[string]meaning{}, limits: map[string]int{}}
	m.known = map[string]*known{}
	lessons := m.gather()
	inParts(len(lessons), func(i int) { lessons[i].words = scan(fold(lessons[i].text)) })
	m.hearAll()
	for i := range lessons {
		m.hearWords(lessons[i].locale, lessons[i].words, lessons[i].command < len(commands), true)
	}
	m.index()
	m.addTerms()
	m.markBegins()
	m.ready = sync.OnceFunc(func() { m.learn(lessons) })
	go m.ready() // typed commands needn't wait for it; questions do
	return m
}

// hearAll gathers the vocabulary.
func (m *mind) hearAll() {
	for from, to := range m.lexicon.Spelling {
		m.hear(French, to, true)
		m.hear(French, from, false)
		if k := m.known[fold(from)]; k != nil { // of one word: no other can be met
			k.full = scan(fold(to))
		}
	}
	for _, l := range []Locale{French, English} {
		for _, c := range m.commands {
			m.hear(l, c.Names.In(l)+" "+c.Title.In(l), true)
			for _, o := range c.Options {
				for _, choice := range o.Choices {
					m.hear(l, choice.Label.In(l), true)
					m.hearPhrases(l, choice.Terms, true)
				}
			}
		}
		for _, c := range m.lexicon.Concepts {
			m.hearPhrases(l, c.Words, true)
		}
		for _, limit := range m.lexicon.Limits {
			m.hearPhrases(l, limit.Terms, false)
		}
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
				of.named = true
				change(&of)
				m.terms[key] = of
				for end := strings.LastIndexByte(key, ' '); end > 0; end = strings.LastIndexByte(key[:end], ' ') {
					beginning := m.terms[key[:end]]
					m.terms[key[:end]] = beginning // so that a search knows when to give up
				}
			}
		}
	}
	for c := range m.commands {
		for o, option := range m.commands[c].Options {
			for i, choice := range option.Choices {
				names := append([]string{choice.Value, choice.Label.FR, choice.Label.EN}, choice.Terms.All()...)
				features := []uint32{hash("@", m.commands[c].Name, ".", option.Name), hash("=", option.Name, ":", choice.Value)}
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
				of.features = append(of.features, hash("#", c.ID))
			}
		})
	}
	for i, limit := range m.lexicon.Limits {
		add(limit.Terms.All(), func(*meaning) {})
		for _, term := range limit.Terms.All() {
			if text := meant(m.words(term)); text != "" {
				m.limits[text], m.limits[text+"s"] = i+1, i+1
			}
		}
	}
}

// markBegins notes which words may begin a term, so that a search looks only there.
func (m *mind) markBegins() {
	for _, k := range m.known {
		_, k.begins = m.terms[k.stem]
		_, k.beginsX = m.terms[exact+k.stem]
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
		return exact + strings.Join(all, " ")
	}
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
func (m *mind) words(text string) []token { return m.tokens(scan(fold(text))) }

// tokens brings words to the vocabulary, abbreviations written out.
func (m *mind) tokens(words []word) []token {
	tokens := make([]token, 0, len(words)+2)
	for _, w := range words {
		k := m.known[w.text]
		switch {
		case w.isNum:
			tokens = append(tokens, token{word: w, known: &numeral, stem: strconv.FormatFloat(w.number, 'f', -1, 64)})
		case k == nil:
			tokens = append(tokens, m.stranger(w))
		case k.full != nil:
			for _, w := range k.full {
				w.hurried = true
				tokens = append(tokens, token{word: w, known: m.known[w.text], stem: m.known[w.text].stem})
			}
		default:
			tokens = append(tokens, token{word: w, known: k, stem: k.stem})
		}
	}
	return tokens
}

// numeral is what is known of any number.
var numeral = known{begins: true, beginsX: true}

// stranger guesses which known word was meant.
func (m *mind) stranger(w word) token {
	text, ok := m.repair(w.text)
	if !ok {
		return token{word: w, known: &unknown, stem: w.text}
	}
	w.text = text
	return token{word: w, known: m.known[text], stem: m.known[text].stem, guessed: true}
}

// unknown is what is known of a stranger that nobody meant.
var unknown = known{strange: true}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
