package bot

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A mind is all that questions are understood with, derived from what the commands and the lexicon declare.
type mind struct {
	commands []Command
	lexicon  Lexicon
	vocabulary
	keys     []termKey          // of the terms, as they are declared
	terms    map[string]meaning // by a term's stems, and by the beginnings of those; these mean nothing
	limits   map[string]int     // place in lexicon.Limits, from 1, by a term's very words: a stem is no proof
	places   []int32            // the numbers of the features that teach, from 1, by slot
	features int32              // how many of them
	classes  []sense            // what a question may mean, the last class being somebody else's questions
	heard    func()             // returns when all of the above is there
	ready    func()             // returns when the next is there
	chooser  *classifier        // of classes

	trained chan struct{}        // closed when it is
	former  atomic.Pointer[mind] // understands questions until then; nil for none
}

// learnTime is how long a question waits for a mind that learns, when a former one can answer it: Discord and Slack wait no
// longer than 3 s in all.
const learnTime = time.Second

// able returns the mind that questions are understood with: the former one where this one learns for long, as it may after
// an edit of the knowledge.
func (m *mind) able() *mind {
	former := m.former.Load()
	if former == nil {
		return m
	}
	timer := time.NewTimer(learnTime)
	defer timer.Stop()
	select {
	case <-m.trained:
		return m
	case <-timer.C:
		return former
	}
}

// latest returns the mind that is trained, without a wait.
func (m *mind) latest() *mind {
	if former := m.former.Load(); former != nil {
		return former
	}
	return m
}

// newMind begins to make a mind: its words, which typed commands seldom wait for, and what it learns, which questions do. Until
// then the former one, if any, understands questions.
func newMind(commands []Command, lexicon Lexicon, former *mind) *mind {
	m := &mind{commands: commands, lexicon: lexicon, terms: map[string]meaning{}, limits: map[string]int{}, trained: make(chan struct{})}
	m.former.Store(former)
	m.near = sync.OnceValue(m.nearWords)
	m.eachClass(func(meant sense, _ Phrases) { m.classes = append(m.classes, meant) })
	var lessons []lesson
	weighed := make(chan bool, 1) // whether the weights are recalled
	m.heard = sync.OnceFunc(func() {
		weights, recalled := m.recall()
		go func() { weighed <- recalled && m.recallWeights(weights) }()
		if !recalled {
			m.known, m.keys, m.terms, m.limits = map[string]*known{}, nil, map[string]meaning{}, map[string]int{}
			lessons = m.lessons()
			m.hearLessons(lessons)
			m.hearAll()
			m.index()
			m.relate(m.lexicon.Families)
		}
		m.abbreviate()
		if !recalled {
			m.addTerms()
			m.markBegins()
			m.near = sync.OnceValue(m.nearWords) // anew: reading the terms may have made it before it was known which words begin one
		}
	})
	m.ready = sync.OnceFunc(func() {
		m.heard()
		if !<-weighed {
			if lessons == nil {
				lessons = m.lessons()
			}
			m.learn(lessons)
		}
		lessons = nil
		close(m.trained)
		m.former.Store(nil)
	})
	go m.ready()
	return m
}

// hearAll gathers the vocabulary.
func (m *mind) hearAll() {
	for from, to := range m.lexicon.Spelling {
		m.hear(French, to)
		m.hear(French, from)
	}
	for _, l := range []Locale{French, English} {
		for _, c := range m.commands {
			m.hear(l, c.Names.In(l)+" "+c.Title.In(l))
			for _, o := range c.Options {
				for _, measure := range o.Quantity.Measures { // of both languages, so that they tell none
					m.hear(l, strings.Join(slices.Concat(measure.Words...), " "))
				}
				for _, choice := range o.Choices {
					m.hear(l, choice.Label.In(l))
					m.hearPhrases(l, choice.Terms)
				}
			}
		}
		for _, c := range m.lexicon.Concepts {
			m.hearPhrases(l, c.Words)
		}
		for _, f := range m.lexicon.Families {
			m.hearPhrases(l, f.Words)
		}
		for _, limit := range m.lexicon.Limits {
			m.hearPhrases(l, limit.Terms)
		}
		m.stop(l, m.lexicon.Stop.In(l))
		for _, text := range m.lexicon.Greetings.In(l) {
			m.hear(l, text)
			for _, w := range scan(fold(text)) {
				m.known[w.text].greeting = true
			}
		}
	}
	for text := range numberWords {
		m.hear(French, text)
	}
	for _, l := range []Locale{French, English} { // of both languages, so that they tell none
		for _, text := range grammar() {
			m.hear(l, text)
		}
	}
}

// abbreviate tells the words that abbreviate others.
func (m *mind) abbreviate() {
	for from, to := range m.lexicon.Spelling {
		if k := m.known[fold(from)]; k != nil { // of one word: no other can be met
			k.full = scan(fold(to))
		}
	}
}

func (m *mind) hearPhrases(l Locale, p Phrases) {
	for _, text := range p.In(l) {
		m.hear(l, text)
	}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
