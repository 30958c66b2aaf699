package commands

import (
	"context"

	"boussole/bot"
)

// missions tells the seven duties of the job, each in detail.
func missions(b book) bot.Command {
	return bot.Command{
		Name:     "missions",
		Names:    bot.Text{FR: "missions", EN: "missions"},
		Title:    bot.Text{FR: "Missions", EN: "Duties"},
		Summary:  bot.Text{FR: "Les sept missions du métier, chacune en détail", EN: "The seven duties of the job, each in detail"},
		Examples: bot.Phrases(b.Missions.Overview.Asks),
		Try:      []bot.Args{{}, {"mission": "api"}},
		Options: []bot.Option{{
			Name: "mission", Names: bot.Text{FR: "mission", EN: "mission"}, Title: bot.Text{FR: "mission", EN: "duty"}, Many: 4,
			Summary: bot.Text{FR: "La mission à détailler", EN: "The duty to detail"},
			Choices: choices(&b.Missions), Without: bot.Text{FR: "toutes les missions", EN: "every duty"},
		}},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			return b.answer(&b.Missions, req.Args.List("mission"), req.Locale), nil
		},
	}
}
