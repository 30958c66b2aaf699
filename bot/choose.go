package bot

import "slices"

// rare is how few examples a word may have and still teach; rarer ones stand for words never seen.
const rare = 1

// train learns from what the commands declare which questions each answers, and from the lexicon which none does.
func (m *mind) train() {
	type question struct {
		text  string
		class int
		l     Locale
	}
	var commands []question
	m.detail = make([]*classifier, len(m.commands))
	m.answers = make([][]sense, len(m.commands))
	counts := map[string]int{}
	kept := map[string][]token{}
	read := func(text string) {
		tokens := m.words(text)
		kept[text] = tokens
		for _, f := range unique(stems(tokens)...) {
			counts[f]++
		}
	}
	perCommand := make([][]question, len(m.commands))
	for c := range m.commands {
		command := &m.commands[c]
		add := func(p Phrases, class int) {
			for _, text := range p.All() {
				read(text)
				commands = append(commands, question{text: text, class: c})
				perCommand[c] = append(perCommand[c], question{text: text, class: class})
			}
		}
		m.answers[c] = []sense{{command: c, option: -1}} // class 0: the command alone
		add(command.Examples, 0)
		for o, option := range command.Options {
			for i, choice := range option.Choices {
				if len(choice.Asks.All()) == 0 {
					continue
				}
				m.answers[c] = append(m.answers[c], sense{c, o, i})
				add(choice.Asks, len(m.answers[c])-1)
			}
		}
	}
	for _, text := range m.lexicon.Others.All() {
		read(text)
		commands = append(commands, question{text: text, class: len(m.commands)})
	}
	features := map[string][]string{}
	learn := func(classes int, questions []question) *classifier {
		examples := make([]example, len(questions))
		for i, q := range questions {
			if features[q.text] == nil {
				tokens := kept[q.text]
				for t := range tokens {
					if !tokens[t].isNum && !tokens[t].stop && counts[tokens[t].stem] <= rare {
						tokens[t].known = false
					}
				}
				features[q.text] = m.features(tokens, m.spans(tokens))
			}
			examples[i] = example{features[q.text], q.class}
		}
		return newClassifier(classes, examples)
	}
	m.chooser = learn(len(m.commands)+1, commands)
	for c := range m.commands {
		if len(m.answers[c]) > 1 {
			m.detail[c] = learn(len(m.answers[c]), perCommand[c])
		}
	}
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
// numbers, and how many words mean nothing to the bot.
func (m *mind) features(tokens []token, spans []span) []string {
	out := make([]string, 0, 2*len(tokens)+4)
	add := func(f string) {
		if !slices.Contains(out, f) {
			out = append(out, f)
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
		if s.concept != "" {
			add("#" + s.concept)
		}
		if s.limit >= 0 {
			add("!" + m.lexicon.Limits[s.limit].ID)
		}
		for _, meaning := range s.senses {
			option := &m.commands[meaning.command].Options[meaning.option]
			add("@" + m.commands[meaning.command].Name + "." + option.Name)
			add("=" + option.Name + ":" + option.Choices[meaning.choice].Value)
		}
	}
	for n := range min(strangers, 3) {
		add(unknownWord + string(rune('1'+n)))
	}
	return out
}
