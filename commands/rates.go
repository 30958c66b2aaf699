package commands

import (
	"cmp"
	"slices"
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// rates is the direct answer on day rates; a level without one says so.
func (b book) rates(asked []string, l bot.Locale) string {
	var parts, absent []string
	for _, level := range b.Salary.Levels {
		if len(asked) > 0 && !slices.Contains(asked, level.ID) {
			continue
		}
		if band, ok := b.Freelance.Rate(level.ID); ok {
			parts = append(parts, strings.ToLower(bot.Text(level.Name).In(l))+", "+
				bot.Range(l, band.Low, band.Top(), band.Open()))
		}
		for _, a := range b.Freelance.Absent {
			if a.Level == level.ID {
				absent = append(absent, bot.Text(a.Text).In(l))
			}
		}
	}
	if len(asked) == 1 && len(parts) == 1 {
		level, _ := b.Salary.Level(asked[0])
		return say(l, "%s, compte %s par jour.", "%s, expect %s a day.", bot.Text(level.As).In(l), b.rate(asked[0], l))
	}
	var out []string
	if len(parts) > 0 {
		out = append(out, say(l, "Le tarif par jour, en général : ", "The usual rate per day: ")+strings.Join(parts, semicolon(l))+".")
	}
	return strings.Join(append(out, absent...), " ")
}

// turnover is the direct answer on what a rate makes in a year, and what to know of it.
func (b book) turnover(req bot.Request, rate float64) (string, []string) {
	l, f := req.Locale, &b.Freelance
	days, given := req.Args.Number("days")
	if !given {
		days = f.Days.Usual
	}
	total := rate * days
	answer := say(l, "%s par jour sur %s jours font %s de chiffre d'affaires par an, avant cotisations, impôt et frais.",
		"%s a day over %s days makes %s of turnover a year, before contributions, tax and expenses.",
		bot.Euros(l, rate), bot.Number(l, days), bot.Euros(l, total))
	levels := b.levelsAt(rate)
	if paid := cmp.Or(req.Args["level"], strings.Join(levels, ",")); paid != "" {
		answer += " " + b.employed(strings.Split(paid, ","), req.Args.List("place"), l)
	}
	var points []string
	if len(levels) > 0 {
		points = append(points, say(l, "%s par jour, c'est le tarif habituel de ce niveau : %s.", "%s a day is the usual rate at this level: %s.",
			bot.Euros(l, rate), strings.Join(b.named(levels, l), say(l, " ou ", " or "))))
	} else {
		points = append(points, say(l, "%s par jour, c'est sous tous les tarifs que donne l'article.", "%s a day is below every rate that the article gives.", bot.Euros(l, rate)))
	}
	if !given {
		points = append(points, bot.Text(f.Days.Text).In(l))
	}
	if total > f.Ceiling.Amount {
		points = append(points, bot.Text(f.Ceiling.Above).In(l))
	}
	return answer, points
}

// levelsAt are the levels whose day rate holds an amount.
func (b book) levelsAt(rate float64) []string {
	var ids []string
	for _, band := range b.Freelance.Rates {
		if band.Holds(rate) {
			ids = append(ids, band.Level)
		}
	}
	return ids
}

// named are the names of levels, within a sentence.
func (b book) named(ids []string, l bot.Locale) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		level, _ := b.Salary.Level(id)
		names[i] = strings.ToLower(bot.Text(level.Name).In(l))
	}
	return names
}

// employed says what levels earn in a permanent job, at some places or else in Paris and the regions.
func (b book) employed(levels, at []string, l bot.Locale) string {
	if len(at) == 0 {
		at = both
	}
	parts := b.named(levels, l)
	for i, id := range levels {
		parts[i] += ", " + b.ranges(id, at, l)
	}
	return say(l, "En CDI, un salaire à ce niveau, brut par an : %s.", "In a permanent job, pay at this level, gross a year: %s.", strings.Join(parts, semicolon(l)))
}

// beside puts the day rate of each level beside its salaries.
func (b book) beside(asked []string, l bot.Locale) bot.Table {
	q := payQuestion{book: b, l: l}
	for _, id := range asked {
		level, _ := b.Salary.Level(id)
		q.levels = append(q.levels, level)
	}
	t := q.table()
	t.Title = say(l, "À côté d'un salaire, brut par an :", "Beside a salary, gross a year:")
	return t
}

// rateChart draws the day rates of the levels that have one.
func (b book) rateChart(asked []string, rate float64, l bot.Locale) bot.Chart {
	c := bot.Chart{Title: say(l, "Tarif par jour, en euros", "Rate a day, in euros")}
	c.Bars = make([]bot.Bar, 0, len(b.Freelance.Rates))
	add := func(band knowledge.Band) {
		level, _ := b.Salary.Level(band.Level)
		c.Bars = append(c.Bars, bot.Bar{Label: bot.Text(level.Name).In(l), Low: band.Low, High: band.Top(), Open: band.Open(), Mark: rate})
	}
	for _, band := range b.Freelance.Rates {
		if len(asked) == 0 || slices.Contains(asked, band.Level) {
			add(band)
		}
	}
	if len(c.Bars) == 0 {
		for _, band := range b.Freelance.Rates {
			add(band)
		}
	}
	return c
}
