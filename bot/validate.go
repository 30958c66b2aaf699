package bot

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// nameForm is what every platform accepts for the name of a command or an option: Discord's rule, without scripts
// that neither language uses (https://discord.com/developers/docs/interactions/application-commands).
var nameForm = regexp.MustCompile(`^[-_a-z0-9]{1,32}$`)

// Validate lists every fault in a table of commands.
func Validate(commands []Command) error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if len(commands) == 0 {
		fault("no commands")
	}
	taken := map[string]string{}
	for _, c := range commands {
		for _, name := range unique(c.Name, c.Names.FR, c.Names.EN) {
			if !nameForm.MatchString(name) {
				fault("command %q: name %q is not 1 to 32 of a-z, 0-9, - and _", c.Name, name)
			}
			if other := taken[name]; other != "" {
				fault("command %q: name %q is taken by %q", c.Name, name, other)
			}
			taken[name] = c.Name
		}
		checkSummary(fault, "command "+c.Name, c.Summary)
		if (c.Title.FR == "") || (c.Title.EN == "") {
			fault("command %q: title is missing", c.Name)
		}
		if c.Run == nil && !asks(&c) {
			fault("command %q: nothing to run", c.Name)
		}
		checkOptions(fault, &c)
	}
	return errors.Join(faults...)
}

func checkOptions(fault func(string, ...any), c *Command) {
	taken := map[string]bool{}
	for _, o := range c.Options {
		where := "command " + c.Name + ": option " + o.Name
		for _, name := range unique(o.Name, o.Names.FR, o.Names.EN) {
			if !nameForm.MatchString(name) || taken[name] {
				fault("%s: name %q is malformed or taken", where, name)
			}
			taken[name] = true
		}
		checkSummary(fault, where, o.Summary)
		for _, t := range []Text{o.Title, o.Without, o.Quantity.In} {
			if (t.FR == "") != (t.EN == "") {
				fault("%s: %q is in one language alone", where, t.FR+t.EN)
			}
		}
		if o.Kind == Amount && o.Quantity.Min >= o.Quantity.Max {
			fault("%s: no bounds", where)
		}
		if o.Fixed && len(o.Choices) > completions {
			fault("%s: %d choices, %d at most may be fixed", where, len(o.Choices), completions)
		}
		if (o.Rest || o.Complete != nil) && o.Kind != Line {
			fault("%s: only a line takes the rest, or has its own suggestions", where)
		}
		values := map[string]bool{}
		for _, choice := range o.Choices {
			if choice.Value == "" || strings.ContainsAny(choice.Value, ", \"") {
				fault("%s: choice %q is empty, or holds a comma, a space or a quote", where, choice.Value)
			}
			if values[choice.Value] || choice.Label.FR == "" || choice.Label.EN == "" {
				fault("%s: choice %q is doubled or lacks a label", where, choice.Value)
			}
			values[choice.Value] = true
		}
	}
}

func checkSummary(fault func(string, ...any), where string, summary Text) {
	for _, s := range []string{summary.FR, summary.EN} {
		if n := utf8.RuneCountInString(s); n < 1 || n > 100 {
			fault("%s: summary %q is not of 1 to 100 characters", where, s)
		}
	}
}

// unique returns the words that differ, in order.
func unique(words ...string) []string {
	var out []string
	for _, w := range words {
		known := false
		for _, o := range out {
			known = known || o == w
		}
		if !known {
			out = append(out, w)
		}
	}
	return out
}
