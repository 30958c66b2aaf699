package terminal

import (
	"slices"
	"strings"

	"boussole/bot"
)

// spell writes a Request as the person would type it in their language: /salaire niveau:Junior.
func spell(commands []bot.Command, req bot.Request, l bot.Locale) string {
	c := slices.IndexFunc(commands, func(c bot.Command) bool { return c.Name == req.Command })
	if c < 0 {
		return req.String()
	}
	typed := bot.Request{Command: commands[c].Names.In(l), Args: bot.Args{}}
	for name, value := range req.Args {
		for _, o := range commands[c].Options {
			if o.Name == name {
				name, value = o.Names.In(l), spellValues(&o, req.Args, l)
				break
			}
		}
		typed.Args[name] = value
	}
	return typed.String()
}

func spellValues(o *bot.Option, args bot.Args, l bot.Locale) string {
	if o.Kind != bot.Word {
		return args[o.Name]
	}
	values := args.List(o.Name)
	for i, value := range values {
		for _, choice := range o.Choices {
			if choice.Value == value {
				values[i] = readable(choice, l)
			}
		}
	}
	return strings.Join(values, ",")
}

// readable is the name of a value that the person would type: its label, but the canonical value where that is
// shorter and their language knows it.
func readable(choice bot.Choice, l bot.Locale) string {
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
