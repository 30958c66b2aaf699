package terminal

import (
	"context"
	"log/slog"
	"testing"

	"boussole/bot"
)

// router is a small table of commands: pay with options, help and news without, and free questions.
func router(t testing.TB) *bot.Router {
	t.Helper()
	text := func(fr, en string) bot.Text { return bot.Text{FR: fr, EN: en} }
	choice := func(value string, label bot.Text) bot.Choice { return bot.Choice{Value: value, Label: label} }
	lead := choice("lead", text("Lead / architecte", "Lead / architect"))
	lead.Terms = bot.Phrases{FR: []string{"lead"}, EN: []string{"lead"}}
	echo := func(_ context.Context, req bot.Request) (bot.Reply, error) {
		return bot.Reply{Title: text("Paie", "Pay").In(req.Locale), Answer: text("Je paie ", "I pay ").In(req.Locale) + req.String() +
			" " + req.User.ID + " " + req.Channel.Adapter + "/" + req.Channel.ID,
			Blocks: []bot.Block{bot.Buttons{{Request: bot.Request{Command: "pay", Args: bot.Args{"level": "lead"}}},
				{Request: bot.Request{Command: "help"}}}}}, nil
	}
	r, err := bot.New([]bot.Command{{
		Name: "pay", Names: text("salaire", "salary"), Title: text("Salaires", "Pay"), Summary: text("La paie", "Pay"),
		Examples: bot.Phrases{FR: []string{"combien gagne un dev ?", "salaire d'un développeur", "combien ça paie", "quelle rémunération"},
			EN: []string{"how much does a dev earn?", "pay of a developer", "salary of a developer", "what do developers earn"}},
		Options: []bot.Option{
			{Name: "level", Names: text("niveau", "level"), Summary: text("Ton niveau", "Your level"),
				Choices: []bot.Choice{choice("junior", text("Junior", "Junior")), choice("confirmed", text("Confirmé", "Mid-level")), lead}},
			{Name: "place", Names: text("lieu", "place"), Summary: text("Le lieu", "The place"), Many: 3,
				Choices: []bot.Choice{choice("paris", text("Paris", "Paris")), choice("lyon", text("Lyon", "Lyon")), choice("lille", text("Lille", "Lille"))}},
			{Name: "years", Names: text("annees", "years"), Summary: text("Tes années", "Your years"), Kind: bot.Amount,
				Quantity: bot.Quantity{Max: 50, Unit: text("un nombre", "a number"), Example: "4"}},
		},
		Run: echo,
	}, {
		Name: "help", Names: text("aide", "help"), Title: text("Aide", "Help"), Summary: text("L'aide", "Help"),
		Examples: bot.Phrases{FR: []string{"aide-moi"}, EN: []string{"help me"}},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			return bot.Reply{Answer: text("Voici l'aide.", "Here is the help.").In(req.Locale)}, nil
		},
	}, {
		Name: "news", Names: text("news", "news"), Title: text("Actus", "News"), Summary: text("Les actus", "News"),
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
			return bot.Reply{Answer: text("Rien de neuf.", "Nothing new.").In(req.Locale)}, nil
		},
	}, {
		Name: "ask", Names: text("question", "ask"), Title: text("Question", "Question"), Summary: text("Une question", "A question"),
		Options: []bot.Option{{Name: "question", Names: text("question", "question"), Summary: text("La question", "The question"), Kind: bot.Question, Required: true}},
	}}, bot.Lexicon{Refusal: text("Je ne sais pas.", "I don't know."), Offers: []string{"/help"}}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return r
}
