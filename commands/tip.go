package commands

import (
	"context"
	"slices"

	"boussole/bot"
	"boussole/knowledge"
)

// tip gives one tech-watch tip: another one each day, the same for everybody that day. A scheduled post gives one that its
// channel hasn't seen.
func tip(d Deps) bot.Command {
	return bot.Command{
		Name:    "tip",
		Names:   bot.Text{FR: "conseil", EN: "tip"},
		Title:   bot.Text{FR: "Conseil", EN: "Tip"},
		Summary: bot.Text{FR: "Un conseil pour progresser, sur le sujet de ton choix", EN: "A tip to get better, on the topic you choose"},
		Try:     []bot.Args{{}, {"topic": "databases"}, {"topic": "career"}},
		Examples: bot.Phrases{
			FR: []string{"donne-moi un conseil", "un conseil du jour", "une astuce sql", "un tip sur go", "conseil pour progresser", "une bonne pratique de test",
				"astuce git stp", "t'as un conseil pour ma carrière ?", "conseil de sécurité", "apprends-moi un truc aujourd'hui", "une astuce python",
				"un petit conseil technique", "je m'ennuie, donne une astuce", "conseil docker", "bon conseil pour la revue de code", "conseil pour mes requêtes lentes",
				"astuce perf", "un tip java", "conseils d'entretien", "la veille du jour"},
			EN: []string{"give me a tip", "tip of the day", "a sql trick", "a go tip", "advice to improve", "a testing best practice", "git trick please",
				"any advice for my career?", "security tip", "teach me something today", "a python trick", "a small technical tip", "i'm bored, give me a tip",
				"docker tip", "good advice on code review", "a hint for slow queries", "performance tip", "a java tip", "interview advice", "today's tech watch"},
		},
		Options: []bot.Option{{
			Name: "topic", Names: bot.Text{FR: "sujet", EN: "topic"},
			Summary: bot.Text{FR: "Le sujet du conseil", EN: "The topic of the tip"},
			Choices: topics(d.Knowledge), Without: bot.Text{FR: "le sujet du jour", EN: "the day's topic"},
		}},
		Run: func(ctx context.Context, req bot.Request) (bot.Reply, error) {
			day := int(d.Now().Unix() / 86400)
			t, one := pick(d.Knowledge.Topics, req.Args["topic"], day)
			if req.Post != "" && d.Store != nil {
				var err error
				if t, one, err = unshown(ctx, d.Store, d.Knowledge.Topics, req); err != nil {
					return bot.Reply{}, err
				}
			}
			l := req.Locale
			return bot.Reply{
				Title:  bot.Text(t.Name).In(l) + say(l, " : ", ": ") + bot.Text(one.Title).In(l),
				Answer: bot.Text(one.Text).In(l),
				Blocks: []bot.Block{bot.Buttons{
					button("tip", "topic", following(d.Knowledge.Topics, t.ID)), button("skills", "topic", "watch"), button("help"),
				}},
			}, nil
		},
	}
}

// topics are the subjects of tips as values of an option.
func topics(k *knowledge.Knowledge) []bot.Choice {
	var out []bot.Choice
	for _, t := range k.Topics {
		out = append(out, bot.Choice{Value: t.ID, Label: bot.Text(t.Name), Terms: bot.Phrases(t.Terms)})
	}
	return out
}

// pick chooses the day's tip of a topic, or of every topic in turn.
func pick(topics []knowledge.Topic, id string, day int) (*knowledge.Topic, *knowledge.Tip) {
	at := slices.IndexFunc(topics, func(t knowledge.Topic) bool { return t.ID == id })
	if at < 0 {
		at, day = day%len(topics), day/len(topics)
	}
	t := &topics[at]
	return t, &t.Tips[day%len(t.Tips)]
}

// following is the topic after a topic, to leaf through them.
func following(topics []knowledge.Topic, id string) string {
	at := slices.IndexFunc(topics, func(t knowledge.Topic) bool { return t.ID == id })
	return topics[(at+1)%len(topics)].ID
}
