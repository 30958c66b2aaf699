package commands

import "boussole/bot"

// net reports whether an offer is net.
func (q payQuestion) net() bool { return q.offer.measure == netMonth || q.offer.measure == netYear }

// tabled reports whether the knowledge's table of net pay was needed, and held the offer.
func (q payQuestion) tabled() bool {
	return q.net() && q.offer.low > 0 || q.offer.measure == month && q.stated(netMonth).tabled()
}

// judgement is the direct answer on an offer.
func (q payQuestion) judgement() string {
	switch {
	case q.offer.measure == month:
		return say(q.l, "Tu ne dis pas si c'est brut ou net. ", "You don't say whether that is gross or net. ") +
			q.stated(grossMonth).gross() + " " + q.stated(netMonth).fromNet()
	case q.net():
		return q.fromNet() + say(q.l, " Les fourchettes sont en brut par an : compare avec le brut annuel du contrat.",
			" The ranges are gross and yearly: compare with the contract's gross yearly figure.")
	}
	return q.gross()
}

// stated is the same question with the offer stated otherwise.
func (q payQuestion) stated(measure string) payQuestion {
	q.offer = q.book.offer(q.offer.amount, measure)
	return q
}

// gross judges a gross offer: twelve months of it where it is by the month.
func (q payQuestion) gross() string {
	if q.offer.measure == "" {
		return say(q.l, "%s%s : %s.", "%s%s: %s.", q.offer.in(q.l), q.experience(), q.verdict())
	}
	return say(q.l, "%s%s font, sur douze mois, %s brut par an : %s.", "%s%s makes, over twelve months, %s gross a year: %s.",
		q.offer.in(q.l), q.experience(), bot.Euros(q.l, q.offer.low), q.verdict())
}

// fromNet judges a net offer by the gross pay that leaves it, where the knowledge holds it, and else gives the ranges.
func (q payQuestion) fromNet() string {
	if q.offer.low == 0 {
		return say(q.l, "%s%s : aucune de mes sources ne donne l'équivalent brut de ce montant. ", "%s%s: none of my sources gives the gross equivalent of this amount. ",
			q.offer.in(q.l), q.experience()) + q.sentence()
	}
	from, year := q.offer.in(q.l)+q.experience(), ""
	if q.offer.measure == netMonth {
		year = say(q.l, ", soit %s net sur douze mois,", ", that is %s net over twelve months,", bot.Euros(q.l, 12*q.offer.amount))
	}
	return say(q.l, "%s%s correspondent à un brut de %s par an d'après le simulateur de l'Urssaf : %s.",
		"%s%s corresponds to %s gross a year by Urssaf's simulator: %s.", from, year, bot.Range(q.l, q.offer.low, q.offer.high, false), q.verdict())
}

// remarks say what to know of an offer's figures.
func (q payQuestion) remarks() []string {
	var out []string
	if q.tabled() {
		out = append(out, say(q.l, "L'équivalent brut vient d'une table calculée par le simulateur de l'Urssaf, aux règles du %s, pour %s.",
			"The gross equivalent comes from a table that Urssaf's simulator computed, with the rules of %s, for %s.",
			bot.Date(q.l, q.NetPay.Date.Time), bot.Text(q.NetPay.Scope).In(q.l)))
	}
	if q.offer.measure == "" {
		return append(out, say(q.l, "Les fourchettes sont en brut annuel : si ta proposition est en net ou par mois, écris-le, par exemple « 3 200 net par mois ».",
			"The ranges are gross and yearly: if your offer is net or monthly, say so, such as \"3,200 net a month\"."))
	}
	return append(out, say(q.l, "Pour comparer à coup sûr, demande le brut annuel écrit au contrat, treizième mois et primes compris.",
		"To compare safely, ask for the contract's gross yearly figure, thirteenth month and bonuses included."))
}
