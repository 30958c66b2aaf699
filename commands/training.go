package commands

import (
	"context"
	"slices"

	"boussole/bot"
	"boussole/knowledge"
)

// training tells the ways into the job: how long, which diploma, which limits; and compares them.
func training(b book) bot.Command {
	return bot.Command{
		Name:     "training",
		Names:    bot.Text{FR: "formation", EN: "training"},
		Title:    bot.Text{FR: "Formation", EN: "Training"},
		Summary:  bot.Text{FR: "Chaque voie, sa durée, son diplôme, ses limites ; compare-les", EN: "Every path, its length, diploma and limits; compare them"},
		Examples: bot.Phrases(b.Paths.Overview.Asks),
		Try:      []bot.Args{{}, {"path": "bootcamp,master"}, {"school": "le-wagon"}},
		Options: []bot.Option{
			{
				Name: "path", Names: bot.Text{FR: "parcours", EN: "path"}, Many: 4, Alone: true,
				Summary: bot.Text{FR: "La voie, ou plusieurs à comparer", EN: "The path, or several to compare"},
				Choices: choices(&b.Paths), Without: bot.Text{FR: "tous les parcours", EN: "every path"},
			}, {
				Name: "level", Names: bot.Text{FR: "niveau", EN: "level"}, Fixed: true, Many: 4, Alone: true,
				Title:   bot.Text{FR: "niveau de diplôme", EN: "diploma level"},
				Summary: bot.Text{FR: "Le niveau de diplôme visé", EN: "The diploma level you aim for"},
				Choices: slices.Clone(diplomas), // which learn the questions of one knowledge
			}, {
				Name: "school", Names: bot.Text{FR: "ecole", EN: "school"}, Many: 4, Title: bot.Text{FR: "école", EN: "school"}, Alone: true,
				Summary: bot.Text{FR: "L'école ou la plateforme", EN: "The school or platform"},
				Choices: append(choices(&b.Schools), bot.Choice{Value: everySchool, Label: bot.Text{FR: "Toutes les écoles", EN: "All schools"},
					Asks: bot.Phrases(b.Schools.Overview.Asks)}),
			},
		},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			paths, schools := req.Args.List("path"), req.Args.List("school")
			if len(paths) == 0 {
				paths = leadingTo(&b.Paths, req.Args.List("level"))
			}
			schools = slices.DeleteFunc(schools, func(s string) bool { return s == everySchool && len(schools) > 1 })
			switch {
			case len(schools) == 0:
				return b.answer(&b.Paths, paths, req.Locale), nil
			case schools[0] == everySchool:
				return b.answer(&b.Schools, nil, req.Locale), nil
			}
			reply := b.answer(&b.Schools, schools, req.Locale)
			for _, path := range paths {
				reply = with(reply, b.answer(&b.Paths, []string{path}, req.Locale))
			}
			return reply, nil
		},
	}
}

// everySchool stands for the schools as a whole.
const everySchool = "all"

// diplomas are the levels that the paths of the knowledge lead to.
var diplomas = []bot.Choice{
	{Value: "bac+2", Label: bot.Text{FR: "Bac+2", EN: "Bac+2 (two years after high school)"},
		Terms: bot.Phrases{FR: []string{"bac 2", "bac plus 2", "bac plus deux", "deux ans après le bac", "2 ans après le bac", "deux ans d'études",
			"2 ans d'études", "études courtes"},
			EN: []string{"two years after high school", "2 years after high school", "two-year degree", "2-year degree", "two years of study",
				"bac plus two"}}},
	{Value: "bac+3", Label: bot.Text{FR: "Bac+3", EN: "Bac+3 (three years after high school)"},
		Terms: bot.Phrases{FR: []string{"bac 3", "bac plus 3", "bac plus trois", "trois ans après le bac", "3 ans après le bac", "trois ans d'études",
			"3 ans d'études"},
			EN: []string{"three years after high school", "3 years after high school", "bachelor", "three-year degree", "3-year degree",
				"three years of study", "bac plus three"}}},
	{Value: "bac+5", Label: bot.Text{FR: "Bac+5", EN: "Bac+5 (five years after high school)"},
		Terms: bot.Phrases{FR: []string{"bac 5", "bac plus 5", "bac plus cinq", "cinq ans après le bac", "5 ans après le bac", "cinq ans d'études",
			"5 ans d'études", "études longues"},
			EN: []string{"five years after high school", "5 years after high school", "five-year degree", "5-year degree", "five years of study",
				"bac plus five"}}},
	{Value: "none", Label: bot.Text{FR: "Sans diplôme visé", EN: "No diploma"},
		Terms: bot.Phrases{FR: []string{"sans diplôme", "sans bac", "sans le bac", "pas le bac", "pas mon bac", "pas de bac", "raté mon bac", "raté le bac",
			"niveau bac", "aucun diplôme", "pas de diplôme", "sans études", "pas fait d'études", "arrêté l'école", "décrocheur", "décrocheuse",
			"déscolarisé", "déscolarisée", "formation alternative", "voie alternative"},
			EN: []string{"no degree", "without a degree", "no diploma", "without a diploma", "alternative training", "alternative path", "dropout",
				"dropped out", "no qualifications", "without qualifications", "without college", "without university", "never went to college",
				"never went to university"}}},
}

// leadingTo returns the paths that lead to one of the diploma levels.
func leadingTo(paths *knowledge.Chapter, levels []string) []string {
	var ids []string
	for _, e := range paths.Entries {
		if slices.ContainsFunc(levels, func(level string) bool { return slices.Contains(e.Levels, level) }) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}
