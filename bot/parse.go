package bot

import (
	"maps"
	"strings"
	"unicode"
)

// Parse reads a typed command: /salaire junior lyon, or /salary level:junior place:"lyon". Bare words stand in any
// order. The slash may be left out. Values are checked when the Request is handled.
func (r *Router) Parse(line string, l Locale) (Request, error) {
	return r.current.Load().parse(line, l)
}

func (s *set) parse(line string, l Locale) (Request, error) {
	name, rest, _ := strings.Cut(clean(line), " ")
	name = strings.TrimPrefix(name, "/")
	req := Request{Command: name, Args: Args{}, Locale: l}
	c, ok := s.command(name)
	if !ok {
		return req, s.unknownCommand(name)
	}
	command := &s.commands[c]
	req.Command = command.Name
	if free := question(command); free != "" {
		if words := strings.Trim(strings.TrimPrefix(strings.TrimSpace(rest), free+":"), `" `); words != "" {
			req.Args[free] = words
		}
		return req, nil
	}
	fields := splitFields(rest)
	if o, ok := command.rest(); ok {
		args, left := s.split(c, fields)
		if name := command.Options[o].Name; len(left) > 0 {
			args[name] = strings.TrimSpace(args[name] + " " + strings.Join(left, " "))
		}
		req.Args = args
		return req, nil
	}
	var bare []string
	for i := 0; i < len(fields); i++ {
		option, value, named := strings.Cut(fields[i], ":")
		if !named || !isName(option) {
			bare = append(bare, unquote(fields[i]))
			continue
		}
		if value == "" && i+1 < len(fields) { // offer: -3
			i++
			value = fields[i]
		}
		if o, ok := s.options[c][fold(option)]; ok {
			option = command.Options[o].Name
		}
		if _, twice := req.Args[option]; twice {
			return req, Errorf(Text{FR: "L'option « %s » est donnée deux fois.", EN: "The option \"%s\" is given twice."}, quote(option))
		}
		req.Args[option] = unquote(value)
	}
	return req, s.fill(c, req.Args, strings.Join(bare, " "))
}

// fillExactly takes bare words that are each a value's own name, and reports whether they all are, of one option alone: so
// are most commands typed, and the first one needn't wait for the vocabulary.
func (s *set) fillExactly(c int, args Args, bare string) bool {
	found := Args{}
	for word := range strings.FieldsSeq(bare) {
		of, value := "", ""
		for o := range s.commands[c].Options {
			option := &s.commands[c].Options[o]
			if i, ok := s.values[valueKey{c, o, plain(word)}]; ok {
				if of != "" || found[option.Name] != "" || args[option.Name] != "" {
					return false
				}
				of, value = option.Name, option.Choices[i].Value
			}
		}
		if of == "" {
			return false
		}
		found[of] = value
	}
	maps.Copy(args, found)
	return true
}

// fill finds values for a command's options in bare words, and complains of words that are none.
func (s *set) fill(c int, args Args, bare string) error {
	if s.fillExactly(c, args, bare) {
		return nil
	}
	words := s.mind.words(bare)
	found, left := s.mind.options(words, s.mind.spans(words), c)
	for name, value := range found {
		if args[name] == "" {
			args[name] = value
		}
	}
	if left == "" {
		return nil
	}
	command := &s.commands[c]
	if len(command.Options) == 1 && command.Options[0].Kind == Word && len(found) == 0 {
		args[command.Options[0].Name] = bare // whose check lists what is possible
		return nil
	}
	m := Errorf(Text{
		FR: "Je ne vois pas ce que « %s » veut dire pour la commande « %s ».",
		EN: "I can't tell what \"%s\" means for the command \"%s\".",
	}, quote(left), command.Names)
	for _, args := range command.Try {
		m.OrTry(Request{Command: command.Name, Args: args})
	}
	return m
}

// splitFields cuts at spaces that no quotes hold.
func splitFields(s string) []string {
	quoted := false
	return strings.FieldsFunc(s, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return unicode.IsSpace(r) && !quoted
	})
}

func unquote(s string) string { return strings.ReplaceAll(s, `"`, "") }

// isName tells name:value from an address or a time.
func isName(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '-' && r != '_' {
			return false
		}
	}
	return s != "" && s != "http" && s != "https"
}

// Quote shows a person's own words back: on one line, short, and never as code.
func Quote(s string) string { return quote(s) }

// quote shows a person's own words back: on one line, short, and never as code.
func quote(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "`", "'")
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
