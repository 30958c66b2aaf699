package commands

import (
	"context"

	"boussole/bot"
)

// salary tells the yearly gross ranges, where an offer stands in them, and what surrounds them.
func salary(b book) bot.Command {
	return bot.Command{
		Name:    "salary",
		Names:   bot.Text{FR: "salaire", EN: "salary"},
		Title:   bot.Text{FR: "Salaires", EN: "Pay"},
		Summary: bot.Text{FR: "Fourchettes à Paris et en région, ta proposition comparée", EN: "Ranges in Paris and the regions, your offer compared"},
		Private: true,
		Try:     []bot.Args{{"level": "junior", "place": "lyon"}, {"years": "4", "offer": "45000"}, {"aspect": "benefits"}},
		Examples: bot.Phrases{
			FR: []string{"combien gagne un dev back-end ?", "salaire développeur back", "grille de salaire", "ça paie bien le back ?",
				"combien on touche dans ce métier", "salaire junior paris", "salaire senior en région", "combien pour un dev avec 4 ans d'expérience",
				"fourchette pour un confirmé à Nantes", "38k à Lyon avec 2 ans d'xp c'est bien ?", "on me propose 45 000 € je suis senior",
				"paris ou lyon pour un senior ?", "mon offre à 42k est-elle correcte ?", "je gagne 36000 euros brut, suis-je sous-payé ?",
				"quelle prétention salariale pour un premier poste", "salaire lead dev à Bordeaux", "salaire d'embauche sans expérience",
				"rémunération annuelle brute développeur back-end", "à combien je peux prétendre après 3 ans", "salaire de départ en sortie d'école",
				"combien vaut un profil senior sur le marché", "est-ce que 50k c'est honnête pour un junior à Paris", "paie d'un dev expérimenté à Lille",
				"combien négocier avec 6 ans d'expérience", "ton avis sur 40 000 brut à Toulouse", "je suis débutant, combien je vais être payé",
				"brut annuel d'un architecte back-end", "on m'offre 3 000 euros de plus, je signe ?", "c'est quoi un bon salaire en province"},
			EN: []string{"how much does a back-end developer earn?", "back-end developer salary", "pay range for a senior", "does back-end pay well?",
				"what do juniors make in Paris", "salary in the regions", "what can i ask for with 4 years of experience", "mid-level pay in Nantes",
				"38k in Lyon with 2 years, is that good?", "they offered me 45,000 euros as a senior", "Paris or Lyon for a senior?",
				"is 42k a fair offer?", "am i underpaid at 36000 gross?", "starting salary with no experience", "lead developer salary in Bordeaux",
				"gross yearly pay of a back-end engineer", "salary expectations for a first job", "how much is an experienced dev worth",
				"should i accept 50k as a junior in Paris", "what's a decent wage in Lille", "how much to negotiate with six years", "entry level pay outside Paris",
				"pay scale for server-side devs", "what would an architect be paid", "is my package ok at 60k", "i'm a beginner, what will i be paid"},
		},
		Options: []bot.Option{
			{
				Name: "level", Names: bot.Text{FR: "niveau", EN: "level"}, Many: 4,
				Summary: bot.Text{FR: "Ton niveau d'expérience", EN: "Your level of experience"},
				Choices: levels(b), Instead: "years", Without: everyLevel,
			}, {
				Name: "years", Names: bot.Text{FR: "annees", EN: "years"}, Kind: bot.Amount, Quantity: years, Instead: "level",
				Title:   bot.Text{FR: "années d'expérience", EN: "years of experience"},
				Summary: bot.Text{FR: "Tes années d'expérience", EN: "Your years of experience"},
			}, {
				Name: "place", Names: bot.Text{FR: "lieu", EN: "place"}, Many: 4,
				Summary: bot.Text{FR: "Paris, régions, ou une ville", EN: "Paris, the regions, or a city"},
				Choices: cities(b), Without: bot.Text{FR: "Paris et les régions", EN: "Paris and the regions"},
			}, {
				Name: "offer", Names: bot.Text{FR: "offre", EN: "offer"}, Kind: bot.Amount, Quantity: offers,
				Summary: bot.Text{FR: "Une proposition, en euros bruts par an", EN: "An offer, in gross euros a year"},
			}, {
				Name: "aspect", Names: bot.Text{FR: "aspect", EN: "aspect"}, Many: 4, Alone: true,
				Summary: bot.Text{FR: "Avantages, écart Paris-régions, facteurs, coût de la vie", EN: "Benefits, Paris-regions gap, factors, cost of living"},
				Choices: append(choices(&b.Pay), bot.Choice{Value: aroundPay, Label: bot.Text(b.Pay.Overview.Name),
					Asks: bot.Phrases(b.Pay.Overview.Asks)}),
			},
		},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			q := b.pay(req)
			aspects := req.Args.List("aspect")
			switch {
			case q.offer.amount > 0:
				return q.judge(), nil
			case len(aspects) == 1 && aspects[0] == aroundPay:
				return b.answer(&b.Pay, nil, req.Locale), nil
			case len(aspects) > 0:
				return b.answer(&b.Pay, without(aspects, aroundPay), req.Locale), nil
			}
			return q.reply(), nil
		},
	}
}

