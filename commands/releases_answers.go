package commands

import (
	"slices"
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// Bounds of what one reply lists.
const (
	rowsMost  = 10 // supported versions
	endedMost = 5  // versions without support
)

// product answers about all of a product's versions.
func (s *shelf) product(p *knowledge.Product, l bot.Locale) bot.Reply {
	all := []line{{p, nil}}
	reply := bot.Reply{Title: say(l, "Versions ", "Versions of ") + naming(p.Name, l), Answer: s.currently(p, l), Sources: []bot.Source{s.source(p, l)}}
	if v := s.current(p); v != nil && v.Security.Over(s.today) {
		reply.Answer += say(l, " Depuis le %[2]s, la %[1]s n'a plus de correctifs : une autre a dû lui succéder.",
			" Since %[2]s, %[1]s has had no more fixes: another must have followed.", v.Name, bot.Date(l, v.Security.Day))
	}
	if next := s.endings(all, s.today, s.today.AddDate(0, 0, ahead)); len(next) > 0 {
		reply.Answer += " " + s.ends(next[0], l) + "."
	}
	if p.Note != nil {
		reply.Blocks = append(reply.Blocks, bot.Paragraph{Text: bot.Text(*p.Note).In(l)})
	}
	if table, explained := s.table(p, l); len(table.Rows) > 0 {
		reply.Blocks = append(reply.Blocks, table, explained)
	}
	if ended := s.ended(p, l); ended != "" {
		versions := s.sheet(p).Versions
		reply.Blocks = append(reply.Blocks, bot.Fields{{Name: say(l, "Déjà sans correctifs", "Already without fixes"), Value: ended}},
			bot.Note{Text: say(l, "Ce qui est plus ancien que la %s n'est pas dans mes données.", "What is older than %s isn't in my data.", versions[len(versions)-1].Name)})
	}
	reply.Blocks = append(reply.Blocks, s.dateNote(all, l), bot.Buttons{
		button("releases", "technology", s.after(p)), button("releases"), button("skills", "topic", "watch"),
	})
	return reply
}

// table lists a product's supported versions, and explains what its columns are.
func (s *shelf) table(p *knowledge.Product, l bot.Locale) (bot.Table, bot.Bullets) {
	active, lts := false, false
	for _, v := range s.sheet(p).Versions {
		active = active || v.Active != knowledge.Ending{}
		lts = lts || v.LTS
	}
	t := bot.Table{Title: say(l, "Versions suivies", "Supported versions"), Columns: []string{"Version", say(l, "Sortie", "Released"), say(l, "Dernière mise à jour", "Latest update")}}
	if active {
		t.Columns = append(t.Columns, say(l, "Support actif jusqu'au", "Active support until"))
	}
	t.Columns = append(t.Columns, say(l, "Correctifs de sécurité jusqu'au", "Security fixes until"))
	for _, v := range s.sheet(p).Versions {
		if v.Security.Over(s.today) || len(t.Rows) == rowsMost {
			continue
		}
		name := v.Name
		switch {
		case v.LongTerm(s.today):
			name += " (LTS)"
		case v.LTS:
			name += say(l, " (LTS à partir du ", " (LTS from ") + bot.Date(l, v.LTSFrom) + ")"
		}
		row := []string{name, bot.Date(l, v.Released), v.Latest + ", " + bot.Date(l, v.Patched)}
		if active {
			row = append(row, until(v.Active, l))
		}
		t.Rows = append(t.Rows, append(row, until(v.Security, l)))
	}
	return t, words(active, lts, l)
}

// ended lists versions without support, those that lost it last first.
func (s *shelf) ended(p *knowledge.Product, l bot.Locale) string {
	over := slices.DeleteFunc(slices.Clone(s.sheet(p).Versions), func(v knowledge.Version) bool { return !v.Security.Over(s.today) })
	slices.SortStableFunc(over, func(a, b knowledge.Version) int { return b.Security.Day.Compare(a.Security.Day) })
	var names []string
	for _, v := range over[:min(len(over), endedMost)] {
		if v.Security.Past {
			names = append(names, v.Name)
			continue
		}
		names = append(names, say(l, "%s (depuis le %s)", "%s (since %s)", v.Name, bot.Date(l, v.Security.Day)))
	}
	if len(over) > endedMost {
		return strings.Join(names, ", ") + say(l, ", et de plus anciennes", ", and older ones")
	}
	return list(names, l)
}

// after is a usual product to look at next.
func (s *shelf) after(p *knowledge.Product) string {
	usual := s.usual()
	at := slices.IndexFunc(usual, func(of line) bool { return of.Product == p })
	return usual[(at+1)%len(usual)].ID
}

// one answers about one version of a product.
func (s *shelf) one(asked line, l bot.Locale) bot.Reply {
	p, v := asked.Product, &s.versions(asked)[0]
	reply := bot.Reply{Title: label(p, v.Name), Answer: s.supported(asked, v, l), Sources: []bot.Source{s.source(p, l)}}
	if now := s.current(p); now != nil && now.Name != v.Name {
		reply.Answer += " " + s.currently(p, l)
	}
	fields := bot.Fields{
		{Name: say(l, "Sortie", "Released"), Value: bot.Date(l, v.Released)},
		{Name: say(l, "Dernière mise à jour", "Latest update"), Value: v.Latest + ", " + bot.Date(l, v.Patched)},
	}
	if v.Active != (knowledge.Ending{}) {
		fields = append(fields, bot.Field{Name: say(l, "Support actif jusqu'au", "Active support until"), Value: until(v.Active, l)})
	}
	fields = append(fields, bot.Field{Name: say(l, "Correctifs de sécurité jusqu'au", "Security fixes until"), Value: until(v.Security, l)})
	if !v.Extended.IsZero() {
		fields = append(fields, bot.Field{Name: say(l, "Support étendu, souvent payant, jusqu'au", "Extended support, often paid for, until"), Value: bot.Date(l, v.Extended)})
	}
	reply.Blocks = append(reply.Blocks, fields)
	if p.Note != nil {
		reply.Blocks = append(reply.Blocks, bot.Paragraph{Text: bot.Text(*p.Note).In(l)})
	}
	reply.Blocks = append(reply.Blocks, words(v.Active != knowledge.Ending{}, v.LTS, l), s.dateNote([]line{asked}, l),
		bot.Buttons{button("releases", "technology", p.ID), button("releases")})
	return reply
}

// several answers about some products and versions, side by side.
func (s *shelf) several(lines []line, l bot.Locale) bot.Reply {
	reply := bot.Reply{Title: say(l, "Versions comparées", "Versions compared")}
	t := bot.Table{Columns: []string{say(l, "Technologie", "Technology"), say(l, "Dernière mise à jour", "Latest update"),
		say(l, "Correctifs de sécurité jusqu'au", "Security fixes until")}}
	var now, sentences []string
	buttons := bot.Buttons{}
	for _, asked := range lines {
		v := s.current(asked.Product)
		if asked.version != nil {
			v = &s.versions(asked)[0]
			sentences = append(sentences, s.supported(asked, v, l))
		} else if v != nil {
			now = append(now, label(asked.Product, v.Name))
		} else {
			sentences = append(sentences, s.currently(asked.Product, l))
		}
		if v != nil {
			t.Rows = append(t.Rows, []string{label(asked.Product, v.Name), v.Latest + ", " + bot.Date(l, v.Patched), until(v.Security, l)})
		}
		if source := s.source(asked.Product, l); !slices.Contains(reply.Sources, source) {
			reply.Sources = append(reply.Sources, source)
			buttons = append(buttons, button("releases", "technology", asked.ID))
		}
	}
	if len(buttons) == 1 {
		buttons = append(buttons, button("releases"))
	}
	if len(now) > 0 {
		sentences = append([]string{say(l, "Versions actuelles au %s : %s.", "Current versions on %s: %s.", bot.Date(l, s.dated(lines)), list(now, l))}, sentences...)
	}
	reply.Answer = strings.Join(sentences, " ")
	reply.Blocks = append(reply.Blocks, t)
	if items := s.endItems(s.endings(lines, s.today, s.today.AddDate(0, 0, soon)), l); len(items) > 0 {
		reply.Blocks = append(reply.Blocks, bot.Bullets{Title: say(l, "Fin des correctifs d'ici trois mois", "Fixes end within three months"), Items: items})
	}
	reply.Blocks = append(reply.Blocks, s.dateNote(lines, l), buttons)
	return reply
}
