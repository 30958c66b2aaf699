package bot

import (
	"slices"
	"strings"
)

// Spell writes a Request as a person types it in their language: /salaire niveau:Junior.
func (r *Router) Spell(req Request, l Locale) string { return r.current.Load().spell(req, l) }

func (s *set) spell(req Request, l Locale) string {
	c, ok := s.command(req.Command)
	if !ok {
		return req.String()
	}
	typed := Request{Command: s.commands[c].Names.In(l), Args: Args{}}
	for name, value := range req.Args {
		if i, ok := s.options[c][fold(name)]; ok {
			o := &s.commands[c].Options[i]
			name, value = o.Names.In(l), spellValues(o, req.Args, l)
		}
		typed.Args[name] = value
	}
	return typed.String()
}

func spellValues(o *Option, args Args, l Locale) string {
	if o.Kind != Word {
		return args[o.Name]
	}
	values := args.List(o.Name)
	for i, value := range values {
		for _, choice := range o.Choices {
			if choice.Value == value {
				values[i] = choice.Typed(l)
			}
		}
	}
	return strings.Join(values, ",")
}

// Typed is the name of a value that a person would type: its label, but the canonical value where that is
// shorter and their language knows it.
func (choice Choice) Typed(l Locale) string {
	label := choice.Label.In(l)
	if !strings.ContainsAny(label, ` ,:"`) {
		return label
	}
	known := slices.ContainsFunc(choice.Terms.In(l), func(term string) bool { return fold(term) == fold(choice.Value) })
	if known || strings.ContainsAny(label, `,:"`) {
		return choice.Value
	}
	return label
}
