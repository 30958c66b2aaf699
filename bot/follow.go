package bot

import (
	"slices"
)

// follow reads a short message as a change to the earlier Request: « et à Paris ? ».
func (m *mind) follow(tokens []token, spans []span, l Locale, prev *Request) (Understanding, bool) {
	if prev == nil || len(tokens) == 0 || len(tokens) > followWords {
		return Understanding{}, false
	}
	c := slices.IndexFunc(m.commands, func(c Command) bool { return c.Name == prev.Command })
	if c < 0 || !slices.Contains(followStarts, tokens[0].text) {
		return Understanding{}, false
	}
	found, left := m.options(tokens, c)
	if len(found) == 0 || left != "" {
		return Understanding{}, false
	}
	args := Args{}
	for name, value := range prev.Args {
		args[name] = value
	}
	for name, value := range found {
		args[name] = value
	}
	return Understanding{Request: Request{Command: prev.Command, Args: args, Locale: l}, Confidence: 0.9}, true
}

// followStarts begin a follow-up.
var followStarts = []string{"et", "and", "ou", "or", "sinon", "a", "pour", "for", "in", "en", "what", "how", "plutot"}
