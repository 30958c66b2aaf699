package commands

import (
	"context"
	"slices"

	"boussole/bot"
	"boussole/knowledge"
)

// News is where the items of feeds come from.
type News interface {
	// Items returns the items of some feeds, the newest first and each once: those that are kept, or what can be fetched
	// within two seconds.
	Items(ctx context.Context, feeds []bot.Feed) ([]bot.Item, error)
	// Dead lists the followed feeds that couldn't be read for days.
	Dead() []bot.DeadFeed
}

// Feeds are those that the knowledge follows, and some more.
func Feeds(k *knowledge.Knowledge, more []bot.Feed) []bot.Feed {
	var all []bot.Feed
	for _, f := range k.Feeds {
		l, _ := bot.LocaleOf(f.Language)
		all = append(all, bot.Feed{Name: f.Name, URL: f.URL, Topics: knowledge.IDs(f.Topics), Locale: l})
	}
	return append(all, more...)
}

// NewsTopics are the topics that may have news: those of the tips, and those of the news alone.
func NewsTopics(k *knowledge.Knowledge) []bot.Choice {
	out := topics(k)
	for _, t := range k.NewsTopics {
		out = append(out, bot.Choice{Value: t.ID, Label: bot.Text(t.Name), Terms: bot.Phrases(t.Terms)})
	}
	return out
}

// news tells the newest items of the followed feeds; a scheduled post those that its channel hasn't seen.
func news(d Deps) bot.Command {
	feeds := Feeds(d.Knowledge, d.Feeds)
	about := slices.DeleteFunc(NewsTopics(d.Knowledge), func(c bot.Choice) bool { return len(on(feeds, c.Value)) == 0 })
	return bot.Command{
		Name:    "news",
		Names:   bot.Text{FR: "actus", EN: "news"},
		Title:   bot.Text{FR: "Actus", EN: "News"},
		Summary: bot.Text{FR: "Les nouveautés des blogs techniques suivis", EN: "What the followed technical blogs wrote lately"},
		Try:     []bot.Args{{}, {"topic": "go"}, {"topic": "security"}},
		Examples: bot.Phrases{
			FR: []string{"les actus", "quoi de neuf ?", "quoi de neuf en go ?", "les dernières actus postgres", "actualité back-end", "les news du jour", "articles récents sur java", "quoi de neuf côté sécurité",
				"les dernières nouvelles du monde du dev", "montre-moi les derniers articles", "il se passe quoi en ce moment dans le cloud", "actus php stp", "derniers articles des blogs d'ingénierie",
				"dernières alertes de sécurité", "qu'est-ce qui est sorti comme articles cette semaine", "une revue de presse tech", "les nouveautés kubernetes de la semaine"},
			EN: []string{"the news", "what's new?", "what's new in go?", "latest postgres news", "back-end news", "today's news", "recent articles on java", "latest security news", "what happened in the dev world lately",
				"show me the latest articles", "what's going on in the cloud", "php news please", "latest posts of engineering blogs", "latest security alerts",
				"which articles came out this week", "a tech press review", "kubernetes news of the week"},
		},
		Options: []bot.Option{{
			Name: "topic", Names: bot.Text{FR: "sujet", EN: "topic"}, Many: 3,
			Summary: bot.Text{FR: "Le sujet des actus", EN: "The topic of the news"},
			Choices: about, Without: bot.Text{FR: "tous les sujets", EN: "every topic"},
		}},
		Run: func(ctx context.Context, req bot.Request) (bot.Reply, error) {
			wanted := on(feeds, req.Args.List("topic")...)
			var items []bot.Item
			if d.News != nil {
				var err error
				if items, err = d.News.Items(ctx, wanted); err != nil {
					return bot.Reply{}, err
				}
			}
			p := paper{about: about, feeds: wanted, digest: max(1, d.Digest), now: d.Now(), req: req}
			switch {
			case req.Post != "" && d.Store != nil:
				return p.post(ctx, d.Store, items)
			case len(items) == 0:
				return p.unread(), nil
			}
			return p.reply(spread(items, p.digest), 0), nil
		},
	}
}

// on are the feeds on some topics; all of them for none.
func on(feeds []bot.Feed, topics ...string) []bot.Feed {
	if len(topics) == 0 {
		return feeds
	}
	return slices.DeleteFunc(slices.Clone(feeds), func(f bot.Feed) bool {
		return !slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(f.Topics, t) })
	})
}

// spread takes the newest items, no more than two of a feed while others have some.
func spread(items []bot.Item, most int) []bot.Item {
	const each = 2
	taken, of := map[string]bool{}, map[string]int{}
	for _, limit := range []int{each, len(items)} {
		for _, i := range items {
			if len(taken) < most && !taken[i.ID] && of[i.Feed] < limit {
				taken[i.ID] = true
				of[i.Feed]++
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(items), func(i bot.Item) bool { return !taken[i.ID] })
}
