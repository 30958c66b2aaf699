package bot_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"boussole/bot"
)

// Nothing runs, and the person reads what was wrong and what is possible.
func TestBadInput(t *testing.T) {
	tests := []struct {
		name   string
		req    bot.Request
		fr, en []string // all of these stand in the reply
		offers []string
	}{
		{"unknown command", bot.Request{Command: "/salry"}, []string{"« salry »", "« salaire »"}, []string{`"salry"`, `"salary"`}, []string{"/salary", "/help"}},
		{"unknown command, by its French name", bot.Request{Command: "cariere"}, []string{"« carriere »"}, []string{`"career"`}, []string{"/career", "/help"}},
		{"unknown command, near the last", bot.Request{Command: "glosary"}, []string{"« glossaire »"}, []string{`"glossary"`}, []string{"/glossary", "/help"}},
		{"unknown command, near help", bot.Request{Command: "hepl"}, []string{"« aide »"}, []string{`"help"`}, []string{"/help"}},
		{"no command", bot.Request{}, []string{"« aide »"}, []string{`"help"`}, nil},
		{"unknown option", bot.Request{Command: "salary", Args: bot.Args{"colour": "red"}},
			[]string{"« colour »", "niveau, lieu, annees, offre"}, []string{`"colour"`, "level, place, years, offer"}, nil},
		{"option of another command", bot.Request{Command: "salary", Args: bot.Args{"parcours": "master"}},
			[]string{"« parcours »", "« formation »", "niveau, lieu, annees, offre"}, []string{`"parcours"`, `"training"`, "level, place, years, offer"}, nil},
		{"option of none", bot.Request{Command: "help", Args: bot.Args{"colour": "red"}}, []string{"« colour »", "« aide »"}, []string{`"colour"`, `"help"`}, nil},
		{"impossible value", bot.Request{Command: "salary", Args: bot.Args{"level": "king"}},
			[]string{"« king »", "« niveau »", "Junior, Confirmé, Senior"}, []string{`"king"`, `"level"`, "Junior, Mid-level, Senior"}, nil},
		{"one impossible value of two", bot.Request{Command: "salary", Args: bot.Args{"place": "paris,atlantis"}}, []string{"« atlantis »"}, []string{`"atlantis"`}, nil},
		{"many possible values", bot.Request{Command: "glossary", Args: bot.Args{"word": "zzz"}}, []string{"Mot 00, Mot 01", "…"}, []string{"Word 00, Word 01", "…"}, nil},
		{"too many values", bot.Request{Command: "salary", Args: bot.Args{"level": "junior,confirmed,senior"}}, []string{"« niveau »", "2"}, []string{`"level"`, "2"}, nil},
		{"two values for one", bot.Request{Command: "career", Args: bot.Args{"from": "junior,senior"}}, []string{"« de »", "1"}, []string{`"from"`, "1"}, nil},
		{"negative", bot.Request{Command: "salary", Args: bot.Args{"years": "-3"}},
			[]string{"« -3 »", "« annees »", "un nombre d'années", "entre 0 et 50"}, []string{`"-3"`, `"years"`, "a number of years", "between 0 and 50"}, nil},
		{"negative amount", bot.Request{Command: "salary", Args: bot.Args{"offer": "-38000"}},
			[]string{"« -38000 »", "entre 10\u00a0000 et 500\u00a0000"}, []string{`"-38000"`, "between 10,000 and 500,000"}, nil},
		{"huge", bot.Request{Command: "salary", Args: bot.Args{"offer": "1e99"}}, []string{"« 1e99 »", "un montant annuel"}, []string{`"1e99"`, "a yearly amount"}, nil},
		{"endless", bot.Request{Command: "salary", Args: bot.Args{"offer": strings.Repeat("9", 5000)}}, []string{"« 999", "…"}, []string{`"999`, "…"}, nil},
		{"too many years", bot.Request{Command: "salary", Args: bot.Args{"years": "99"}}, []string{"« 99 »", "Par exemple 4"}, []string{`"99"`, "For example 4"}, nil},
		{"too small an amount", bot.Request{Command: "salary", Args: bot.Args{"offer": "99"}}, []string{"« 99 »", "38000"}, []string{`"99"`, "38000"}, nil},
		{"letters", bot.Request{Command: "salary", Args: bot.Args{"years": "abc"}}, []string{"« abc »", "« annees »"}, []string{`"abc"`, `"years"`}, nil},
		{"number and letters", bot.Request{Command: "salary", Args: bot.Args{"years": "4 bananas"}}, []string{"« 4 bananas »"}, []string{`"4 bananas"`}, nil},
		{"two numbers", bot.Request{Command: "salary", Args: bot.Args{"years": "4 5"}}, []string{"« 4 5 »"}, []string{`"4 5"`}, nil},
		{"two amounts", bot.Request{Command: "salary", Args: bot.Args{"offer": "42000,48000"}},
			[]string{"« 42000,48000 »", "« offre »", "un montant annuel"}, []string{`"42000,48000"`, `"offer"`, "a yearly amount"}, nil},
		{"not a number", bot.Request{Command: "salary", Args: bot.Args{"years": "NaN", "offer": "+Inf"}}, []string{"« NaN »", "« +Inf »"}, []string{`"NaN"`, `"+Inf"`}, nil},
		{"several at once", bot.Request{Command: "salary", Args: bot.Args{"level": "king", "place": "paris,atlantis,mars", "years": "99", "colour": "red"}},
			[]string{"« king »", "« atlantis »", "« mars »", "« 99 »", "« colour »"}, []string{`"king"`, `"atlantis"`, `"mars"`, `"99"`, `"colour"`}, nil},
		{"missing", bot.Request{Command: "training"}, []string{"le parcours à décrire"}, []string{"the path to describe"},
			[]string{"/training path:bootcamp", "/training path:master", "/training path:self-taught"}},
		{"empty, so missing", bot.Request{Command: "training", Args: bot.Args{"path": " "}}, []string{"le parcours à décrire"}, []string{"the path to describe"},
			[]string{"/training path:bootcamp", "/training path:master", "/training path:self-taught"}},
		{"missing, nothing to choose from", bot.Request{Command: "ask"}, []string{"ta question"}, []string{"your question"}, []string{`/ask question:"combien gagne un junior ?"`}},
		{"too long a question", bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("é", 4001)}}, []string{"4\u00a0000"}, []string{"4,000"}, nil},
		{"a long value", bot.Request{Command: "salary", Args: bot.Args{"level": strings.Repeat("é", 300)}}, []string{"ééé…"}, []string{"ééé…"}, nil},
		{"format verbs", bot.Request{Command: "salary", Args: bot.Args{"level": "%d%s%!"}}, []string{"« %d%s%! »"}, []string{`"%d%s%!"`}, nil},
		{"lines and control characters", bot.Request{Command: "salary", Args: bot.Args{"level": "ki\n\n\x1b[2Jng"}}, []string{"« ki [2Jng »"}, []string{`"ki [2Jng"`}, nil},
		{"not UTF-8", bot.Request{Command: "salary", Args: bot.Args{"level": "k\xffng"}}, []string{"« k"}, []string{`"k`}, nil},
	}
	r, log := newLogged(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for l, wants := range map[bot.Locale][]string{bot.French: test.fr, bot.English: test.en} {
				test.req.Locale = l
				reply := r.Handle(t.Context(), test.req)
				got := strings.Join(complaints(t, reply), "\n")
				for _, want := range wants {
					if !strings.Contains(got, want) {
						t.Errorf("got %q, want %q in it", got, want)
					}
				}
				if got := offers(t, reply); test.offers != nil && !slices.Equal(got, test.offers) {
					t.Errorf("offers %q, want %q", got, test.offers)
				}
				if reply.Title == "echo" || len(got) > 2000 || !utf8.ValidString(got) {
					t.Errorf("got %q from %q, want a short valid text that no command wrote", got, reply.Title)
				}
				var mistake *bot.Mistake
				if err := r.Check(test.req); !errors.As(err, &mistake) {
					t.Errorf("Check: got %v, want a Mistake", err)
				}
			}
		})
	}
	if log.Len() > 0 {
		t.Errorf("a person's mistake was logged: %s", log)
	}
}

