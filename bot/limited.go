package bot

import "slices"

// limited returns the lexicon's limit that a question to a command meets, nil for none.
func (m *mind) limited(c int, spans []span) *Limit {
	for _, s := range spans {
		if s.limit == 0 {
			continue
		}
		limit := &m.lexicon.Limits[s.limit-1]
		if len(limit.Commands) > 0 && !slices.Contains(limit.Commands, m.commands[c].Name) {
			continue
		}
		holds := func(ids []string) bool {
			return slices.ContainsFunc(spans, func(other span) bool { return slices.Contains(ids, other.concept) })
		}
		aside := holds(limit.Aside) && m.chosen(c, limit.Option, spans)
		if (len(limit.With) == 0 || holds(limit.With)) && !holds(limit.Unless) && !aside {
			return limit
		}
	}
	return nil
}

// chosen reports whether a term names a choice of a command's option.
func (m *mind) chosen(c int, option string, spans []span) bool {
	return slices.ContainsFunc(spans, func(s span) bool {
		return slices.ContainsFunc(s.senses, func(one sense) bool {
			return one.command == c && m.commands[c].Options[one.option].Name == option
		})
	})
}
