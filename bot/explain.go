package bot

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shownChoices is how many possible values a Mistake lists before it says that there are more.
const shownChoices = 12

// unknownCommand names the nearest command.
func (s *set) unknownCommand(name string) *Mistake {
	name = strings.Trim(strings.TrimSpace(name), "/")
	if name == "" {
		return Errorf(Text{FR: "Il manque le nom de la commande ; « aide » les montre toutes.",
			EN: "The command's name is missing; \"help\" shows them all."}).OrTry(Request{Command: "help"})
	}
	nearest, best := 0, 1<<30
	for _, known := range sortedKeys(s.byName) {
		if d := distance(fold(name), known, best); d < best {
			nearest, best = s.byName[known], d
		}
	}
	c := &s.commands[nearest]
	return Errorf(Text{
		FR: "Je ne connais pas la commande « %s ». La plus proche est « %s » ; « aide » les montre toutes.",
		EN: "I don't know the command \"%s\". The nearest is \"%s\"; \"help\" shows them all.",
	}, quote(name), c.Names).OrTry(Request{Command: c.Name}, Request{Command: "help"})
}

// unknownOption says which options a command has, and which command has that one.
func (s *set) unknownOption(c int, name string) *Mistake {
	command := &s.commands[c]
	var names Text
	for i, o := range command.Options {
		if i > 0 {
			names.FR, names.EN = names.FR+", ", names.EN+", "
		}
		names.FR, names.EN = names.FR+o.Names.FR, names.EN+o.Names.EN
	}
	for other := range s.commands {
		if _, ok := s.options[other][fold(name)]; ok && other != c {
			return Errorf(Text{
				FR: "L'option « %s » va avec la commande « %s », pas avec « %s », qui prend : %s.",
				EN: "The option \"%s\" goes with the command \"%s\", not with \"%s\", which takes: %s.",
			}, quote(name), s.commands[other].Names, command.Names, names)
		}
	}
	return Errorf(Text{
		FR: "La commande « %[2]s » n'a pas d'option « %[1]s ». Elle prend : %[3]s.",
		EN: "The command \"%[2]s\" has no option \"%[1]s\". It takes: %[3]s.",
	}, quote(name), command.Names, names)
}

// impossible says which values an option takes.
func impossible(option *Option, value string) *Mistake {
	var values Text
	for i, choice := range option.Choices {
		switch {
		case i == shownChoices:
			values.FR, values.EN = values.FR+"…", values.EN+"…"
		case i < shownChoices && i > 0:
			values.FR, values.EN = values.FR+", ", values.EN+", "
		}
		if i < shownChoices {
			values.FR, values.EN = values.FR+choice.Label.FR, values.EN+choice.Label.EN
		}
	}
	if len(option.Choices) <= shownChoices {
		values.FR, values.EN = values.FR+".", values.EN+"."
	}
	return Errorf(Text{
		FR: "« %s » n'est pas une valeur de l'option « %s ». Possibles : %s",
		EN: "\"%s\" isn't a value of the option \"%s\". Possible: %s",
	}, quote(value), option.Names, values)
}

// missing asks for a required option, with a button per suggestion.
func (s *set) missing(command *Command, option *Option, args Args, l Locale) *Mistake {
	m := Errorf(Text{FR: "Il me manque une précision : %s.", EN: "I need one more thing: %s."}, lowerFirst(option.Summary))
	for _, choice := range s.complete(context.Background(), Request{Command: command.Name, Focus: option.Name, Locale: l}) {
		filled := Args{option.Name: choice.Value}
		for name, value := range args {
			filled[name] = value
		}
		m.OrTry(Request{Command: command.Name, Args: filled})
	}
	if len(m.Try) == 0 {
		for _, args := range command.Try {
			m.OrTry(Request{Command: command.Name, Args: args})
		}
	}
	return m
}

// explainMistakes is the reply to a person's mistakes: all of them, and what would work.
func explainMistakes(s *set, req Request, list []*Mistake) Reply {
	reply := Reply{Title: Text{FR: "Je n'ai pas pu répondre", EN: "I couldn't answer"}.In(req.Locale)}
	var messages []string
	var buttons Buttons
	for _, m := range list {
		messages = append(messages, m.Message.In(req.Locale))
		for _, try := range m.Try {
			button := s.button(try, req.Locale)
			if !slices.ContainsFunc(buttons, func(b Button) bool { return b.Label == button.Label }) {
				buttons = append(buttons, button)
			}
		}
	}
	reply.Answer = messages[0]
	if len(messages) > 1 {
		reply.Blocks = append(reply.Blocks, Bullets{Items: messages[1:]})
	}
	if len(buttons) > 0 {
		reply.Blocks = append(reply.Blocks, buttons)
	}
	return reply
}

// button labels a Request with its command's title and its values: « Salaires · Junior · Lyon ».
func (s *set) button(req Request, l Locale) Button {
	c, ok := s.command(req.Command)
	if !ok {
		return Button{Label: req.Command, Request: req}
	}
	var buffer [128]byte
	label := append(buffer[:0], s.commands[c].Title.In(l)...)
	for i := range s.commands[c].Options {
		o := &s.commands[c].Options[i]
		value := req.Args[o.Name]
		switch {
		case value == "":
		case o.Kind == Question:
			label = append(label[:0], value...)
		case o.Kind == Line || o.Kind == Place:
			label = append(append(label, " · "...), value...)
		case o.Kind == Amount:
			label = append(append(append(append(label, " · "...), o.title(l)...), ' '), o.Quantity.shown(value, l, Number)...)
		default:
			for one := range strings.SplitSeq(value, ",") {
				label = append(append(label, " · "...), o.label(one, l)...)
			}
		}
	}
	return Button{Label: string(label), Request: req}
}

// title is what a text calls the option.
func (o *Option) title(l Locale) string {
	if o.Title.FR != "" {
		return o.Title.In(l)
	}
	return o.Names.In(l)
}

// label returns a canonical value as people read it.
func (o *Option) label(value string, l Locale) string {
	for i := range o.Choices {
		if o.Choices[i].Value == value {
			return o.Choices[i].Label.In(l)
		}
	}
	return value
}

func lowerFirst(t Text) Text {
	lower := func(s string) string {
		r, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToLower(r)) + s[size:]
	}
	return Text{FR: lower(t.FR), EN: lower(t.EN)}
}
