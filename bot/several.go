package bot

import "slices"

const (
	partSure = 0.7 // how likely a command must be for a part of a message to be a question of its own
	moreMost = 3   // further questions of a message that are offered
)

// several understands a message: as a whole, unless parts of it are surely questions of their own. Then the first is the
// message's, and the others are told beside it.
func (m *mind) several(tokens []token, l Locale, prev *Request) Understanding {
	whole := m.decide(tokens, l, prev)
	list, rest := parts(tokens)
	if len(list) < 2 {
		return whole
	}
	var first Understanding
	found, from := false, 0
	for _, p := range list {
		if !found { // what isn't understood alone belongs to the question after it
			first = m.decide(tokens[from:p.to], l, prev)
			if found = m.surely(first); found && len(rest) > 0 {
				with := m.decide(slices.Concat(tokens[from:p.to], rest), l, prev)
				if m.surely(with) && with.Request.Command == first.Request.Command {
					first = with
				}
			}
			continue
		}
		next := m.decide(tokens[p.from:p.to], l, &first.Request)
		if next.Request.Command == first.Request.Command && m.names(next.Request) && !m.names(first.Request) {
			next = m.decide(tokens[p.from:p.to], l, nil) // what it is about needs nothing of the first
		}
		if !m.surely(next) {
			continue
		}
		m.share(next.Request, first.Request)
		if !m.differ(first.Request, next.Request, whole.Request) {
			continue
		}
		known := slices.ContainsFunc(first.More, func(r Request) bool { return r.String() == next.Request.String() })
		if !known && len(first.More) < moreMost {
			first.More = append(first.More, next.Request)
		}
	}
	if len(first.More) == 0 {
		return whole
	}
	return first
}

// surely reports whether a part of a message is a question that the bot answers.
func (m *mind) surely(u Understanding) bool {
	return !u.Refused && u.Confidence >= partSure && u.Request.Command != m.lexicon.Welcome
}

// differ reports whether a message's part asks something else than its first question, and its whole doesn't answer both:
// « Paris ? ou Lyon ? » compares.
func (m *mind) differ(first, next, whole Request) bool {
	if first.Command != next.Command || m.names(first) != m.names(next) {
		return true
	}
	together := whole.Command == first.Command && covers(whole.Args, first.Args) && covers(whole.Args, next.Args)
	return !together && !covers(first.Args, next.Args)
}

// share gives a question that doesn't name what it is about what the one before it says of the person.
func (m *mind) share(next, first Request) {
	if m.names(next) {
		return
	}
	m.carry(next, &first)
	if next.Command != first.Command {
		return
	}
	for _, option := range m.commands[m.place(next.Command)].Options {
		value, given := first.Args[option.Name]
		_, instead := next.Args[option.Instead]
		if given && next.Args[option.Name] == "" && !instead && !m.names(Request{Command: next.Command, Args: Args{option.Name: value}}) {
			next.Args[option.Name] = value
		}
	}
}

// names reports whether a Request names what it is about: a choice that declares questions of its own.
func (m *mind) names(req Request) bool {
	c := m.place(req.Command)
	for o, option := range m.commands[c].Options {
		if req.Args[option.Name] != "" && m.asked(c, o) {
			return true
		}
	}
	return false
}

func (m *mind) place(command string) int {
	return slices.IndexFunc(m.commands, func(c Command) bool { return c.Name == command })
}
