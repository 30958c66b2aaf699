package bot

import (
	"slices"
	"strings"
)

// A set is one table of commands with everything derived from it. It never changes once made.
type set struct {
	commands []Command
	byName   map[string]int // every name of a command, folded, to its place in commands
	options  []map[string]int
	values   map[valueKey]int // every name of a choice, folded, to its place in the option's choices
	names    [][][]Text       // by command, option and choice: what one types for it
	mind     *mind
}

// valueKey is a choice by its command, its option and one of its names.
type valueKey struct {
	command, option int
	name            string
}

func newSet(commands []Command, lexicon Lexicon, former *mind) *set {
	s := &set{commands: commands, byName: map[string]int{}, values: map[valueKey]int{}, mind: newMind(commands, lexicon, former)}
	for c := range commands {
		command := &commands[c]
		for _, name := range []string{command.Name, command.Names.FR, command.Names.EN} {
			s.byName[fold(name)] = c
		}
		options := map[string]int{}
		for o, option := range command.Options {
			for _, name := range []string{option.Name, option.Names.FR, option.Names.EN} {
				options[fold(name)] = o
			}
			s.addValues(c, o, option.Choices)
		}
		s.options = append(s.options, options)
		s.names = append(s.names, typedNames(command.Options))
	}
	return s
}

func typedNames(options []Option) [][]Text {
	out := make([][]Text, len(options))
	for o, option := range options {
		for _, choice := range option.Choices {
			out[o] = append(out[o], Text{FR: choice.Typed(French), EN: choice.Typed(English)})
		}
	}
	return out
}

// addValues indexes the names of an option's choices. Canonical values and labels come before other terms.
func (s *set) addValues(c, o int, choices []Choice) {
	add := func(i int, name string) {
		key := valueKey{c, o, plain(name)}
		if _, taken := s.values[key]; !taken {
			s.values[key] = i
		}
	}
	for i, choice := range choices {
		s.values[valueKey{c, o, choice.Value}] = i // as a button carries it
		add(i, choice.Value)
	}
	for i, choice := range choices {
		add(i, choice.Label.FR)
		add(i, choice.Label.EN)
	}
	for i, choice := range choices {
		for _, term := range choice.Terms.All() {
			add(i, term)
		}
	}
}

// command returns a command by any of its names.
func (s *set) command(name string) (int, bool) {
	if i, ok := s.byName[name]; ok { // as a Request carries it
		return i, true
	}
	i, ok := s.byName[fold(strings.TrimSpace(name))]
	return i, ok
}

// finish sets what no command needs to know: the language, who sees the reply, and what its buttons are called.
func (s *set) finish(reply Reply, req Request) Reply {
	reply.Locale = req.Locale
	if c, ok := s.command(req.Command); ok {
		reply.Private = s.commands[c].Private && !req.Share
	}
	reply.Blocks = slices.Clone(reply.Blocks) // a command may keep its own
	for b, block := range reply.Blocks {
		given, ok := block.(Buttons)
		if !ok {
			continue
		}
		buttons := make(Buttons, len(given))
		for i, button := range given {
			if button.Label == "" {
				button = s.button(button.Request, req.Locale)
			}
			button.by, button.locale = s, req.Locale
			buttons[i] = button
		}
		reply.Blocks[b] = buttons
	}
	return reply
}

// asks reports whether a command's only work is to understand a question.
func asks(c *Command) bool { return question(c) != "" }

// question returns the name of the option that holds free text.
func question(c *Command) string {
	for _, o := range c.Options {
		if o.Kind == Question {
			return o.Name
		}
	}
	return ""
}
