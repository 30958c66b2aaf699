package commands

import (
	"context"

	"boussole/bot"
)

// team tells who the job works with, and how.
func team(b book) bot.Command {
	return bot.Command{
		Name:     "team",
		Names:    bot.Text{FR: "equipe", EN: "team"},
		Title:    bot.Text{FR: "L'équipe", EN: "The team"},
		Summary:  bot.Text{FR: "Avec qui tu travailles, et comment", EN: "Who you work with, and how"},
		Examples: bot.Phrases(b.Team.Overview.Asks),
		Try:      []bot.Args{{}, {"with": "product-manager"}},
		Options: []bot.Option{{
			Name: "with", Names: bot.Text{FR: "avec", EN: "with"}, Many: 4, Title: bot.Text{FR: "sujet", EN: "topic"},
			Summary: bot.Text{FR: "Le métier avec lequel tu travailles", EN: "The job you work with"},
			Choices: choices(&b.Team), Without: bot.Text{FR: "toute l'équipe", EN: "the whole team"},
		}},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			return b.answer(&b.Team, req.Args.List("with"), req.Locale), nil
		},
	}
}