// What a person gave already is kept while the rest is asked for.
func TestMissingKeepsTheRest(t *testing.T) {
	command := training()
	command.Options = append(command.Options, bot.Option{Name: "level", Names: text("niveau", "level"), Summary: text("Ton niveau", "Your level"), Choices: levels()})
	reply := newRouter(t, command).Handle(t.Context(), bot.Request{Command: "training", Args: bot.Args{"niveau": "Débutant"}})
	want := []string{"/training level:junior path:bootcamp", "/training level:junior path:master", "/training level:junior path:self-taught"}
	if got := offers(t, reply); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A summary may begin with any letter.
func TestMissingBeginsWithAnAccent(t *testing.T) {
	command := training()
	command.Options[0].Summary = text("École à décrire", "École to describe")
	r := newRouter(t, command)
	for l, want := range map[bot.Locale]string{bot.French: "école à décrire", bot.English: "école to describe"} {
		if got := r.Handle(t.Context(), bot.Request{Command: "training", Locale: l}).Answer; !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	r := newRouter(t)
	for _, args := range []bot.Args{nil, {"level": "junior"}, {"years": "0"}} {
		if err := r.Check(bot.Request{Command: "salary", Args: args}); err != nil {
			t.Errorf("%v: got %v, want nothing", args, err)
		}
	}
	if err := r.Check(bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("é", 4000)}}); err != nil {
		t.Errorf("the longest question: got %v, want nothing", err)
	}
}
