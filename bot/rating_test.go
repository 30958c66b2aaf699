package bot_test

import (
	"strings"
	"testing"

	"boussole/bot"
)

// Free answers are asked about, and nothing else.
func TestRatings(t *testing.T) {
	r, _ := collecting(t, bot.NewMemory(), bot.Text{})
	tests := []struct {
		name, text string
		locale     bot.Locale
		answered   string
		asked      bool
	}{
		{"a question", first, bot.French, "/salary level:junior place:lyon", true},
		{"in English", "what do juniors make in Paris?", bot.English, "/salary level:junior place:paris", true},
		{"a refusal", "quel temps fait-il demain ?", bot.French, "", true},
		{"by a command", "/question " + first, bot.French, "/salary level:junior place:lyon", true},
		{"a command", "/salaire junior lyon", "", "", false},
		{"a command without its slash", "salaire junior", "", "", false},
		{"a mistaken command", "/salaire lieu:atlantide", "", "", false},
		{"a command that isn't", "/nowhere", "", "", false},
	}
	for _, test := range tests {
		ratings := r.Ratings(r.Read(test.text, ann()))
		if !test.asked {
			if ratings != nil {
				t.Errorf("%s: got %v", test.name, ratings)
			}
			continue
		}
		if len(ratings) != 2 || ratings[0].Verb != bot.Useful || ratings[1].Verb != bot.Useless {
			t.Fatalf("%s: got %+v", test.name, ratings)
		}
		for _, rating := range ratings {
			if rating.Answered != test.answered || rating.Locale != test.locale {
				t.Errorf("%s: got %+v", test.name, rating)
			}
			if got, ok := bot.ReadRating(rating.ID()); !ok || got != rating || rating.Label() == "" {
				t.Errorf("%s: %q is read back as %+v", test.name, rating.ID(), got)
			}
		}
	}
	u := bot.Understanding{Question: "programmer une règle", Request: bot.Request{Command: "rule"}}
	if ratings := r.Ratings(u); ratings != nil {
		t.Errorf("a command of administrators: got %v", ratings)
	}
	u = r.Plan(bot.Request{Command: "ask", Args: bot.Args{"question": first}, Locale: bot.French})
	if got := r.Ratings(u); len(got) != 2 {
		t.Errorf("planned: got %v", got)
	}
	if ratings := newRouter(t).Ratings(r.Read(first, ann())); ratings != nil {
		t.Errorf("with nowhere to keep it: got %v", ratings)
	}
}

// A button that is no rating of ours is none.
func TestNoRating(t *testing.T) {
	for _, id := range []string{"", "u", "ufr", "ufr.", "ufr./", "/", "ude.X/salary", "u.X/salary", "pfr.X/salary", "ufr/salary", "p/salary",
		"ufr.ABCDEFGHIJK/salary", "ufr.X/" + strings.Repeat("a", 400), "ufr.X/a\x1b", "ufr.X/a\nb"} {
		if got, ok := bot.ReadRating(id); ok != (id == "ufr./") {
			t.Errorf("%q: got %+v, %v", id, got, ok)
		}
	}
}

func FuzzReadRating(f *testing.F) {
	f.Add("ufr.ABCDEFGHIJ/salary level:junior")
	f.Add("nen.ABCDEFGHIJ/")
	f.Add("rfr./")
	f.Fuzz(func(t *testing.T, id string) {
		rating, ok := bot.ReadRating(id)
		if ok && rating.ID() != id {
			t.Errorf("%q is read as %+v", id, rating)
		}
	})
}
