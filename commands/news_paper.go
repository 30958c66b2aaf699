package commands

import (
	"strings"
	"time"

	"boussole/bot"
)

// paper lays items out for whoever asks, or for a channel.
type paper struct {
	about  []bot.Choice // topics
	feeds  []bot.Feed   // those asked about
	digest int          // items at once
	now    time.Time
	req    bot.Request
}

// title names the topics.
func (p paper) title() string {
	l := p.req.Locale
	var names []string
	for _, id := range p.req.Args.List("topic") {
		for _, c := range p.about {
			if c.Value == id {
				names = append(names, c.Label.In(l))
			}
		}
	}
	if len(names) == 0 {
		return say(l, "Actus", "News")
	}
	return say(l, "Actus : ", "News: ") + strings.Join(names, ", ")
}

// reply shows items, and says how many more there are.
func (p paper) reply(items []bot.Item, more int) bot.Reply {
	l := p.req.Locale
	r := bot.Reply{Title: p.title(), Answer: say(l, "Les articles les plus récents des blogs que je suis ; le dernier est du %s.",
		"The most recent articles of the blogs I follow; the latest is of %s.", p.day(items[0].Published))}
	if p.req.Post != "" {
		r.Answer = say(l, "Depuis la dernière fois : %d nouveaux articles.", "Since last time: %d new articles.", len(items)+more)
		if len(items)+more == 1 {
			r.Answer = say(l, "Depuis la dernière fois : un nouvel article.", "Since last time: one new article.")
		}
	}
	var links bot.Links
	for _, i := range items {
		about := i.Feed
		if !i.Published.IsZero() {
			about += ", " + p.day(i.Published)
		}
		if i.Locale != l {
			about += ", " + bot.Text{FR: "en anglais", EN: "in French"}.In(l)
		}
		links = append(links, bot.Link{Title: i.Title, URL: i.URL, About: about})
	}
	r.Blocks = append(r.Blocks, links)
	if more > 0 {
		r.Blocks = append(r.Blocks, bot.Note{Text: say(l, "Et %d de plus, un peu plus anciens.", "And %d more, a little older.", more)})
	}
	r.Blocks = append(r.Blocks, p.buttons())
	return r
}

// day writes when an item came, with its year where that isn't this one.
func (p paper) day(t time.Time) string {
	if t.Year() == p.now.Year() {
		return bot.Day(p.req.Locale, t)
	}
	return bot.Date(p.req.Locale, t)
}

// unread says that nothing could be read.
func (p paper) unread() bot.Reply {
	l := p.req.Locale
	return bot.Reply{Title: p.title(), Refused: true, Answer: say(l, "Je n'ai pas d'article sous la main, et je n'ai pas réussi à lire les blogs que je suis. Réessaie dans quelques minutes.",
		"I have no article at hand, and I couldn't read the blogs I follow. Try again in a few minutes."), Blocks: []bot.Block{p.buttons()}}
}

// buttons lead to what is near: a tip on the same topic, new versions, how to keep up.
func (p paper) buttons() bot.Buttons {
	topic := ""
	if list := p.req.Args.List("topic"); len(list) == 1 {
		topic = list[0]
	}
	next := button("news")
	if topic == "" {
		next = button("news", "topic", "security")
	}
	return bot.Buttons{next, button("releases"), button("tip"), button("skills", "topic", "watch")}
}
