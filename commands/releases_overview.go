package commands

import (
	"time"

	"boussole/bot"
)

func (s *shelf) endItems(ends []ending, l bot.Locale) []string {
	items := make([]string, len(ends))
	for i, e := range ends {
		items[i] = s.ends(e, l)
	}
	return items
}

// overview answers about the usual products: what just came out, and what loses support.
func (s *shelf) overview(l bot.Locale) bot.Reply {
	usual := s.usual()
	date := s.dated(usual)
	next := s.endings(usual, s.today, s.today.AddDate(0, 0, soon))
	since := s.today.AddDate(0, 0, -recent)
	if date.Before(since) {
		since = date
	}
	past := s.endings(usual, since, s.today.AddDate(0, 0, -1))
	reply := bot.Reply{Title: say(l, "Versions : quoi de neuf", "Releases: what's new"), Sources: []bot.Source{s.usualSource(date, l)}}
	reply.Answer = say(l, "Aucune des technologies que la plupart des devs back-end utilisent ne perd ses correctifs d'ici trois mois.",
		"None of the technologies that most back-end developers use loses its fixes within three months.")
	if len(next) > 0 {
		names := make([]string, 0, len(next))
		for _, e := range next[:min(len(next), 3)] {
			names = append(names, e.name+" ("+bot.Date(l, e.day)+")")
		}
		reply.Answer = say(l, "Prochaines à perdre leurs correctifs : %s.", "Next to lose their fixes: %s.", list(names, l))
	}
	add := func(title string, items []string) {
		if len(items) > 0 {
			reply.Blocks = append(reply.Blocks, bot.Bullets{Title: title, Items: items})
		}
	}
	add(say(l, "Sans correctifs d'ici trois mois", "Without fixes within three months"), s.endItems(next, l))
	add(say(l, "Ont perdu leurs correctifs récemment", "Lost their fixes lately"), s.endItems(past, l))
	add(say(l, "Sorties dans les %d jours avant le %s", "Released in the %d days before %s", recent, bot.Date(l, date)), s.news(usual, l))
	reply.Blocks = append(reply.Blocks, s.dateNote(usual, l), bot.Buttons{button("releases", "technology", usual[0].ID),
		button("releases", "technology", usual[1].ID), button("releases", "technology", usual[2].ID), button("releases", "technology", usual[3].ID)})
	return reply
}

// news are the versions that came out lately, and the newest updates in one line.
func (s *shelf) news(lines []line, l bot.Locale) []string {
	var items, updates []string
	for _, of := range lines {
		sheet := s.sheet(of.Product)
		since := sheet.Date.AddDate(0, 0, -recent)
		for i, v := range sheet.Versions {
			switch {
			case v.Released.After(since):
				items = append(items, say(l, "%s, nouvelle version, le %s", "%s, a new version, on %s", label(of.Product, v.Name), bot.Date(l, v.Released)))
			case i == 0 && v.Patched.After(since):
				updates = append(updates, label(of.Product, v.Latest))
			}
		}
	}
	if len(updates) > 0 {
		items = append(items, say(l, "Mises à jour : ", "Updates: ")+list(updates, l))
	}
	return items
}

func (s *shelf) usualSource(date time.Time, l bot.Locale) bot.Source {
	from := s.d.Knowledge.Sources[s.d.Knowledge.Releases.Source.ID]
	return bot.Source{Title: bot.Text(from.Title).In(l), Publisher: from.Publisher, Year: date.Year(), URL: from.URL}
}
