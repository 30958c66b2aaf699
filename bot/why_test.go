package bot_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
	"boussole/bot/bottest"
)

// wide is salary, with what its answer is about where it isn't told.
func wide() bot.Command {
	c := salary()
	c.Options[0].Without, c.Options[0].Instead = text("tous les niveaux", "every level"), "years"
	c.Options[1].Without = text("Paris et les régions", "Paris and the regions")
	c.Options[2].Title, c.Options[2].Instead = text("années d'expérience", "years of experience"), "level"
	c.Options[3].Quantity.In = text("# € brut par an", "€# gross a year")
	return c
}

// newcomer is a command that nothing else knows of.
func newcomer() bot.Command {
	return bot.Command{
		Name: "orchard", Names: text("verger", "orchard"), Title: text("Verger", "Orchard"), Summary: text("Les arbres à planter", "Which trees to plant"), Run: echo,
		Examples: both([]string{"quels arbres planter", "un arbre fruitier pour mon verger", "que planter au verger", "planter un pommier"},
			[]string{"which trees to plant", "a fruit tree for my orchard", "what to plant in the orchard", "plant an apple tree"}),
		Options: []bot.Option{
			{Name: "tree", Names: text("arbre", "tree"), Summary: text("L'arbre", "The tree"), Alone: true, Without: text("tout le verger", "the whole orchard"), Choices: []bot.Choice{
				named(one("apple", "Pommier", "Apple tree"), []string{"pomme"}, []string{"apple"}), named(one("plum", "Prunier", "Plum tree"), []string{"prune"}, []string{"plum"})}},
			{Name: "soil", Names: text("terre", "soil"), Summary: text("La terre", "The soil"), Choices: []bot.Choice{one("clay", "Argile", "Clay"), one("sand", "Sable", "Sand")}},
		},
	}
}

// explained asks one thing after the other and returns the explanation of the last answer, by its button.
func explained(t testing.TB, r *bot.Router, asker bot.Request, questions ...string) (bot.Reply, bool) {
	t.Helper()
	var reply bot.Reply
	for _, q := range questions {
		reply = r.Answer(t.Context(), r.Read(q, asker))
	}
	if reply.Why == nil {
		return reply, false
	}
	return r.Handle(t.Context(), pressed(t, r, asker, reply)), true
}

// pressed is what the button under a reply carries, read back from its id.
func pressed(t testing.TB, r *bot.Router, by bot.Request, reply bot.Reply) bot.Request {
	t.Helper()
	id := bot.Control{Verb: bot.Why, Speaks: reply.Locale, Request: reply.Why.Request}.ID()
	c, err := r.Control(id, by)
	if err != nil || !c.Request.Why || c.Request.Locale != reply.Locale {
		t.Fatalf("%s: got %+v, %v", id, c, err)
	}
	return c.Request
}

// What was understood, in words, of commands that nothing in the explanation knows.
func TestWhy(t *testing.T) {
	r := newRouter(t, wide(), newcomer())
	var out strings.Builder
	for _, questions := range [][]string{
		{"combien gagne un junior à Lyon ?"},
		{"how much does a junior earn in Lyon?"},
		{"combien gagne un développeur ?"},
		{"on me propose 38k, j'ai 2 ans d'expérience"},
		{"they offered me 38k, I have 2 years of experience"},
		{"combien gagne un junior à Lyon ?", "et à Paris ?"},
		{"how much does a junior earn in Lyon?", "and in Paris?"},
		{"combien on gagne à Paris ou à Lyon ?"},
		{"je veux apprendre vite avec une formation courte et intensive"},
		{"I want to learn fast in a short and intensive course"},
		{"passer de junior à senior"},
		{"planter un pommier"},
		{"which trees to plant in the orchard"},
		{"que veut dire le mot 07 du glossaire"},
	} {
		reply, ok := explained(t, r, ann(), questions...)
		if !ok {
			t.Errorf("%s: no button under %q", questions, reply.Answer)
		}
		out.WriteString("> " + strings.Join(questions, "\n> ") + "\n\n" + reply.Title + "\n" + reply.Plain() + "\n\n")
	}
	bottest.Golden(t, "why.golden", out.String())
}

// Only the answer to a question in a person's own words is explained.
func TestWhyUnderWhat(t *testing.T) {
	r := newRouter(t, wide())
	for text, want := range map[string]bool{
		first:                     true,
		"/question " + first:      true,
		"/salaire junior lyon":    false,
		"salaire junior lyon":     false, // typed as a command
		"/salaire lieu:atlantide": false,
		"xyzzy plugh":             false,
		"/aide":                   false,
	} {
		if reply := r.Answer(t.Context(), r.Read(text, ann())); (reply.Why != nil) != want {
			t.Errorf("%s: got %+v, want a button: %t", text, reply.Why, want)
		}
	}
	req := ann()
	req.Command, req.Args = "salary", bot.Args{"level": "junior"}
	if reply := r.Answer(t.Context(), r.Plan(req)); reply.Why != nil {
		t.Error("a pressed button: got one")
	}
	reply, _ := explained(t, r, ann(), first)
	if reply.Why != nil {
		t.Error("the explanation itself: got one")
	}
}

