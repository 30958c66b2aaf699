package bottest

import "boussole/bot"

// Gallery is a reply that holds every block once, as a renderer must show it.
func Gallery(l bot.Locale) bot.Reply {
	in := func(fr, en string) string { return bot.Text{FR: fr, EN: en}.In(l) }
	return bot.Reply{
		Locale: l,
		Title:  in("Galerie des blocs", "Gallery of blocks"),
		Answer: in("Voici chaque bloc une fois, dans l'ordre.", "Here is every block once, in order."),
		Blocks: []bot.Block{
			bot.Paragraph{Text: in("Un paragraphe, avec un mot accentué : été.", "A paragraph, with a character beyond ASCII: naïve.")},
			bot.Bullets{Title: in("Une liste :", "A list:"), Items: []string{in("une chose", "one thing"), in("une autre", "another")}},
			bot.Steps{Title: in("Des étapes :", "Steps:"), Items: []string{in("d'abord ceci", "first this"), in("puis cela", "then that")}},
			bot.Links{{Title: in("Un article à lire : <b>@everyone</b> [ici](http://example.net) *&* `fin`", "An article to read: <b>@everyone</b> [here](http://example.net) *&* `end`"),
				URL: "https://example.org/a_(b)?c=d&e=f", About: in("Un flux, 27 novembre", "A feed, 27 November")}, {Title: in("Un autre", "Another"), URL: "https://example.org/g"}},
			bot.Fields{{Name: in("Durée", "Length"), Value: in("3 à 6 mois", "3 to 6 months")}, {Name: in("Diplôme", "Diploma"), Value: in("aucun", "none")}},
			bot.Table{Title: in("Un tableau :", "A table:"), Columns: []string{in("Niveau", "Level"), "Paris", in("Régions", "Regions")},
				Rows: [][]string{{"Junior", bot.Range(l, 40000, 50000, false), bot.Range(l, 35000, 43000, false)},
					{"Lead", bot.Range(l, 85000, 0, true), bot.Range(l, 70000, 0, true)}}},
			bot.Chart{Title: in("Un graphique, en euros", "A chart, in euros"), Bars: []bot.Bar{
				{Label: "Junior", Low: 40000, High: 50000, Mark: 42000}, {Label: "Lead", Low: 85000, Open: true, Mark: 42000}}},
			bot.Note{Text: in("Une note en petits caractères.", "A note in small print.")},
			bot.Buttons{
				{Label: in("Les salaires", "Pay"), Request: bot.Request{Command: "salary"}},
				{Label: in("L'aide", "Help"), Request: bot.Request{Command: "help"}},
			},
		},
		Sources: []bot.Source{{Title: in("Une source", "A source"), Publisher: "co-cto.fr", Year: 2025, URL: "https://example.org/source"}},
	}
}
