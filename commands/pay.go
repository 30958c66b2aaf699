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
	offer  float64           // 0: none
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
	for _, id := range ids {
		place, _ := b.Salary.Place(id)
		q.places = append(q.places, place)
	}
	q.offer, _ = req.Args.Number("offer")
	return q
}

// reply answers with the ranges.
func (q payQuestion) reply() bot.Reply {
	r := bot.Reply{Title: q.title(), Answer: q.sentence(), Sources: q.sources(q.l, q.refs()...)}
	r.Blocks = append(r.Blocks, q.table(), q.chart())
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

// sentence is the direct answer.
func (q payQuestion) sentence() string {
	switch len(q.levels) {
	case 0:
		first, last := q.Salary.Levels[0], q.Salary.Levels[len(q.Salary.Levels)-1]
		parts := make([]string, len(q.places))
		for i, p := range q.places {
			low, _ := q.Salary.Band(p.ID, first.ID)
			high, _ := q.Salary.Band(p.ID, last.ID)
			parts[i] = say(q.l, "%s, de %s (%s) à %s (%s)", "%s, from %s (%s) to %s (%s)", bot.Text(p.In).In(q.l),
				bot.Euros(q.l, low.Low), bot.Text(first.Name).In(q.l), bot.Range(q.l, high.Low, high.Top(), high.Open()), bot.Text(last.Name).In(q.l))
		}
		return capital(strings.Join(parts, semicolon(q.l))) + say(q.l, ", brut par an.", ", gross a year.")
	case 1:
		return say(q.l, "%s%s, compte %s, brut par an.", "%s%s, expect %s, gross a year.",
			bot.Text(q.levels[0].As).In(q.l), q.experience(), q.ranges(q.levels[0].ID, q.ids(), q.l))
	}
	parts := make([]string, len(q.levels))
	for i, level := range q.levels {
		parts[i] = strings.ToLower(bot.Text(level.Name).In(q.l)) + say(q.l, " : ", ": ") + q.ranges(level.ID, q.ids(), q.l)
	}
	if q.years >= 0 {
		return say(q.l, "Avec %s ans d'expérience, tu es là où deux niveaux se rejoignent, et les deux fourchettes valent, brut par an. %s.",
			"With %s years of experience, you are where two levels meet, and both ranges hold, gross a year. %s.",
			bot.Number(q.l, q.years), capital(strings.Join(parts, semicolon(q.l))))
	}
	return capital(strings.Join(parts, semicolon(q.l))) + say(q.l, " (brut par an).", " (gross a year).")
}

// experience repeats the years that the person gave.
func (q payQuestion) experience() string {
	switch {
	case q.years < 0:
		return ""
	case q.years < 2:
		return say(q.l, " (%s an d'expérience)", " (%s year of experience)", bot.Number(q.l, q.years))
	}
	return say(q.l, " (%s ans d'expérience)", " (%s years of experience)", bot.Number(q.l, q.years))
}

// ranges writes a level's range in each place: 40 000 à 50 000 € à Paris et 35 000 à 43 000 € en région.
func (b book) ranges(level string, placeIDs []string, l bot.Locale) string {
	parts := make([]string, 0, len(placeIDs))
	for _, id := range placeIDs {
		place, _ := b.Salary.Place(id)
		band, _ := b.Salary.Band(id, level)
		parts = append(parts, bot.Range(l, band.Low, band.Top(), band.Open())+" "+bot.Text(place.In).In(l))
	}
	return list(parts, l)
}

func (q payQuestion) ids() []string {
	ids := make([]string, len(q.places))
	for i, p := range q.places {
		ids[i] = p.ID
	}
	return ids
}

// shown returns the levels asked for, or all.
func (q payQuestion) shown() []knowledge.Level {
	if len(q.levels) > 0 {
		return q.levels
	}
	return q.Salary.Levels
}

// table puts Paris, the regions and freelance side by side.
func (q payQuestion) table() bot.Table {
	t := bot.Table{Columns: []string{say(q.l, "Niveau", "Level"), say(q.l, "Paris", "Paris"),
		say(q.l, "Régions", "Regions"), say(q.l, "Freelance, par jour", "Freelance, a day")}}
	for _, level := range q.shown() {
		row := []string{bot.Text(level.Name).In(q.l)}
		for _, place := range both {
			band, _ := q.Salary.Band(place, level.ID)
			row = append(row, bot.Range(q.l, band.Low, band.Top(), band.Open()))
		}
		t.Rows = append(t.Rows, append(row, q.rate(level.ID, q.l)))
	}
	return t
}

// rate writes a level's day rate, or that there is none.
func (b book) rate(level string, l bot.Locale) string {
	band, ok := b.Freelance.Rate(level)
	if !ok {
		return say(l, "aucun tarif donné", "no rate given")
	}
	return bot.Range(l, band.Low, band.Top(), band.Open())
}

// chart draws the ranges asked for, with the offer on them when there is one.
func (q payQuestion) chart() bot.Chart {
	c := bot.Chart{Title: say(q.l, "Brut annuel, en euros", "Gross a year, in euros")}
	for _, level := range q.shown() {
		for _, place := range q.places {
			band, _ := q.Salary.Band(place.ID, level.ID)
			c.Bars = append(c.Bars, bot.Bar{Label: bot.Text(level.Name).In(q.l) + " · " + bot.Text(place.Name).In(q.l),
				Low: band.Low, High: band.Top(), Open: band.Open(), Mark: q.offer})
		}
	}
	return c
}

// points says what must be known of a place.
func (q payQuestion) points() []string {
	var out []string
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
		out = append(out, q.around("gap")...)
	}
	return append(out, q.around("method")...)
}

// around quotes what the knowledge says around the ranges, where it says it.
func (q payQuestion) around(id string) []string {
	e := q.Pay.Find(id)
	if e == nil {
		return nil
	}
	return []string{q.text(e.Answer, q.l)}
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
	out := bot.Buttons{button("freelance", "level", level), button("salary", "aspect", "benefits"), button("salary", "aspect", "method")}
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
