package bot

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// lineSize bounds a Line, in characters: longer than any schedule or command that one types.
const lineSize = 300

// checkLine returns free text on one line.
func checkLine(option *Option, value string) (string, error) {
	value = strings.Join(strings.Fields(value), " ")
	if utf8.RuneCountInString(value) > lineSize {
		return "", Errorf(Text{FR: "L'option « %s » est trop longue pour moi : %s caractères au plus.",
			EN: "The option \"%s\" is too long for me: %s characters at most."}, option.Names, localNumber(lineSize))
	}
	return value, nil
}

// placeForm is a channel's id, alone or as Discord and Slack write one in a text
// (https://discord.com/developers/docs/reference#message-formatting,
// https://docs.slack.dev/messaging/formatting-message-text).
var placeForm = regexp.MustCompile(`^(?:([A-Za-z0-9]{1,32})|<#([A-Za-z0-9]{1,32})(?:\|[^<>]*)?>)$`)

// checkPlace returns a channel's id.
func checkPlace(option *Option, value string) (string, error) {
	found := placeForm.FindStringSubmatch(value)
	if found == nil {
		return "", Errorf(Text{FR: "« %s » n'est pas un salon que je reconnais pour l'option « %s » : choisis-le dans la liste, ou donne son identifiant.",
			EN: "\"%s\" isn't a channel that I recognise for the option \"%s\": choose it from the list, or give its id."}, quote(value), option.Names)
	}
	return found[1] + found[2], nil
}

// split takes the words of a typed command that has an option for the rest: the first may be a choice of the first
// option, whatever follows is the rest, an unknown name:value included.
func (s *set) split(c int, fields []string) (Args, []string) {
	command, args := &s.commands[c], Args{}
	var rest []string
	for i := 0; i < len(fields); i++ {
		name, value, named := strings.Cut(fields[i], ":")
		o, known := s.options[c][fold(name)]
		switch {
		case named && known && args[command.Options[o].Name] == "":
			if value == "" && i+1 < len(fields) {
				i++
				value = fields[i]
			}
			args[command.Options[o].Name] = unquote(value)
		case len(rest) == 0 && len(command.Options) > 0 && args[command.Options[0].Name] == "" && s.isChoice(c, 0, fields[i]):
			args[command.Options[0].Name] = fields[i]
		default:
			rest = append(rest, fields[i])
		}
	}
	return args, rest
}

func (s *set) isChoice(c, o int, word string) bool {
	_, ok := s.choice(c, o, word)
	return ok
}

// rest returns the place of the option that takes what no other explains.
func (c *Command) rest() (int, bool) {
	for o := range c.Options {
		if c.Options[o].Rest {
			return o, true
		}
	}
	return 0, false
}