// aroundPay stands for what surrounds the ranges as a whole.
const aroundPay = "package"

// years of experience; a person's age is not one.
var years = bot.Quantity{
	Min: 0, Max: 50, Unit: bot.Text{FR: "un nombre d'années", EN: "a number of years"}, Example: "4",
	After:  []string{"experience", "xp", "exp", "experiences", "metier", "anciennete", "taf", "bouteille", "pratique", "yoe"},
	Before: []string{"depuis", "experience", "xp", "anciennete"},
	Loose:  []string{"an", "ans", "annee", "annees", "year", "years", "yr", "yrs"}, LooseMax: 17,
	AloneMax: 30,
	Parts:    []string{"mois", "month", "months"}, PartsOf: 12,
}

// offers are yearly and gross.
var offers = bot.Quantity{
	Min: 10_000, Max: 500_000, Unit: bot.Text{FR: "un montant brut annuel en euros", EN: "a gross yearly amount in euros"}, Example: "38000",
	After: []string{"brut", "bruts", "gross"}, Loose: []string{"euro", "euros", "eur"}, LooseMax: 500_000,
	Before: []string{"offre", "offer", "salaire", "salary", "propose", "proposent", "proposition", "offered", "offering", "offers",
		"gagne", "touche", "fourchette", "annonce", "package", "offrent", "donne", "donnent", "lache", "lachent", "promet",
		"promettent", "signe", "pays", "paying", "giving", "promised", "proposing", "proposed"},
	Never: []string{"jours", "day", "days", "ans", "annees", "years", "heures", "hours", "%",
		"pourcent", "percent", "semaines", "weeks", "personnes", "people", "mois", "months"},
	AloneMin: 10_000, AloneMax: 500_000, ShortMin: 25, ShortMax: 150,
	In:       bot.Text{FR: "# € brut par an", EN: "€# gross a year"},
	Measures: measures,
}

var everyLevel = bot.Text{FR: "tous les niveaux", EN: "every level"}

// levels offers the levels of the knowledge as the values of an option.
func levels(b book) []bot.Choice {
	out := make([]bot.Choice, len(b.Salary.Levels))
	for i, l := range b.Salary.Levels {
		out[i] = bot.Choice{Value: l.ID, Label: bot.Text(l.Name), Terms: bot.Phrases(l.Terms)}
		if l.From != nil {
			out[i].Low, out[i].High = *l.From, years.Max
		}
		if l.To != nil {
			out[i].High = *l.To
		}
	}
	return out
}

// cities offers the places of the knowledge as the values of an option.
func cities(b book) []bot.Choice {
	out := make([]bot.Choice, len(b.Salary.Places))
	for i, p := range b.Salary.Places {
		out[i] = bot.Choice{Value: p.ID, Label: bot.Text(p.Name), Terms: bot.Phrases(p.Terms)}
	}
	return out
}

func without(list []string, value string) []string {
	var out []string
	for _, v := range list {
		if v != value {
			out = append(out, v)
		}
	}
	return out
}
