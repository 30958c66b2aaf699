package commands

import (
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

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
	t.Rows = make([][]string, 0, len(q.shown()))
	for _, level := range q.shown() {
		row := append(make([]string, 0, len(t.Columns)), bot.Text(level.Name).In(q.l))
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
	c.Bars = make([]bot.Bar, 0, len(q.shown())*len(q.places))
	for _, level := range q.shown() {
		for _, place := range q.places {
			band, _ := q.Salary.Band(place.ID, level.ID)
			c.Bars = append(c.Bars, bot.Bar{Label: bot.Text(level.Name).In(q.l) + " · " + bot.Text(place.Name).In(q.l),
				Low: band.Low, High: band.Top(), Open: band.Open(), Mark: q.offer.mark()})
		}
	}
	return c
}
