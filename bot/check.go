package bot

import (
	"errors"
	"slices"

	"strings"
	"unicode/utf8"
)

// questionSize bounds what a person may ask at once: Discord's longest message from a subscriber, in characters
// (https://support.discord.com/hc/en-us/articles/115000435108).
const questionSize = 4000

// check finds a Request's command and puts its values into their canonical form, or returns every Mistake in it.
func (s *set) check(req Request) (*Command, Request, error) {
	c, ok := s.command(req.Command)
	if !ok {
		return nil, req, s.unknownCommand(req.Command)
	}
	command := &s.commands[c]
	if command.Admin && !req.User.Admin {
		return nil, req, Errorf(Text{FR: "« %s » est réservé aux personnes qui gèrent cet espace.",
			EN: "\"%s\" is for the people who manage this place."}, command.Names)
	}
	args := make(Args, len(req.Args))
	var faults []error
	for _, name := range sortedNames(req.Args) {
		o, ok := s.options[c][name] // as a Request carries it
		if !ok {
			o, ok = s.options[c][fold(name)]
		}
		if !ok {
			faults = append(faults, s.unknownOption(c, name))
			continue
		}
		option := &command.Options[o]
		value, err := s.checkValue(c, o, req.Args[name])
		if err != nil {
			faults = append(faults, err)
		} else if value != "" {
			args[option.Name] = value
		}
	}
	for _, option := range command.Options {
		if option.Required && args[option.Name] == "" && len(faults) == 0 {
			faults = append(faults, s.missing(command, &option, args, req.Locale))
		}
	}
	req.Command, req.Args = command.Name, args
	return command, req, errors.Join(faults...)
}

// checked is check, without its work where this very set has done it; whoever asks may have been told since.
func (s *set) checked(req Request, by *set) (*Command, Request, error) {
	if c, ok := s.command(req.Command); ok && by == s && !s.commands[c].Admin {
		return &s.commands[c], req, nil
	}
	return s.check(req)
}

// checkValue returns one value in its canonical form; empty when the person gave none.
func (s *set) checkValue(c, o int, value string) (string, error) {
	option := &s.commands[c].Options[o]
	value = strings.TrimSpace(value)
	if value == "" {
		return "", nil
	}
	switch option.Kind {
	case Question:
		if utf8.RuneCountInString(value) > questionSize {
			return "", Errorf(Text{FR: "Ta question est trop longue pour moi : %s caractères au plus.",
				EN: "Your question is too long for me: %s characters at most."}, localNumber(questionSize))
		}
		return value, nil
	case Amount:
		return checkNumber(&s.commands[c], option, value)
	case Line:
		return checkLine(option, value)
	case Place:
		return checkPlace(option, value)
	}
	if i, ok := s.values[valueKey{c, o, value}]; ok {
		return option.Choices[i].Value, nil
	}
	if i, ok := s.values[valueKey{c, o, plain(value)}]; ok {
		return option.Choices[i].Value, nil // a value's own name may hold a comma
	}
	parts := strings.Split(value, ",")
	if len(parts) > max(1, option.Many) {
		return "", Errorf(Text{FR: "L'option « %s » prend au plus %d valeur(s), séparées par des virgules.",
			EN: "The option \"%s\" takes at most %d value(s), separated by commas."}, option.Names, max(1, option.Many))
	}
	var found []string
	var faults []error
	for _, part := range parts {
		switch i, ok := s.choice(c, o, part); {
		case !ok:
			faults = append(faults, impossible(option, part))
		case !slices.Contains(found, option.Choices[i].Value):
			found = append(found, option.Choices[i].Value)
		}
	}
	return strings.Join(found, ","), errors.Join(faults...)
}

// choice finds a value by any of its names; a typing slip is forgiven when a single choice is near.
func (s *set) choice(c, o int, name string) (int, bool) {
	if i, ok := s.values[valueKey{c, o, name}]; ok {
		return i, true
	}
	name = plain(name)
	if i, ok := s.values[valueKey{c, o, name}]; ok {
		return i, true
	}
	found, best, tie := -1, slips(name)+1, false
	for key, i := range s.values {
		if key.command != c || key.option != o {
			continue
		}
		switch d := distance(name, key.name, best+1); {
		case d < best:
			found, best, tie = i, d, false
		case d == best && d <= slips(name) && i != found:
			tie = true
		}
	}
	return found, found >= 0 && !tie
}

// slips is how many typing slips are forgiven in a word of this length.
func slips(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

func checkNumber(c *Command, option *Option, value string) (string, error) {
	q := &option.Quantity
	if stated, ok := q.stated(value); ok {
		return stated, nil
	}
	n, ok := amount(value, q)
	if ok && n >= q.Min && n <= q.Max {
		return digits(n), nil
	}
	mistake := Errorf(Text{
		FR: "« %s » n'est pas possible pour l'option « %s » : il faut %s, entre %s et %s. Par exemple %s.",
		EN: "\"%s\" isn't possible for the option \"%s\": it takes %s, between %s and %s. For example %s.",
	}, quote(value), option.Names, q.Unit, localNumber(q.Min), localNumber(q.Max), q.Example)
	for _, other := range q.instead(n) {
		mistake.OrTry(Request{Command: c.Name, Args: Args{option.Name: other}})
	}
	return "", mistake
}

func localNumber(n float64) Text { return Text{FR: Number(French, n), EN: Number(English, n)} }

func sortedNames(args Args) []string {
	names := make([]string, 0, len(args))
	for name := range args {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Check reports what is wrong with a Request, without running it.
func (r *Router) Check(req Request) error {
	_, _, err := r.current.Load().check(req)
	return err
}