// How sure the bot was is told to who asked, there and then; the button works without it, for anybody and after a restart.
func TestWhyForgotten(t *testing.T) {
	const sure, said = "Ta question laissait peu de doute.", "(dit dans ta question)"
	tests := []struct {
		name string
		then func(t *testing.T, r *bot.Router, by *bot.Request)
		told bool
	}{
		{"at once", func(*testing.T, *bot.Router, *bot.Request) {}, true},
		{"another person", func(_ *testing.T, _ *bot.Router, by *bot.Request) { by.User.ID = "bob" }, false},
		{"in another channel", func(_ *testing.T, _ *bot.Router, by *bot.Request) { by.Channel.ID = "random" }, false},
		{"eleven minutes later", func(*testing.T, *bot.Router, *bot.Request) { time.Sleep(11 * time.Minute) }, false},
		{"another question since", func(t *testing.T, r *bot.Router, by *bot.Request) { talk(t, r, "combien gagne un senior ?", *by) }, false},
		{"the same, typed since", func(t *testing.T, r *bot.Router, by *bot.Request) { talk(t, r, "/salary level:junior place:lyon", *by) }, false},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			r, by := newRouter(t, wide()), ann()
			reply := r.Answer(t.Context(), r.Read(first, by))
			test.then(t, r, &by)
			why := r.Handle(t.Context(), pressed(t, r, by, reply))
			plain := why.Plain()
			if !strings.HasPrefix(why.Answer, "J'ai compris : Salaires · Junior · Lyon.") || strings.Contains(plain, sure) != test.told || strings.Contains(plain, said) != test.told {
				t.Errorf("%s: want how sure: %t, got\n%s", test.name, test.told, plain)
			}
		})
	}
}

// « Pourquoi ? » in words asks the same.
func TestWhyInWords(t *testing.T) {
	r := newRouter(t, wide())
	for text, want := range map[string]string{
		"pourquoi ?": "J'ai compris", "Pourquoi cette réponse ?": "J'ai compris", "POURQUOI": "J'ai compris", "t'as compris quoi ?": "J'ai compris",
		"why?": "I understood", "Why this answer?": "I understood", "/question pourquoi ?": "J'ai compris",
		"pourquoi un junior gagne moins ?": "", "pour quoi faire": "", "pourquoi pas": "",
	} {
		talk(t, r, first, ann())
		reply := r.Answer(t.Context(), r.Read(text, ann()))
		if explains := strings.HasPrefix(reply.Answer, "J'ai compris") || strings.HasPrefix(reply.Answer, "I understood"); explains != (want != "") || !strings.HasPrefix(reply.Answer, want) {
			t.Errorf("%s: got %q, want %q", text, reply.Answer, want)
		}
	}
	if u := newRouter(t).Read("pourquoi ?", ann()); u.Request.Why {
		t.Error("without a question before: got an explanation")
	}
	talk(t, r, "/salaire junior", ann())
	if u := r.Read("pourquoi ?", ann()); u.Request.Why {
		t.Error("after a typed command: got an explanation")
	}
}

// What was told to one person alone isn't explained to everyone.
func TestWhyPrivate(t *testing.T) {
	public := ann()
	public.Share = true // as what is said in a channel
	for _, test := range []struct {
		asked, then bot.Request
		question    string
		want        bool
	}{
		{ann(), ann(), first, true}, {public, public, first, true}, {public, ann(), first, true}, {ann(), public, first, false},
		{ann(), public, "passer de junior à senior", true}, // which everyone sees anyway
	} {
		r := newRouter(t, wide())
		talk(t, r, test.question, test.asked)
		if u := r.Read("pourquoi ?", test.then); u.Request.Why != test.want {
			t.Errorf("%s: asked publicly: %t, then: %t: explained: %t", test.question, test.asked.Share, test.then.Share, u.Request.Why)
		}
	}
	r := newRouter(t, wide())
	for _, test := range []struct {
		asker   bot.Request
		private bool
	}{{ann(), true}, {public, false}} {
		talk(t, r, first, test.asker)
		u := r.Read("pourquoi ?", test.asker)
		if reply := r.Answer(t.Context(), u); r.Private(u) != test.private || reply.Private != test.private {
			t.Errorf("asked publicly: %t: private: %t, %t", test.asker.Share, r.Private(u), reply.Private)
		}
	}
}

// A correction is the same Request with one option changed, and each is there once.
func TestCorrections(t *testing.T) {
	r := newRouter(t, wide(), newcomer())
	tests := []struct {
		question string
		want     []string // as a button carries them
	}{
		{"combien gagne un junior à Lyon ?", []string{"/salary level:confirmed place:lyon", "/salary level:senior place:lyon", "/salary place:lyon",
			"/salary level:junior place:paris", "/salary level:junior place:saint-etienne", "/salary level:junior place:province", "/salary level:junior"}},
		{"2 ans d'expérience, combien ?", []string{"/salary level:junior", "/salary level:confirmed", "/salary level:senior", "/salary",
			"/salary place:paris years:2", "/salary place:lyon years:2", "/salary place:saint-etienne years:2", "/salary place:province years:2"}},
		{"planter un pommier", []string{"/orchard tree:plum", "/orchard"}},
		{"quels arbres planter au verger", []string{"/orchard tree:apple", "/orchard tree:plum"}},
		{"la définition de mot 07", nil}, // of sixty words
	}
	for _, test := range tests {
		why, _ := explained(t, r, ann(), test.question)
		var got []string
		for _, block := range why.Blocks {
			buttons, _ := block.(bot.Buttons)
			for _, b := range buttons {
				got = append(got, b.Request.String())
			}
		}
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", test.question, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}
