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
	var buffer [128]byte
	out := append(append(buffer[:0], '/'), s.commands[c].Names.In(l)...)
	known := 0
	for o := range s.commands[c].Options {
		option := &s.commands[c].Options[o]
		value, given := req.Args[option.Name]
		if !given {
			continue
		}
		known++
		out = append(append(append(out, ' '), option.Names.In(l)...), ':')
		out = appendQuoted(out, s.typedValue(c, o, value, l))
	}
	if known < len(req.Args) { // with an option that the command hasn't
		return req.String()
	}
	return string(out)
}

// typedValue is a value, or several separated by commas, as a person types them.
func (s *set) typedValue(c, o int, value string, l Locale) string {
	switch option := &s.commands[c].Options[o]; option.Kind {
	case Amount:
		return option.Quantity.shown(value, l, func(_ Locale, n float64) string { return digits(n) })
	case Word:
	default:
		return value
	}
	if i, ok := s.values[valueKey{c, o, value}]; ok {
		return s.names[c][o][i].In(l)
	}
	values := strings.Split(value, ",")
	for n, one := range values {
		if i, ok := s.values[valueKey{c, o, one}]; ok {
			values[n] = s.names[c][o][i].In(l)
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
