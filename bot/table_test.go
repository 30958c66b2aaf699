package bot_test

import (
	"fmt"

	"boussole/bot"
)

// text and both shorten the tables below.
func text(fr, en string) bot.Text         { return bot.Text{FR: fr, EN: en} }
func both(fr, en []string) bot.Phrases    { return bot.Phrases{FR: fr, EN: en} }
func one(value, fr, en string) bot.Choice { return bot.Choice{Value: value, Label: text(fr, en)} }
func named(c bot.Choice, fr, en []string) bot.Choice {
	c.Terms = both(fr, en)
	return c
}

// table is a small subject: each kind of option once.
func table() []bot.Command {
	return []bot.Command{salary(), career(), training(), glossary(), ask(), help()}
}

// salary is private, and has words and numbers.
func salary() bot.Command {
	return bot.Command{
		Name: "salary", Names: text("salaire", "salary"), Title: text("Salaires", "Pay"), Private: true, Run: echo,
		Summary: text("Ce que l'on gagne", "What one earns"),
		Try:     []bot.Args{{"level": "junior", "place": "lyon"}, {"years": "4"}},
		Examples: both(
			[]string{"combien gagne un développeur ?", "salaire d'un développeur", "combien on touche dans ce métier", "salaire junior paris",
				"on me propose 40 000 €, c'est bien ?", "38k avec 2 ans d'expérience", "fourchette de salaire à Lyon", "est-ce que ça paie bien"},
			[]string{"how much does a developer earn?", "developer salary", "what do juniors make in Paris", "pay range for a senior",
				"they offered me 40,000 euros, is that good?", "38k with 2 years of experience", "pay in Lyon", "does it pay well"}),
		Options: []bot.Option{
			{Name: "level", Names: text("niveau", "level"), Many: 2, Fixed: true, Summary: text("Ton niveau", "Your level"), Choices: levels()},
			{Name: "place", Names: text("lieu", "place"), Many: 3, Summary: text("Où tu travailles", "Where you work"), Choices: []bot.Choice{
				named(one("paris", "Paris", "Paris"), []string{"la capitale"}, []string{"the capital"}),
				one("lyon", "Lyon", "Lyon"),
				one("saint-etienne", "Saint-Étienne", "Saint-Étienne"),
				named(one("province", "Régions", "Regions"), []string{"en région", "province"}, []string{"outside Paris"}),
			}},
			{Name: "years", Names: text("annees", "years"), Kind: bot.Amount, Summary: text("Tes années d'expérience", "Your years of experience"),
				Quantity: bot.Quantity{Min: 0, Max: 50, Unit: text("un nombre d'années", "a number of years"), Example: "4",
					Before: []string{"depuis"}, After: []string{"experience", "xp"},
					Loose: []string{"an", "ans", "annees", "year", "years"}, LooseMax: 17, AloneMax: 30,
					Parts: []string{"mois", "months"}, PartsOf: 12}},
			{Name: "offer", Names: text("offre", "offer"), Kind: bot.Amount, Summary: text("Une proposition en euros", "An offer in euros"),
				Quantity: bot.Quantity{Min: 10_000, Max: 500_000, Unit: text("un montant annuel", "a yearly amount"), Example: "38000",
					Before: []string{"propose", "offered"}, After: []string{"brut", "gross"}, Loose: []string{"euro", "euros"}, LooseMax: 500_000,
					AloneMin: 10_000, AloneMax: 500_000, ShortMin: 25, ShortMax: 150}},
		},
	}
}

func levels() []bot.Choice {
	list := []bot.Choice{
		named(one("junior", "Junior", "Junior"), []string{"débutant", "débutante"}, []string{"beginner", "entry level"}),
		named(one("confirmed", "Confirmé", "Mid-level"), []string{"confirmée", "intermédiaire"}, []string{"intermediate"}),
		named(one("senior", "Senior", "Senior"), []string{"expérimenté", "expérimentée"}, []string{"experienced"}),
	}
	for i, years := range [][2]float64{{0, 2}, {3, 5}, {6, 50}} {
		list[i].Low, list[i].High = years[0], years[1]
	}
	return list
}

