package commands_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode"

	"boussole/bot"
)

// strange are questions that the bot has no answer to, though some look like its subject.
var strange = map[bot.Locale][]string{
	bot.French: {"Quel temps fera-t-il demain à Lyon ?", "Qui a gagné la coupe du monde en 2018 ?", "Combien gagne une infirmière ?",
		"Salaire d'un dev back-end à Londres ?", "Combien gagne un développeur back en Suisse ?", "Quel salaire chez Google ?",
		"Combien coûte une année à Epitech ?", "C'est quand les inscriptions à l'Epita ?", "Salaire d'un développeur front-end ?",
		"Donne-moi une recette de crêpes pour 4", "Raconte-moi une blague", "Combien font 12 fois 7 ?"},
	bot.English: {"What's the weather tomorrow in Lyon?", "Who won the world cup in 2018?", "How much does a nurse earn?",
		"Back-end developer salary in London?", "What do back-end developers earn in Switzerland?", "What does Google pay?",
		"How much is a year at Epitech?", "When does enrolment at Epita close?", "Front-end developer salary?",
		"Give me a pancake recipe for 4", "Tell me a joke", "What is 12 times 7?"},
}

// TestRefused holds that a refusal gives no figure, and says what can be asked instead.
func TestRefused(t *testing.T) {
	r := router(t)
	for _, l := range locales {
		for _, question := range strange[l] {
			t.Run(question, func(t *testing.T) {
				u := r.Read(question, bot.Request{Locale: l})
				reply := r.Answer(context.Background(), u)
				if !reply.Refused {
					t.Fatalf("read as %v (%.2f): %s", u.Request, u.Confidence, reply.Answer)
				}
				checkRefusal(t, r, reply, l)
			})
		}
	}
}

// TestLimits holds every refusal that the knowledge has words for to the same.
func TestLimits(t *testing.T) {
	r := router(t)
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, limit := range k.Lexicon.Limits {
		for _, l := range locales {
			t.Run(limit.ID+"/"+string(l), func(t *testing.T) {
				reply := r.Answer(context.Background(), bot.Understanding{Request: bot.Request{Locale: l}, Refused: true, Limit: limit.ID})
				if !reply.Refused || reply.Answer != bot.Text(limit.Says).In(l) {
					t.Errorf("got %v %q, want %q", reply.Refused, reply.Answer, bot.Text(limit.Says).In(l))
				}
				checkRefusal(t, r, reply, l)
			})
		}
	}
}

func checkRefusal(t *testing.T, r *bot.Router, reply bot.Reply, l bot.Locale) {
	t.Helper()
	if reply.Locale != l || strings.TrimSpace(reply.Answer) == "" {
		t.Errorf("answered in %q, want %q: %q", reply.Locale, l, reply.Answer)
	}
	if text := reply.Title + "\n" + reply.Plain(); strings.ContainsFunc(text, unicode.IsDigit) {
		t.Errorf("a figure in a refusal: %s", text)
	}
	checkButtons(t, r, reply)
}

// TestGroups holds what the knowledge leaves to the commands: the levels and directions that it names are options.
func TestGroups(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	all, values := router(t).Commands(), map[string]map[string]bool{}
	for _, c := range all {
		for _, o := range c.Options {
			values[c.Name+" "+o.Name] = map[string]bool{}
			for _, choice := range o.Choices {
				values[c.Name+" "+o.Name][choice.Value] = true
			}
		}
	}
	for _, e := range k.Moves.Entries {
		if !values["career track"][e.Group] {
			t.Errorf("moves.yaml: %s: there is no direction %q", e.ID, e.Group)
		}
	}
	for _, e := range k.Paths.Entries {
		for _, level := range e.Levels {
			if !values["training level"][level] {
				t.Errorf("paths.yaml: %s: there is no level %q", e.ID, level)
			}
		}
	}
	for _, limit := range k.Lexicon.Limits {
		if limit.Option != "" && !slices.ContainsFunc(all, func(c bot.Command) bool {
			return slices.ContainsFunc(c.Options, func(o bot.Option) bool { return o.Name == limit.Option })
		}) {
			t.Errorf("lexicon.yaml: limit %s: no command has an option %q", limit.ID, limit.Option)
		}
		for _, name := range limit.Commands {
			if !slices.ContainsFunc(all, func(c bot.Command) bool { return c.Name == name }) {
				t.Errorf("lexicon.yaml: limit %s: there is no command %q", limit.ID, name)
			}
		}
	}
}
