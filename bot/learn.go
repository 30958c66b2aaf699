package bot

import (
	"runtime"
	"sync"
)

// A lesson is one declared question: the command that answers it, and which of that command's classes it is of.
type lesson struct {
	locale         Locale
	text           string
	words          []word
	command, class int
}

// gather lists the declared questions. Class 0 of a command is the command alone; the class after the last
// command is somebody else's questions.
func (m *mind) gather() []lesson {
	var out []lesson
	add := func(p Phrases, command, class int) {
		for _, l := range []Locale{French, English} {
			for _, text := range p.In(l) {
				out = append(out, lesson{locale: l, text: text, command: command, class: class})
			}
		}
	}
	m.answers = make([][]sense, len(m.commands))
	for c, command := range m.commands {
		m.answers[c] = []sense{{command: c, option: -1}}
		if command.Admin { // which is never guessed at: help tells of it
			continue
		}
		add(command.Examples, c, 0)
		for o, option := range command.Options {
			for i, choice := range option.Choices {
				if len(choice.Asks.FR)+len(choice.Asks.EN) > 0 {
					m.answers[c] = append(m.answers[c], sense{c, o, i})
					add(choice.Asks, c, len(m.answers[c])-1)
				}
			}
		}
	}
	add(m.lexicon.Others, len(m.commands), 0)
	return out
}

// learn trains on the lessons, when the vocabulary and the terms are known.
func (m *mind) learn(lessons []lesson) {
	found := make([][]uint32, len(lessons))
	inParts(len(lessons), func(i int) {
		tokens := m.tokens(lessons[i].words)
		for t := range tokens {
			if tokens[t].rare {
				tokens[t].known = &unknown
			}
		}
		found[i] = m.featuresOf(tokens, m.spans(tokens))
		lessons[i].words, lessons[i].text = nil, "" // which nobody needs any more
	})
	m.number(found)
	examples := make([]example, len(lessons))
	for i, features := range found {
		examples[i] = example{m.numbered(features), lessons[i].command}
	}
	m.chooser = train(len(m.commands)+1, int(m.features), examples)
	m.detail = make([]func() *classifier, len(m.commands))
	for c := range m.commands {
		classes := len(m.answers[c])
		if classes == 1 {
			continue
		}
		m.detail[c] = sync.OnceValue(func() *classifier { // the first question that needs it waits, the start doesn't
			var own []example
			for i, q := range lessons {
				if q.command == c {
					own = append(own, example{examples[i].features, q.class})
				}
			}
			return train(classes, int(m.features), own)
		})
	}
}

// enoughLessons must have a feature for it to teach.
const enoughLessons = 2

// slots is how many places features are hashed to. Of some 20,000 features few meet in one place.
const slots = 1 << 18

// number gives a number to each feature that enough lessons have: what fewer have, no other question would have.
func (m *mind) number(found [][]uint32) {
	seen := make([]uint8, slots)
	m.places = make([]int32, slots)
	for _, features := range found {
		for _, f := range features {
			if seen[f%slots]++; seen[f%slots] == enoughLessons {
				m.features++
				m.places[f%slots] = m.features
			}
			seen[f%slots] = min(seen[f%slots], enoughLessons)
		}
	}
}

// numbered returns the numbers of the features that have one.
func (m *mind) numbered(features []uint32) []int32 {
	out := make([]int32, 0, len(features))
	for _, f := range features {
		if n := m.places[f%slots]; n > 0 {
			out = append(out, n-1)
		}
	}
	return out
}

// inParts calls f for each number below n, side by side.
func inParts(n int, f func(int)) {
	parts := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for part := range parts {
		wait.Go(func() {
			for i := n * part / parts; i < n*(part+1)/parts; i++ {
				f(i)
			}
		})
	}
	wait.Wait()
}
