package commands

import (
	"slices"

	"boussole/bot"
	"boussole/knowledge"
)

// claims lists where the article is dated, and what other sources say: each claim once, with its source.
func (b book) claims(l bot.Locale, updates, also []knowledge.Claim) []bot.Block {
	var out []bot.Block
	add := func(title string, claims []knowledge.Claim) {
		items := make([]string, 0, len(claims))
		for _, claim := range claims {
			if item := b.claim(claim, l); !slices.Contains(items, item) {
				items = append(items, item)
			}
		}
		if len(items) > 0 {
			out = append(out, bot.Bullets{Title: title, Items: items})
		}
	}
	add(say(l, "Ce qui a changé depuis l'article :", "What has changed since the article:"), updates)
	add(say(l, "Ce que disent d'autres sources :", "What other sources say:"), also)
	return out
}

func sourcesOf(lists ...[]knowledge.Claim) []string {
	ids := make([]string, 0, 8)
	for _, claims := range lists {
		for _, c := range claims {
			ids = append(ids, c.Source.ID)
		}
	}
	return ids
}
