package bot

import (
	"runtime"
	"slices"
	"sync"
)

// A lesson is one declared question, and the class that it is of.
type lesson struct {
	locale Locale
	text   string
	words  []word
	class  int
}

// eachClass calls f with what each class means and its declared questions: a command alone, or one of its choices that
// has questions of its own. The last class is somebody else's questions.
func (m *mind) eachClass(f func(meant sense, questions Phrases)) {
	for c, command := range m.commands {
		if !command.guessed() {
			continue
		}
		f(sense{command: c, option: -1}, command.Examples)
		for o, option := range command.Options {
			for i, choice := range option.Choices {
				if len(choice.Asks.FR)+len(choice.Asks.EN) > 0 {
					f(sense{c, o, i}, choice.Asks)
				}
			}
		}
	}
	f(sense{command: len(m.commands), option: -1}, m.lexicon.Others)
}

// lessons returns the declared questions, cut into words.
func (m *mind) lessons() []lesson {
	var out []lesson
	class := 0
	m.eachClass(func(_ sense, questions Phrases) {
		for _, l := range []Locale{French, English} {
			for _, text := range questions.In(l) {
				out = append(out, lesson{locale: l, text: text, class: class})
			}
		}
		class++
	})
	inParts(len(out), func(i int) { out[i].words = scan(fold(m.lexicon.spellOut(out[i].text))) })
	return out
}

// guessed reports whether a question may mean a command: one that declares how people ask for it, and isn't for
// administrators, which help tells of.
func (c *Command) guessed() bool {
	asked := len(c.Examples.FR)+len(c.Examples.EN) > 0
	for _, o := range c.Options {
		for _, choice := range o.Choices {
			asked = asked || len(choice.Asks.FR)+len(choice.Asks.EN) > 0
		}
	}
	return asked && !c.Admin
}

// teaches reports whether a command changes what is learnt: by how people ask for it, by what its options are called, or by
// the numbers that they take.
func (c *Command) teaches() bool {
	return c.guessed() || slices.ContainsFunc(c.Options, func(o Option) bool {
		return o.Kind == Amount || len(o.Choices) > 0 && !c.Admin
	})
}

// learn trains on the lessons, when the vocabulary and the terms are known.
func (m *mind) learn(lessons []lesson) {
	m.markRare()
	found, fewer := make([][]uint32, len(lessons)), make([][]uint32, len(lessons))
	inParts(len(lessons), func(i int) {
		tokens := m.tokens(lessons[i].words)
		for t := range tokens {
			if tokens[t].rare {
				tokens[t].known = &unknown
			}
		}
		found[i] = m.featuresOf(tokens, m.spans(tokens))
		forget(tokens, uint32(i*wordsMost))
		fewer[i] = m.featuresOf(tokens, m.spans(tokens))
		lessons[i].words, lessons[i].text = nil, "" // which nobody needs any more
	})
	m.number(found)
	examples := make([]example, len(lessons))
	for i := range lessons {
		examples[i] = example{m.numbered(found[i]), m.numbered(fewer[i]), lessons[i].class}
	}
	m.chooser = train(len(m.classes), int(m.features), examples)
	for slot, number := range m.places { // what teaches nothing in the end isn't written either, and counts for none
		if number > 0 && m.chooser.starts[number] == m.chooser.starts[number-1] {
			m.places[slot] = 0
		}
	}
}

// forget makes of every fourth word one that no lesson has, though words of its family do, and of every fourth one that
// nobody knows, two of its letters swapped: so do people write.
func forget(tokens []token, seed uint32) {
	for i := range tokens {
		t := &tokens[i]
		switch chance := mix(seed + uint32(i)); {
		case t.isNum || t.stop:
		case chance%4 == 0:
			t.forgotten = true
		case chance%4 == 1 && len(t.text) >= 4:
			text := []byte(t.text)
			at := 1 + int(chance>>8)%(len(text)-2)
			text[at], text[at+1] = text[at+1], text[at]
			t.text, t.stem, t.known = string(text), string(text), &unknown
		}
	}
}

// So many lessons must have a feature for it to teach; more where there are many lessons, or it teaches chance.
const (
	enoughLessons = 2
	enoughOfMany  = 3
	manyLessons   = 10_000
)

// slots is how many places features are hashed to. Of some 30,000 features few meet in one place.
const slots = 1 << 18

// number gives a number to each feature that enough lessons have: what fewer have, no other question would have.
func (m *mind) number(found [][]uint32) {
	seen, enough := make([]uint8, slots), uint8(enoughLessons)
	if len(found) > manyLessons {
		enough = enoughOfMany
	}
	m.places = make([]int32, slots)
	for _, features := range found {
		for _, f := range features {
			if seen[f%slots]++; seen[f%slots] == enough {
				m.features++
				m.places[f%slots] = m.features
			}
			seen[f%slots] = min(seen[f%slots], enough)
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
