package commands

import (
	"context"

	"boussole/bot"
)

// help tells what the bot can do, with examples to press.
func help(others []bot.Command) bot.Command {
	var choices []bot.Choice
	for _, c := range others {
		choice := bot.Choice{Value: c.Name, Label: c.Names, Terms: bot.Phrases{FR: []string{c.Title.FR}, EN: []string{c.Title.EN}}}
		if c.Admin { // whoever asks for it learns how it is done, and by whom
			choice.Asks = c.Examples
		}
		choices = append(choices, choice)
	}
	return bot.Command{
		Name:    "help",
		Names:   bot.Text{FR: "aide", EN: "help"},
		Title:   bot.Text{FR: "Aide", EN: "Help"},
		Summary: bot.Text{FR: "Ce que je sais faire, avec des exemples", EN: "What I can do, with examples"},
		Try:     []bot.Args{{}, {"command": "salary"}},
		Examples: bot.Phrases{
			FR: []string{"aide", "aide-moi", "que sais-tu faire ?", "tu sers à quoi ?", "comment tu marches", "liste des commandes", "tu peux répondre à quoi",
				"quelles questions je peux te poser", "c'est quoi ce bot", "comment utiliser boussole", "mode d'emploi", "help", "tu fais quoi exactement comme bot", "bonjour", "salut"},
			EN: []string{"help", "help me", "what can you do?", "what are you for", "how do you work", "list of commands", "what can i ask you",
				"which questions do you answer", "what is this bot", "how to use boussole", "usage", "show me the commands", "what do you know about", "hello", "hi there"},
		},
		Options: []bot.Option{{
			Name: "command", Names: bot.Text{FR: "commande", EN: "command"},
			Summary: bot.Text{FR: "La commande à expliquer", EN: "The command to explain"},
			Choices: choices, Without: bot.Text{FR: "toutes les commandes", EN: "every command"},
		}},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			for i := range others {
				if others[i].Name == req.Args["command"] {
					return explain(&others[i], req.Locale), nil
				}
			}
			return overview(others, req.Locale), nil
		},
	}
}

func overview(all []bot.Command, l bot.Locale) bot.Reply {
	r := bot.Reply{
		Title: say(l, "Boussole, ton guide du métier back-end", "Boussole, your guide to back-end work"),
		Answer: say(l, "Pose ta question avec tes mots, ou choisis une commande : je réponds sur le métier, les compétences, la formation, les salaires, le freelance et la carrière, avec la source de chaque chiffre.",
			"Ask in your own words, or choose a command: I answer on the job, skills, training, pay, freelance work and careers, with the source of every figure."),
	}
	var fields bot.Fields
	for _, c := range all {
		fields = append(fields, bot.Field{Name: "/" + c.Names.In(l), Value: c.Summary.In(l)})
	}
	r.Blocks = append(r.Blocks, fields,
		bot.Note{Text: say(l, "Quand je ne sais pas, je le dis. Je connais la France et le back-end, rien d'autre.",
			"When I don't know, I say so. I know France and back-end work, nothing else.")},
		bot.Buttons{{Label: say(l, "Poser une question", "Ask a question"), Request: bot.Request{Command: "ask"}}, button("salary", "level", "junior"), button("training", "path", "bootcamp,master"), button("tip")})
	return r
}

// explain tells what one command takes.
func explain(c *bot.Command, l bot.Locale) bot.Reply {
	r := bot.Reply{Title: "/" + c.Names.In(l), Answer: c.Summary.In(l) + "."}
	var fields bot.Fields
	for _, o := range c.Options {
		fields = append(fields, bot.Field{Name: o.Names.In(l), Value: o.Summary.In(l)})
	}
	if len(fields) > 0 {
		r.Blocks = append(r.Blocks, fields)
	}
	var buttons bot.Buttons
	for _, args := range c.Try[:min(3, len(c.Try))] {
		buttons = append(buttons, bot.Button{Request: bot.Request{Command: c.Name, Args: args}})
	}
	r.Blocks = append(r.Blocks, append(buttons, button("help")))
	return r
}
