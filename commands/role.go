package commands

import (
	"context"

	"boussole/bot"
)

// role says what the job is.
func role(b book) bot.Command {
	return bot.Command{
		Name:     "role",
		Names:    bot.Text{FR: "metier", EN: "role"},
		Title:    bot.Text{FR: "Le métier", EN: "The job"},
		Summary:  bot.Text{FR: "Ce qu'est le métier, ce qu'il garantit, back-end ou front-end", EN: "What the job is, what it guarantees, back-end or front-end"},
		Examples: bot.Phrases(b.Role.Overview.Asks),
		Try:      []bot.Args{{}, {"aspect": "front-or-back"}},
		Options: []bot.Option{{
			Name: "aspect", Names: bot.Text{FR: "aspect", EN: "aspect"}, Many: 4,
			Summary: bot.Text{FR: "Ce que tu veux savoir du métier", EN: "What you want to know about the job"},
			Choices: choices(&b.Role), Without: bot.Text{FR: "le métier dans son ensemble", EN: "the job as a whole"},
		}},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			return b.answer(&b.Role, req.Args.List("aspect"), req.Locale), nil
		},
	}
}
