package commands

import "boussole/bot"

// ask takes a free question; the Router finds the command that answers it.
func ask() bot.Command {
	return bot.Command{
		Name:    "ask",
		Names:   bot.Text{FR: "question", EN: "ask"},
		Title:   bot.Text{FR: "Question", EN: "Question"},
		Summary: bot.Text{FR: "Pose ta question avec tes mots", EN: "Ask in your own words"},
		Try: []bot.Args{
			{"question": "38k à Nantes avec 2 ans d'expérience, c'est bien ?"},
			{"question": "what does a back-end developer do?"},
		},
		Options: []bot.Option{{
			Name: "question", Names: bot.Text{FR: "question", EN: "question"}, Kind: bot.Question, Required: true,
			Summary: bot.Text{FR: "Ta question, avec tes mots", EN: "Your question, in your own words"},
		}},
	}
}
