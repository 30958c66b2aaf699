package bot

import "slices"

// stands reports whether an option tells where one stands, which words announce, and not what is asked for.
func (o *Option) stands() bool { return o.Many < 2 && len(o.After) > 0 }

// elsewhere gives the values that an option doesn't keep to the one for where one stands, if their words may mean that: of « senior,
// je vise la sécurité », senior isn't where one goes.
func (m *mind) elsewhere(spans []span, c int, args Args, option int, dropped []string) {
	for _, value := range dropped {
		if name, stand, ok := m.standing(spans, c, option, value); ok && args[name] == "" {
			args[name] = stand
		}
	}
}

// standing returns the option for where one stands, and its value, that the term of another option's value may mean as well: a
// senior may be who one is, or who one wants to be.
func (m *mind) standing(spans []span, c, option int, value string) (name, stand string, ok bool) {
	for _, s := range spans {
		is := func(one sense) bool {
			return one.command == c && one.option == option && m.commands[c].Options[option].Choices[one.choice].Value == value
		}
		if !slices.ContainsFunc(s.senses, is) {
			continue
		}
		for _, one := range s.senses {
			if one.command != c || one.option == option {
				continue
			}
			if o := &m.commands[c].Options[one.option]; o.stands() {
				return o.Name, o.Choices[one.choice].Value, true
			}
		}
	}
	return "", "", false
}
