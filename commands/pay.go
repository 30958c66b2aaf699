package commands

import (
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// payQuestion is what somebody wants to know of salaries.
type payQuestion struct {
	book
	l      bot.Locale
	levels []knowledge.Level // none: all
	years  float64           // -1: not given
	places []knowledge.Place // never none
	asked  bool              // the places were the person's choice
	offer  offer
}

// both are the places shown when nobody says where.
var both = []string{"paris", "province"}

func (b book) pay(req bot.Request) payQuestion {
	q := payQuestion{book: b, l: req.Locale, years: -1}
	for _, id := range req.Args.List("level") {
		level, _ := b.Salary.Level(id)
		q.levels = append(q.levels, level)
	}
	if years, ok := req.Args.Number("years"); ok && len(q.levels) == 0 {
		q.years, q.levels = years, b.Salary.At(years)
	}
	ids := req.Args.List("place")
	q.asked = len(ids) > 0
	if !q.asked {
		ids = both
	}
	q.places = make([]knowledge.Place, 0, len(ids))
	for _, id := range ids {
		place, _ := b.Salary.Place(id)
		q.places = append(q.places, place)
	}
	amount, measure, _ := req.Args.Measured("offer")
	q.offer = b.offer(amount, measure)
	return q
}

// reply answers with the ranges.
func (q payQuestion) reply() bot.Reply {
	r := bot.Reply{Title: q.title(), Answer: q.sentence(), Sources: q.sources(q.l, q.refs()...)}
	r.Blocks = append(make([]bot.Block, 0, 5), q.table(), q.chart())
	if points := q.points(); len(points) > 0 {
		r.Blocks = append(r.Blocks, bot.Bullets{Items: points})
	}
	r.Blocks = append(r.Blocks, bot.Note{Text: bot.Text(q.Salary.Scope).In(q.l)}, q.next())
	return r
}

func (q payQuestion) title() string {
	parts := []string{say(q.l, "Salaires back-end", "Back-end pay")}
	for _, level := range q.levels {
		parts = append(parts, bot.Text(level.Name).In(q.l))
	}
	if q.asked {
		for _, place := range q.places {
			parts = append(parts, bot.Text(place.Name).In(q.l))
		}
	}
	return strings.Join(parts, " · ")
}

// points says what must be known of a place.
func (q payQuestion) points() []string {
	out := make([]string, 0, len(q.places)+3)
	for _, p := range q.places {
		name := bot.Text(p.Name).In(q.l)
		switch {
		case p.Like.ID != "" && p.Near:
			out = append(out, say(q.l,
				"%s : c'est la fourchette des régions. La ville fait partie de celles dont les salaires se rapprochent parfois de ceux de Paris ; aucune source ne chiffre l'entre-deux.",
				"%s: this is the regions' range. The city is among those where pay sometimes comes near that of Paris; no source puts a figure in between.", name))
		case p.Like.ID != "":
			out = append(out, say(q.l,
				"%s : c'est la fourchette des régions ; l'article ne donne rien de propre à cette ville.",
				"%s: this is the regions' range; the article gives nothing of this city's own.", name))
		}
	}
	if len(q.places) > 1 || !q.asked {
		out = q.around(out, "gap")
	}
	return q.around(out, "method")
}

// around adds what the knowledge says around the ranges, where it says it.
func (q payQuestion) around(out []string, id string) []string {
	if e := q.Pay.Find(id); e != nil {
		out = append(out, q.text(e.Answer, q.l))
	}
	return out
}

// refs are the sources of the ranges and of how to read them.
func (q payQuestion) refs() []string {
	refs := []string{q.Salary.Source.ID}
	if e := q.Pay.Find("method"); e != nil {
		refs = append(refs, knowledge.IDs(e.Sources)...)
	}
	return refs
}

// next offers what people ask afterwards.
func (q payQuestion) next() bot.Buttons {
	level := ""
	if len(q.levels) > 0 {
		level = q.levels[0].ID
	}
	out := append(make(bot.Buttons, 0, 4), button("freelance", "level", level), button("salary", "aspect", "benefits"),
		button("salary", "aspect", "method"))
	if q.asked && len(q.places) == 1 {
		out = append(out, button("salary", "level", level, "place", other(q.places[0].ID)))
	} else {
		out = append(out, button("salary", "aspect", "factors"))
	}
	return out
}

// other is the place to compare with.
func other(place string) string {
	if place == "paris" {
		return "province"
	}
	return "paris"
}
