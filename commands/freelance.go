package commands

import (
	"context"
	"slices"
	"strings"

	"boussole/bot"
)

// freelance tells the usual day rates, and what a rate makes in a year.
func freelance(b book) bot.Command {
	return bot.Command{
		Name:    "freelance",
		Names:   bot.Text{FR: "freelance", EN: "freelance"},
		Title:   bot.Text{FR: "Freelance", EN: "Freelance"},
		Summary: bot.Text{FR: "Tarifs journaliers, chiffre d'affaires d'une année, Paris, secteurs", EN: "Day rates, a year's turnover, Paris, sectors"},
		Private: true,
		Try:     []bot.Args{{"level": "senior"}, {"rate": "500"}, {"level": "confirmed", "place": "paris"}},
		Examples: bot.Phrases{
			FR: []string{"quel tjm pour un dev back ?", "tarif journalier freelance", "combien facturer par jour", "tjm senior à paris",
				"je me lance en freelance, je demande combien ?", "TJM 500 ça fait combien par an ?", "combien gagne un freelance back-end",
				"on me propose 400 euros par jour, c'est bien ?", "quel taux journalier pour un confirmé", "tjm junior", "freelance débutant quel tarif",
				"600 € par jour sur 200 jours, quel chiffre d'affaires ?", "les banques paient mieux les indés ?", "tarif d'un expert à la journée",
				"secteur du luxe en freelance", "différence de tjm entre paris et la province", "prix d'une journée de dev indépendant",
				"combien demander à mon client", "je quitte mon cdi pour être à mon compte, quel tarif viser", "tjm d'un architecte", "tjm finance",
				"ca annuel avec un tjm de 450", "j'ai peur de me brader en indé"},
			EN: []string{"what day rate for a back-end dev?", "freelance daily rate", "how much should i charge per day", "senior day rate in Paris",
				"i'm going freelance, what do i ask?", "a day rate of 500, how much a year?", "what do back-end freelancers earn",
				"a client offers 400 euros a day, is that good?", "contractor rate for a mid-level", "junior freelance rate",
				"600 a day for 200 days, what turnover?", "do banks pay contractors more?", "rate of an expert per day",
				"freelancing in the luxury sector", "are rates higher in Paris than elsewhere", "price of a day of an independent developer",
				"how much to bill my client", "leaving my job to work for myself, which rate", "architect day rate", "contracting in finance",
				"yearly revenue at 450 a day"},
		},
		Options: []bot.Option{
			{
				Name: "level", Names: bot.Text{FR: "niveau", EN: "level"}, Many: 4,
				Summary: bot.Text{FR: "Ton niveau d'expérience", EN: "Your level of experience"}, Choices: levels(b), Quantity: years, Without: everyLevel,
			}, {
				Name: "rate", Names: bot.Text{FR: "tjm", EN: "rate"}, Kind: bot.Amount,
				Title:   bot.Text{FR: "TJM", EN: "day rate"},
				Summary: bot.Text{FR: "Un tarif journalier, en euros", EN: "A day rate, in euros"},
				Quantity: bot.Quantity{Min: 50, Max: 5000, Unit: bot.Text{FR: "un tarif en euros par jour", EN: "a rate in euros a day"}, Example: "500",
					After: []string{"jour", "j", "day", "daily", "journee"}, Before: []string{"tjm", "tarif", "taux", "rate", "rates", "facture"},
					Loose: []string{"euro", "euros", "eur"}, LooseMax: 5000, AloneMin: 100, AloneMax: 5000,
					Never: slices.Concat(monthWords, netWords, grossWords), In: bot.Text{FR: "# € par jour", EN: "€# a day"}},
			}, {
				Name: "days", Names: bot.Text{FR: "jours", EN: "days"}, Kind: bot.Amount,
				Title:   bot.Text{FR: "jours facturés par an", EN: "days billed a year"},
				Summary: bot.Text{FR: "Les jours facturés dans l'année", EN: "The days billed in a year"},
				Quantity: bot.Quantity{Min: 1, Max: 366, Unit: bot.Text{FR: "un nombre de jours par an", EN: "a number of days a year"}, Example: "200",
					After: []string{"jours", "days", "j"}, Before: []string{"fois", "x", "times"}},
			}, {
				Name: "place", Names: bot.Text{FR: "lieu", EN: "place"}, Many: 4,
				Summary: bot.Text{FR: "Paris, régions, ou une ville", EN: "Paris, the regions, or a city"}, Choices: cities(b),
				Without: bot.Text{FR: "Paris et les régions", EN: "Paris and the regions"},
			}, {
				Name: "sector", Names: bot.Text{FR: "secteur", EN: "sector"},
				Summary: bot.Text{FR: "Le secteur du client", EN: "The client's sector"}, Choices: sectors(b),
			},
		},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			return b.freelanceReply(req), nil
		},
	}
}

