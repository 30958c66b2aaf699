package commands

import (
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// judge answers with where an offer stands in the ranges, and what would be usual.
func (q payQuestion) judge() bot.Reply {
	verdicts := make([]string, 0, len(q.places)*max(1, len(q.levels)))
	for _, place := range q.places {
		verdicts = append(verdicts, q.verdicts(place)...)
	}
	amount := bot.Euros(q.l, q.offer)
	r := bot.Reply{
		Title:   say(q.l, "Ta proposition : %s brut par an", "Your offer: %s gross a year", amount),
		Answer:  say(q.l, "%s brut par an%s : %s.", "%s gross a year%s: %s.", amount, q.experience(), strings.Join(verdicts, semicolon(q.l))),
		Sources: q.sources(q.l, q.refs()...),
	}
	points := append(q.points(), say(q.l,
		"Les fourchettes sont en brut annuel : si ta proposition est en net ou par mois, demande d'abord son équivalent brut annuel.",
		"The ranges are gross and yearly: if your offer is net or monthly, ask for its gross yearly equivalent first."))
	r.Blocks = []bot.Block{q.table(), q.chart(), bot.Bullets{Items: points}, bot.Note{Text: bot.Text(q.Salary.Scope).In(q.l)}, q.next()}
	return r
}

// verdicts compares the offer with each level asked for in a place; with none asked for, it tells which levels
// would usually be paid so.
func (q payQuestion) verdicts(p knowledge.Place) []string {
	in := bot.Text(p.In).In(q.l)
	if len(q.levels) == 0 {
		return []string{q.usualFor(p, in)}
	}
	out := make([]string, len(q.levels))
	for i, level := range q.levels {
		band, _ := q.Salary.Band(p.ID, level.ID)
		name := strings.ToLower(bot.Text(level.Name).In(q.l))
		out[i] = say(q.l, "%s, %s la fourchette %s (%s)", "%s, that is %s the %s range (%s)", in,
			where(band, q.offer, q.l), name, bot.Range(q.l, band.Low, band.Top(), band.Open()))
	}
	return out
}

// where says in words how an amount stands to a range.
func where(band knowledge.Band, amount float64, l bot.Locale) string {
	switch {
	case amount < band.Low:
		return say(l, "%s sous", "%s below", bot.Euros(l, band.Low-amount))
	case band.Open():
		return say(l, "dans", "within")
	case amount > *band.High:
		return say(l, "%s au-dessus de", "%s above", bot.Euros(l, amount-*band.High))
	}
	switch third := (amount - band.Low) / (*band.High - band.Low); {
	case third < 1.0/3:
		return say(l, "dans le bas de", "in the lower part of")
	case third > 2.0/3:
		return say(l, "dans le haut de", "in the upper part of")
	}
	return say(l, "au milieu de", "in the middle of")
}

func (q payQuestion) usualFor(p knowledge.Place, in string) string {
	var names []string
	for _, level := range q.Salary.Levels {
		if band, ok := q.Salary.Band(p.ID, level.ID); ok && band.Holds(q.offer) {
			names = append(names, strings.ToLower(bot.Text(level.Name).In(q.l))+" ("+bot.Range(q.l, band.Low, band.Top(), band.Open())+")")
		}
	}
	if len(names) > 0 {
		return say(q.l, "%s, c'est dans la fourchette %s", "%s, that is within the range for %s", in, list(names, q.l))
	}
	lowest, _ := q.Salary.Band(p.ID, q.Salary.Levels[0].ID)
	return say(q.l, "%s, c'est sous toutes les fourchettes, la plus basse commençant à %s",
		"%s, that is below every range, the lowest of which begins at %s", in, bot.Euros(q.l, lowest.Low))
}
