package bot

import (
	"maps"
	"slices"
)

// follows reports whether a message is short and begins like a follow-up: « et à Paris ? ».
func follows(tokens []token, prev *Request) bool {
	return prev != nil && len(tokens) > 0 && len(tokens) <= followWords && slices.Contains(followStarts, tokens[0].text)
}

// departsSure is how likely another command must be for a short message to be its own question.
const departsSure = 0.9

// followStarts begin a follow-up.
var followStarts = []string{"et", "and", "ou", "or", "sinon", "a", "pour", "for", "in", "en", "what", "how", "plutot"}

// follow reads a follow-up as a change to the earlier Request's options, when all of it is one.
func (m *mind) follow(tokens []token, spans []span, l Locale, prev *Request) (Understanding, bool) {
	if !follows(tokens, prev) {
		return Understanding{}, false
	}
	c := slices.IndexFunc(m.commands, func(c Command) bool { return c.Name == prev.Command })
	if c < 0 {
		return Understanding{}, false
	}
	found, left := m.options(tokens, spans, c)
	if len(found) == 0 || left != "" {
		return Understanding{}, false
	}
	args := maps.Clone(prev.Args)
	if args == nil {
		args = Args{}
	}
	for _, o := range m.commands[c].Options {
		if value, ok := found[o.Name]; ok {
			args[o.Name] = value
			if _, both := found[o.Instead]; !both {
				delete(args, o.Instead)
			}
		}
	}
	u := Understanding{Request: Request{Command: prev.Command, Args: args, Locale: l}, Confidence: 0.9}
	for _, name := range sortedNames(args) {
		if _, said := found[name]; !said {
			u.Kept = append(u.Kept, name)
		}
	}
	return u, true
}

// departs reports whether what could be a follow-up names an idea of its own, which another command surely answers:
// « what is a senior day rate? » after a salary. A value of the earlier command is no such idea: « et pour un senior ? ».
func (m *mind) departs(tokens []token, spans []span, prev *Request) bool {
	own := func(s span) bool {
		value := slices.ContainsFunc(s.senses, func(one sense) bool { return m.commands[one.command].Name == prev.Command })
		return s.concept != "" && !s.general && !value
	}
	if !slices.ContainsFunc(spans, own) {
		return false
	}
	m.ready()
	p := m.believe(m.numbered(m.featuresOf(tokens, spans))).commands
	best := ranked(p[:len(m.commands)])[0]
	return m.commands[best].Name != prev.Command && p[best] > departsSure
}

// carry gives a follow-up on another command what it shares with the earlier Request: « et en freelance ? » keeps
// the level and the place. It returns the options that it gave.
func (m *mind) carry(req Request, prev *Request) (kept []string) {
	known := slices.ContainsFunc(m.commands, func(c Command) bool { return c.Name == prev.Command })
	if !known || prev.Command == req.Command {
		return nil
	}
	c := slices.IndexFunc(m.commands, func(c Command) bool { return c.Name == req.Command })
	for _, o := range m.commands[c].Options {
		value, given := prev.Args[o.Name]
		fits := slices.ContainsFunc(o.Choices, func(choice Choice) bool { return choice.Value == value })
		if given && fits && req.Args[o.Name] == "" {
			req.Args[o.Name] = value
			kept = append(kept, o.Name)
		}
	}
	return kept
}