// career has two options that share their values; words announce which is which.
func career() bot.Command {
	return bot.Command{
		Name: "career", Names: text("carriere", "career"), Title: text("Carrière", "Career"), Run: echo,
		Summary: text("La prochaine étape", "The next step"),
		Try:     []bot.Args{{"from": "junior", "to": "senior"}},
		Examples: both(
			[]string{"comment évoluer dans ma carrière", "passer de junior à senior", "devenir senior", "quelle est la prochaine étape",
				"évolution de carrière", "comment progresser vers un poste de senior", "je veux évoluer", "changer de poste"},
			[]string{"how do I move up in my career", "from junior to senior", "become a senior", "what is the next step",
				"career progression", "how to progress towards a senior position", "I want to move up", "change position"}),
		Options: []bot.Option{
			{Name: "from", Names: text("de", "from"), Summary: text("Ton poste", "Your position"), Choices: levels(), After: []string{"de", "depuis", "from"},
				Quantity: bot.Quantity{Max: 50, After: []string{"experience", "xp"}, Loose: []string{"ans", "years"}, LooseMax: 17}},
			{Name: "to", Names: text("vers", "to"), Summary: text("Le poste visé", "The position you want"), Choices: levels(),
				After: []string{"a", "vers", "to", "devenir", "become"}},
		},
	}
}

// training has an option that it can't do without, whose choices say which questions they answer.
func training() bot.Command {
	path := func(c bot.Choice, fr, en []string) bot.Choice {
		c.Asks = both(fr, en)
		return c
	}
	return bot.Command{
		Name: "training", Names: text("formation", "training"), Title: text("Formation", "Training"), Run: echo,
		Summary: text("Les chemins vers le métier", "The ways into the job"),
		Try:     []bot.Args{{"path": "bootcamp"}},
		Examples: both(
			[]string{"quelle formation pour devenir développeur", "quelles études faire", "quel diplôme faut-il", "où se former"},
			[]string{"which training to become a developer", "what should I study", "which degree do I need", "where to train"}),
		Options: []bot.Option{{
			Name: "path", Names: text("parcours", "path"), Required: true, Many: 2, Fixed: true, Summary: text("Le parcours à décrire", "The path to describe"),
			Choices: []bot.Choice{
				path(one("bootcamp", "Bootcamp", "Bootcamp"),
					[]string{"se former en quelques mois", "une formation courte et intensive", "apprendre vite avant un emploi"},
					[]string{"train in a few months", "a short and intensive course", "learn fast before a job"}),
				path(named(one("master", "Master", "Master's degree"), []string{"bac+5", "école d'ingénieurs"}, []string{"engineering school"}),
					[]string{"cinq ans d'études supérieures", "un diplôme long à l'université", "faire de longues études"},
					[]string{"five years at university", "a long degree", "study for a long time"}),
				path(named(one("self-taught", "Autodidacte", "Self-taught"), []string{"tout seul"}, []string{"on my own"}),
					[]string{"apprendre sans école", "se former par soi-même", "sans diplôme est-ce possible"},
					[]string{"learn without a school", "teach myself", "is it possible without a degree"}),
			},
		}},
	}
}

// glossary has more choices than a platform shows.
func glossary() bot.Command {
	var words []bot.Choice
	for i := range 60 {
		words = append(words, one(fmt.Sprintf("word-%02d", i), fmt.Sprintf("Mot %02d", i), fmt.Sprintf("Word %02d", i)))
	}
	return bot.Command{
		Name: "glossary", Names: text("glossaire", "glossary"), Title: text("Glossaire", "Glossary"), Summary: text("Les mots du métier", "The words of the job"), Run: echo,
		Try: []bot.Args{{"word": "word-07"}},
		Examples: both([]string{"que veut dire ce mot", "définition d'un terme", "explique ce mot", "le glossaire"},
			[]string{"what does this word mean", "definition of a term", "explain this word", "the glossary"}),
		Options: []bot.Option{{Name: "word", Names: text("mot", "word"), Summary: text("Le mot", "The word"), Choices: words}},
	}
}

// ask takes a free question.
func ask() bot.Command {
	return bot.Command{
		Name: "ask", Names: text("question", "ask"), Title: text("Question", "Question"), Summary: text("Ta question", "Your question"),
		Try:     []bot.Args{{"question": "combien gagne un junior ?"}},
		Options: []bot.Option{{Name: "question", Names: text("question", "question"), Kind: bot.Question, Required: true, Summary: text("Ta question", "Your question")}},
	}
}

// help has nothing to fill in.
func help() bot.Command {
	return bot.Command{
		Name: "help", Names: text("aide", "help"), Title: text("Aide", "Help"), Summary: text("Ce que je sais faire", "What I can do"), Run: echo,
		Examples: both([]string{"aide", "aide-moi", "que sais-tu faire ?", "bonjour", "liste des commandes"},
			[]string{"help", "help me", "what can you do?", "hello", "list of commands"}),
	}
}
