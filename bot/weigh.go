package bot

import (
	"slices"
	"strings"
)

// request fills a command's options from a question.
func (m *mind) request(tokens []token, spans []span, c int, features []int32, l Locale) Request {
	command := &m.commands[c]
	args, _ := m.options(tokens, spans, c)
	if m.detail[c] != nil {
		m.weigh(command, c, args, m.detail[c]().classify(features), compares(tokens))
	}
	return Request{Command: command.Name, Args: args, Locale: l}
}

// weigh keeps of the named choices those that the whole question makes likely, and takes the likeliest when none is
// named, or when what is named is beside the point. Choices that a question compares are all kept.
func (m *mind) weigh(command *Command, c int, args Args, p []float32, compares bool) {
	top := ranked(p)[0]
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
			class := slices.IndexFunc(m.answers[c], func(s sense) bool {
				return s.option == o && option.Choices[s.choice].Value == value
			})
			return class >= 0 && p[class] < besideTop*p[top]
		})
		if len(kept) > 0 {
			likely = true
			args[option.Name] = strings.Join(kept, ",")
		}
	}
	if top == 0 || p[top] < detailEnough || likely || named && p[top] < detailSure {
		return
	}
	for o, option := range command.Options {
		if m.asked(c, o) {
			delete(args, option.Name)
		}
	}
	option := &command.Options[m.answers[c][top].option]
	args[option.Name] = option.Choices[m.answers[c][top].choice].Value
}

// compares reports whether a question weighs one thing against another.
func compares(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return slices.Contains(comparing, t.text) })
}

var comparing = []string{"ou", "or", "vs", "versus", "contre", "against"}

// asked reports whether an option's choices declare questions of their own.
func (m *mind) asked(c, option int) bool {
	return slices.ContainsFunc(m.answers[c], func(s sense) bool { return s.option == option })
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
