package bot

import "sync"

// rare is how few examples a word may have and still teach; rarer ones stand for words never seen.
const rare = 1

// A lesson is one declared question: the command that answers it, and which of that command's classes it is of.
type lesson struct {
	text           string
	command, class int
}

// learn trains on what the commands declare which questions each answers, and on which the lexicon says none does.
func (m *mind) learn() {
	lessons := m.lessons()
	read := make([][]token, len(lessons))
	counts := map[string]int{}
	for i, q := range lessons {
		read[i] = m.words(q.text)
		for _, stem := range unique(stems(read[i])...) {
			counts[stem]++
		}
	}
	examples := make([]example, len(lessons))
	perCommand := make([][]example, len(m.commands)+1)
	for i, q := range lessons {
		for t := range read[i] {
			if w := &read[i][t]; !w.isNum && !w.stop && counts[w.stem] <= rare {
				w.known = false
			}
		}
		features := m.features(read[i], m.spans(read[i]), true)
		examples[i] = example{features, q.command}
		perCommand[q.command] = append(perCommand[q.command], example{features, q.class})
	}
	m.chooser = train(len(m.commands)+1, len(m.rows), examples)
	m.detail = make([]func() *classifier, len(m.commands))
	for c := range m.commands {
		if classes := len(m.answers[c]); classes > 1 { // the first question that needs one waits for it, the start doesn't
			m.detail[c] = sync.OnceValue(func() *classifier { return train(classes, len(m.rows), perCommand[c]) })
		}
	}
}

// lessons gathers the declared questions. Class 0 of a command is the command alone; the class after the last
// command is somebody else's questions.
func (m *mind) lessons() []lesson {
	var out []lesson
	m.answers = make([][]sense, len(m.commands))
	for c, command := range m.commands {
		add := func(p Phrases, class int) {
			for _, text := range p.All() {
				out = append(out, lesson{text, c, class})
			}
		}
		m.answers[c] = []sense{{command: c, option: -1}}
		add(command.Examples, 0)
		for o, option := range command.Options {
			for i, choice := range option.Choices {
				if len(choice.Asks.FR)+len(choice.Asks.EN) > 0 {
					m.answers[c] = append(m.answers[c], sense{c, o, i})
					add(choice.Asks, len(m.answers[c])-1)
				}
			}
		}
	}
	for _, text := range m.lexicon.Others.All() {
		out = append(out, lesson{text: text, command: len(m.commands)})
	}
	return out
}

func stems(tokens []token) []string {
	var out []string
	for _, t := range tokens {
		if !t.isNum && !t.stop {
			out = append(out, t.stem)
		}
	}
	return out
}

// features are what a classifier sees of a question: its words, the ideas behind them, which options its terms fit,
// numbers, and how many words mean nothing to the bot. While learning, a feature never seen gets a row of its own.
func (m *mind) features(tokens []token, spans []span, learning bool) []int {
	out := make([]int, 0, 2*len(tokens)+4)
	seen := func(row int) bool {
		for _, r := range out {
			if r == row {
				return true
			}
		}
		return false
	}
	add := func(f string) {
		row, ok := m.rows[f]
		if !ok && learning {
			row, ok = len(m.rows)+1, true
			m.rows[f] = row
		}
		if ok && !seen(row) {
			out = append(out, row)
		}
	}
	strangers := 0
	for _, t := range tokens {
		switch {
		case t.isNum:
			add("#number")
		case t.stop:
		case t.known:
			add(t.stem)
		default:
			strangers++
		}
	}
	for _, s := range spans {
		for _, f := range s.features {
			add(f)
		}
		if s.limit > 0 {
			add("!" + m.lexicon.Limits[s.limit-1].ID)
		}
	}
	for n := range min(strangers, len(unknownWords)) {
		add(unknownWords[n])
	}
	return out
}

// unknownWords stand for one, two, three and more words that no example has.
var unknownWords = [...]string{"?1", "?2", "?3"}
