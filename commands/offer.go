package commands

import (
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// judge answers with where an offer stands in the ranges, and what would be usual.
func (q payQuestion) judge() bot.Reply {
	r := bot.Reply{Title: say(q.l, "Ta proposition : %s", "Your offer: %s", q.offer.in(q.l)), Answer: q.judgement()}
	points := append(q.points(), q.remarks()...)
	r.Blocks = []bot.Block{q.table(), q.chart(), bot.Bullets{Items: points}, bot.Note{Text: bot.Text(q.Salary.Scope).In(q.l)}, q.next()}
	refs := q.refs()
	if q.tabled() {
		refs = append(refs, q.NetPay.Source.ID)
	}
	r.Sources = q.sources(q.l, refs...)
	return r
}

// verdict compares the offer in each place.
func (q payQuestion) verdict() string {
	verdicts := make([]string, 0, len(q.places)*max(1, len(q.levels)))
	for _, place := range q.places {
		verdicts = append(verdicts, q.verdicts(place)...)
	}
	return strings.Join(verdicts, semicolon(q.l))
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

// where says in words how an offer stands to a range.
func where(band knowledge.Band, o offer, l bot.Locale) string {
	least := ""
	if o.low < o.high {
		least = say(l, "au moins ", "at least ")
	}
	switch {
	case o.high < band.Low:
		return least + say(l, "%s sous", "%s below", bot.Euros(l, band.Low-o.high))
	case o.low < band.Low:
		return say(l, "tout au début de", "at the very beginning of")
	case band.Open():
		return say(l, "dans", "within")
	case o.low > *band.High:
		return least + say(l, "%s au-dessus de", "%s above", bot.Euros(l, o.low-*band.High))
	case o.high > *band.High:
		return say(l, "tout en haut de", "at the very top of")
	}
	switch third := ((o.low+o.high)/2 - band.Low) / (*band.High - band.Low); {
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
		band, ok := q.Salary.Band(p.ID, level.ID)
		if ok && q.offer.high >= band.Low && (band.Open() || q.offer.low <= *band.High) {
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
