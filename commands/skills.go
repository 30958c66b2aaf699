package commands

import (
	"context"
	"slices"

	"boussole/bot"
	"boussole/knowledge"
)

// skills tells what to know: languages with their frameworks, databases, APIs, security, Git, DevOps, soft skills.
func skills(b book) bot.Command {
	return bot.Command{
		Name:     "skills",
		Names:    bot.Text{FR: "competences", EN: "skills"},
		Title:    bot.Text{FR: "Compétences", EN: "Skills"},
		Summary:  bot.Text{FR: "Langages, bases de données, API, sécurité, outils, qualités humaines", EN: "Languages, databases, APIs, security, tools, soft skills"},
		Examples: bot.Phrases(b.Skills.Overview.Asks),
		Try:      []bot.Args{{}, {"topic": "databases"}, {"language": "python,java"}},
		Options: []bot.Option{
			{
				Name: "topic", Names: bot.Text{FR: "sujet", EN: "topic"}, Many: 4, Alone: true,
				Summary: bot.Text{FR: "Le domaine de compétence", EN: "The area of skill"},
				Choices: alsoAsked(choices(&b.Skills), allLanguages, &b.Languages.Overview),
				Without: bot.Text{FR: "la vue d'ensemble", EN: "the overview"},
			}, {
				Name: "language", Names: bot.Text{FR: "langage", EN: "language"}, Many: 4, Alone: true,
				Summary: bot.Text{FR: "Le langage, avec son framework", EN: "The language, with its framework"},
				Choices: choices(&b.Languages),
			},
		},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			languages, topics := req.Args.List("language"), req.Args.List("topic")
			if len(languages) == 0 {
				reply := b.answer(&b.Skills, topics, req.Locale)
				if len(topics) == 1 && topics[0] == allLanguages {
					reply = with(reply, b.answer(&b.Languages, nil, req.Locale))
				}
				return reply, nil
			}
			reply := b.answer(&b.Languages, languages, req.Locale)
			for _, topic := range topics {
				reply = with(reply, b.answer(&b.Skills, []string{topic}, req.Locale))
			}
			return reply, nil
		},
	}
}

// allLanguages is the topic that speaks of the languages as a whole.
const allLanguages = "languages"

// alsoAsked lets a choice answer the questions about a whole chapter too.
func alsoAsked(list []bot.Choice, value string, overview *knowledge.Entry) []bot.Choice {
	for i, c := range list {
		if c.Value == value {
			list[i].Asks = join(c.Asks, bot.Phrases(overview.Asks))
		}
	}
	return list
}

// with adds another answer to a reply, as a part of it.
func with(reply, other bot.Reply) bot.Reply {
	last := len(reply.Blocks) - 1
	part := bot.Fields{{Name: other.Title, Value: other.Answer}}
	reply.Blocks = append(reply.Blocks[:last:last], part, reply.Blocks[last])
	for _, s := range other.Sources {
		if !slices.Contains(reply.Sources, s) {
			reply.Sources = append(reply.Sources, s)
		}
	}
	return reply
}