func sectors(b book) []bot.Choice {
	out := make([]bot.Choice, len(b.Freelance.Sectors))
	for i, s := range b.Freelance.Sectors {
		out[i] = bot.Choice{Value: s.ID, Label: bot.Text(s.Name), Terms: bot.Phrases(s.Terms)}
	}
	return out
}

func (b book) freelanceReply(req bot.Request) bot.Reply {
	l, f := req.Locale, &b.Freelance
	asked := req.Args.List("level")
	r := bot.Reply{Title: say(l, "Freelance back-end", "Freelance back-end work")}
	refs := []string{f.Source.ID}
	var points []string
	rate, priced := req.Args.Number("rate")
	if priced {
		var about []string
		r.Answer, about = b.turnover(req, rate)
		points = append(points, about...)
		refs = append(refs, f.Days.Source.ID, f.Ceiling.Source.ID)
	} else {
		r.Answer = b.rates(asked, l)
	}
	if sector := req.Args["sector"]; sector != "" {
		for _, s := range f.Sectors {
			if s.ID == sector {
				r.Answer += " " + bot.Text(s.Text).In(l)
			}
		}
	}
	places := req.Args.List("place")
	if slices.Contains(places, "paris") {
		r.Answer += " " + bot.Text(f.Premium.Paris).In(l)
	} else if len(places) == 0 {
		points = append(points, bot.Text(f.Premium.Paris).In(l))
	}
	if slices.ContainsFunc(places, func(place string) bool { return place != "paris" }) {
		r.Answer += " " + bot.Text(f.Premium.Regions).In(l)
	}
	points = append(points, bot.Text(f.Premium.Demand).In(l))
	r.Blocks = append(r.Blocks, b.beside(asked, l), b.rateChart(asked, rate, l), bot.Bullets{Items: points})
	limits := []string{say(l, "Plafond de chiffre d'affaires de la micro-entreprise, pour ce type d'activité : %s par an (%s, %d).",
		"Turnover ceiling of the micro-entreprise status, for this kind of work: %s a year (%s, %d).", bot.Euros(l, f.Ceiling.Amount),
		b.Knowledge.Sources[f.Ceiling.Source.ID].Publisher, b.Knowledge.Sources[f.Ceiling.Source.ID].Year)}
	refs = append(refs, f.Ceiling.Source.ID)
	for _, c := range f.Limits {
		limits = append(limits, b.claim(c, l))
		refs = append(refs, c.Source.ID)
	}
	r.Blocks = append(r.Blocks, bot.Bullets{Title: say(l, "À savoir avant de te lancer :", "Know before you start:"), Items: limits})
	level := strings.Join(asked[:min(1, len(asked))], "")
	next := bot.Buttons{button("salary", "level", level), button("career", "to", "consultant")}
	if !priced {
		next = append(next, button("freelance", "rate", "500"))
	}
	r.Blocks = append(r.Blocks, next)
	r.Sources = b.sources(l, refs...)
	return r
}
