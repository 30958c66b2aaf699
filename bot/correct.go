package bot

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	correctable = 3           // options that an explanation offers to change: a row each on every platform
	listed      = completions // choices of one of them: a longer list is no help, and no platform's menu
)

// lacks reports whether a person could have said an option, and didn't. Of two that make each other void, the first is enough.
func (c *Command) lacks(o *Option, args Args) bool {
	if args[o.Name] != "" || o.Kind != Word && o.Kind != Amount || c.settled(args) {
		return false
	}
	before := true
	for i := range c.Options {
		other := &c.Options[i]
		before = before && other != o
		if (other.Instead == o.Name || other.Name == o.Instead) && (before || args[other.Name] != "") {
			return false
		}
	}
	return true
}

// settled reports whether an option was given that makes up the answer alone.
func (c *Command) settled(args Args) bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool { return o.Alone && args[o.Name] != "" })
}

// unsaid names the options that a question could have said, with what its answer is about without them.
func (c *Command) unsaid(args Args, l Locale) []string {
	var out []string
	for i := range c.Options {
		o := &c.Options[i]
		if !c.lacks(o, args) {
			continue
		}
		name := o.title(l)
		if o.Without.FR != "" {
			name += Text{FR: " (donc ", EN: " (so "}.In(l) + o.Without.In(l) + ")"
		}
		out = append(out, name)
	}
	return out
}

// corrections are buttons for the other readings, and for the other values of the options: those that the question said first,
// then those whose lack makes the answer wider. None does what another does.
func (s *set) corrections(c int, req Request, known *Understanding) []Block {
	command, l := &s.commands[c], req.Locale
	offered := []string{req.String()}
	var blocks []Block
	add := func(under string, buttons Buttons) {
		buttons = slices.DeleteFunc(buttons, func(b Button) bool {
			id := b.Request.String()
			again := slices.Contains(offered, id)
			offered = append(offered, id)
			return again
		})
		for i := range buttons {
			buttons[i].Under = under
		}
		if len(buttons) > 0 {
			blocks = append(blocks, buttons)
		}
	}
	if known != nil {
		var others Buttons
		for _, other := range known.Others {
			others = append(others, s.button(Request{Command: other.Command, Args: other.Args}, l))
		}
		add(Text{FR: "Tu voulais dire autre chose ?", EN: "Did you mean something else?"}.In(l), others)
	}
	options := command.corrected(req.Args)
	for _, o := range options[:min(correctable, len(options))] {
		under := Text{FR: "Corriger « %s » ?", EN: `Change "%s"?`}
		if command.lacks(o, req.Args) {
			under = Text{FR: "Préciser « %s » ?", EN: `Specify "%s"?`}
		}
		add(strings.Replace(under.In(l), "%s", o.title(l), 1), o.values(req, l))
	}
	return blocks
}

// corrected are the options that a click may change, as far as their choices are few.
func (c *Command) corrected(args Args) []*Option {
	var said, unsaid []*Option
	for i := range c.Options {
		switch o := &c.Options[i]; {
		case o.Kind != Word || len(o.Choices) > listed:
		case args[o.Name] != "" || args[o.Instead] != "":
			said = append(said, o)
		case o.Without.FR != "" && c.lacks(o, args):
			unsaid = append(unsaid, o)
		}
	}
	return append(said, unsaid...)
}

// values are the same Request with each other value of an option, and without any where the answer is then wider.
func (o *Option) values(req Request, l Locale) Buttons {
	name := upperFirst(o.title(l)) + colon.In(l)
	with := func(label, value string) Button {
		args := maps.Clone(req.Args)
		if args == nil {
			args = Args{}
		}
		delete(args, o.Instead)
		delete(args, o.Name)
		if value != "" {
			args[o.Name] = value
		}
		return Button{Label: name + label, Request: Request{Command: req.Command, Args: args}}
	}
	var out Buttons
	for _, choice := range o.Choices {
		if choice.Value != req.Args[o.Name] {
			out = append(out, with(choice.Label.In(l), choice.Value))
		}
	}
	if o.Without.FR != "" && len(out) < listed {
		out = append(out, with(o.Without.In(l), ""))
	}
	return out
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
