package bot

import (
	"slices"
	"strings"
)

// A belief is how likely a question is each class, in sum by command.
type belief struct {
	p        []float32 // of each class
	commands []float32 // of each command, the last one being somebody else
}

func (m *mind) believe(features []int32) belief {
	b := belief{p: m.chooser.classify(features), commands: make([]float32, len(m.commands)+1)}
	for k, p := range b.p {
		b.commands[m.classes[k].command] += p
	}
	return b
}

// others is how likely it is that the question is somebody else's.
func (b *belief) others() float32 { return b.commands[len(b.commands)-1] }

// request fills a command's options from a question, and says which one no word gives, and how likely the whole is to be what
// was meant.
func (m *mind) request(tokens []token, spans []span, c int, b belief, l Locale) (req Request, implied string, sure float32) {
	args, _ := m.options(tokens, spans, c)
	implied, sure = m.weigh(m.inside(tokens, spans, c), c, args, b, m.compares(tokens, spans, c))
	return Request{Command: m.commands[c].Name, Args: args, Locale: l}, implied, sure
}

// weigh keeps of the named choices those that the whole question makes likely, and takes the likeliest when none is
// named, or when what is named is beside the point: then it returns that option. Choices that a question compares are all kept.
func (m *mind) weigh(spans []span, c int, args Args, b belief, compares bool) (implied string, sure float32) {
	command, top, whole := &m.commands[c], -1, float32(0) // how likely the command is meant as a whole: its answer holds the choice too
	share := func(class int) float32 { return b.p[class] / b.commands[c] }
	for k, meant := range m.classes {
		if meant.command == c && (top < 0 || b.p[k] > b.p[top]) {
			top = k
		}
		if meant.command == c && meant.option < 0 {
			whole = b.p[k]
		}
	}
	named, likely := false, false
	for o, option := range command.Options {
		values := args.List(option.Name)
		if len(values) == 0 || !m.asked(c, o) {
			continue
		}
		named = true
		if compares && len(values) > 1 {
			likely = true
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(values), func(value string) bool {
			class := slices.IndexFunc(m.classes, func(s sense) bool {
				return s.command == c && s.option == o && option.Choices[s.choice].Value == value
			})
			least := float32(besideTop)
			if _, _, ok := m.standing(spans, c, o, value); ok {
				least = besideShared
			}
			return class >= 0 && b.p[class] < least*b.p[top]
		})
		if len(kept) > 0 {
			likely = true
			args[option.Name] = strings.Join(kept, ",")
			m.elsewhere(spans, c, args, o, slices.DeleteFunc(values, func(value string) bool { return slices.Contains(kept, value) }))
		}
	}
	if compares {
		if option := m.beside(c, args, b, top); option != "" && !likely {
			return option, max(b.p[top]+whole, b.commands[c]*guessed)
		}
	}
	if m.classes[top].option < 0 || share(top) < detailEnough || likely || named && share(top) < detailSure {
		return "", b.commands[c]
	}
	option := &command.Options[m.classes[top].option]
	value := option.Choices[m.classes[top].choice].Value
	if option.stands() && args[option.Name] != "" {
		return "", b.commands[c]
	}
	implied = option.Name
	for o, other := range command.Options {
		if dropped := args.List(other.Name); m.asked(c, o) && len(dropped) > 0 {
			delete(args, other.Name)
			if slices.Contains(dropped, value) {
				implied = ""
			}
			if !option.stands() {
				m.elsewhere(spans, c, args, o, dropped)
			}
		}
	}
	args[option.Name] = value
	return implied, max(b.p[top]+whole, b.commands[c]*guessed)
}

// beside adds to the one value that a question compares the other that it means without a name, and returns its option: « un cours
// payant ou YouTube ? ».
func (m *mind) beside(c int, args Args, b belief, top int) (implied string) {
	for o, option := range m.commands[c].Options {
		list := args.List(option.Name)
		if len(list) != 1 || option.Many < 2 || !m.asked(c, o) {
			continue
		}
		best := -1
		for k, meant := range m.classes {
			if meant.command == c && meant.option == o && option.Choices[meant.choice].Value != list[0] && (best < 0 || b.p[k] > b.p[best]) {
				best = k
			}
		}
		if best >= 0 && b.p[best] >= float32(besideUnnamed)*b.p[top] {
			args[option.Name] += "," + option.Choices[m.classes[best].choice].Value
			implied = option.Name
		}
	}
	return implied
}

// asked reports whether an option's choices declare questions of their own, and tell what is asked for, not who asks.
func (m *mind) asked(c, option int) bool {
	return !m.commands[c].Options[option].stands() && slices.ContainsFunc(m.classes, func(s sense) bool { return s.command == c && s.option == option })
}

// ranked returns the places of the values, the greatest first.
func ranked(p []float32) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] > p[b]:
			return -1
		case p[a] < p[b]:
			return 1
		}
		return 0
	})
	return order
}
