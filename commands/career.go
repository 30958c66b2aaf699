package commands

import (
	"context"
	"slices"

	"boussole/bot"
)

// career tells where the job can lead: what changes, what to learn, what it pays; and compares destinations.
func career(b book) bot.Command {
	return bot.Command{
		Name:     "career",
		Names:    bot.Text{FR: "carriere", EN: "career"},
		Title:    bot.Text{FR: "Carrière", EN: "Career"},
		Summary:  bot.Text{FR: "Évolutions : ce qui change, quoi apprendre, combien ça paie", EN: "Next moves: what changes, what to learn, what it pays"},
		Examples: bot.Phrases(b.Moves.Overview.Asks),
		Try:      []bot.Args{{}, {"to": "architect"}, {"to": "cto,consultant"}},
		Options: []bot.Option{
			{
				Name: "from", Names: bot.Text{FR: "de", EN: "from"}, Title: bot.Text{FR: "niveau actuel", EN: "level today"},
				Summary: bot.Text{FR: "Ton niveau aujourd'hui", EN: "Your level today"},
				Choices: levels(b), Quantity: years,
				After: []string{"de", "d", "from", "depuis", "suis", "am", "as", "comme", "etant"},
			}, {
				Name: "to", Names: bot.Text{FR: "vers", EN: "to"}, Many: 4, Title: bot.Text{FR: "destination", EN: "destination"}, Alone: true,
				After:   []string{"devenir", "deviens", "passer", "passe", "vers", "viser", "vise", "become", "becoming", "to"},
				Summary: bot.Text{FR: "La destination, ou plusieurs à comparer", EN: "The destination, or several to compare"},
				Choices: choices(&b.Moves), Without: bot.Text{FR: "toutes les évolutions", EN: "every move"},
			}, {
				Name: "track", Names: bot.Text{FR: "voie", EN: "track"}, Fixed: true, Alone: true,
				Summary: bot.Text{FR: "La direction : technique, management, entreprise", EN: "The direction: technical, managerial, entrepreneurial"},
				Choices: slices.Clone(tracks), // which learn the questions of one knowledge
			},
		},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			to, track := req.Args.List("to"), req.Args["track"]
			if len(to) == 0 && track != "" {
				for _, e := range b.Moves.Entries {
					if e.Group == track {
						to = append(to, e.ID)
					}
				}
			}
			reply := b.answer(&b.Moves, to, req.Locale)
			if from := req.Args["from"]; from != "" {
				reply = b.today(reply, from, req.Locale)
			}
			return reply, nil
		},
	}
}

// today adds what the level of the person who asks is paid now, to compare with what a move pays.
func (b book) today(reply bot.Reply, level string, l bot.Locale) bot.Reply {
	at, _ := b.Salary.Level(level)
	field := bot.Field{
		Name:  say(l, "Aujourd'hui, ", "Today, ") + bot.Text(at.Name).In(l),
		Value: b.ranges(level, []string{"paris", "province"}, l) + say(l, ", brut par an", ", gross a year"),
	}
	last := len(reply.Blocks) - 1
	reply.Blocks = append(reply.Blocks[:last:last], bot.Fields{field}, reply.Blocks[last])
	for _, s := range b.sources(l, b.Salary.Source.ID) {
		if !slices.Contains(reply.Sources, s) {
			reply.Sources = append(reply.Sources, s)
		}
	}
	return reply
}

// tracks are the directions of the article, and growing within the job.
var tracks = []bot.Choice{
	{Value: "technical", Label: bot.Text{FR: "Technique", EN: "Technical"},
		Terms: bot.Phrases{FR: []string{"évolution technique", "voie technique", "rester technique", "expertise technique", "filière technique",
			"carrière technique", "continuer à coder", "rester dans la technique", "rester développeur", "rester développeuse", "sans manager",
			"sans encadrer", "pas manager", "pas de management"},
			EN: []string{"technical track", "stay technical", "individual contributor", "ic track", "technical path", "technical career", "technical ladder",
				"hands-on", "keep coding", "without managing", "not manage", "no management"}}},
	{Value: "managerial", Label: bot.Text{FR: "Management", EN: "Managerial"},
		Terms: bot.Phrases{FR: []string{"managérial", "managériale", "manager", "manageuse", "encadrement", "voie managériale", "encadrer", "gérer des gens",
			"gérer une équipe", "diriger une équipe", "mener une équipe", "animer une équipe", "piloter une équipe"},
			EN: []string{"management", "managerial track", "people management", "management track", "manage people", "manage a team", "lead a team",
				"run a team", "lead people", "managerial path"}}},
	{Value: "entrepreneurial", Label: bot.Text{FR: "Entreprendre", EN: "Entrepreneurial"},
		Terms: bot.Phrases{FR: []string{"entrepreneurial", "entrepreneuriale", "entrepreneuriat", "entrepreneur", "entrepreneuse", "à mon compte",
			"à son compte", "à ton compte", "mon propre patron", "son propre patron", "ma propre patronne", "mon propre boss", "voler de mes propres ailes",
			"voler de ses propres ailes"},
			EN: []string{"entrepreneurship", "entrepreneur", "on my own", "own boss", "on my own account", "work for myself", "working for myself",
				"work for yourself", "go solo", "go it alone", "entrepreneurial path"}}},
	{Value: "growth", Label: bot.Text{FR: "Progresser dans le métier", EN: "Growing in the job"},
		Terms: bot.Phrases{FR: []string{"monter en niveau", "prendre du galon", "monter en compétence", "gagner en compétence", "devenir meilleur",
			"devenir meilleure", "m'améliorer"},
			EN: []string{"level up", "growing as a developer", "grow as a developer", "upskill", "get better", "become better"}}},
}
