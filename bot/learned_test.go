package bot_test

import (
	"bytes"
	"log/slog"
	"testing"

	"boussole/bot"
)

var taught = []string{"combien gagne un développeur junior à Lyon ?", "comment progresser vers senior", "apprendre sans école",
	"what is the weather tomorrow", "how much does a junior developer earn", "est-ce que ça paie bien"}

// readings are what a Router that ships this makes of some questions.
func readings(t testing.TB, learned []byte) string {
	t.Helper()
	l := lexicon()
	l.Learned = learned
	r, err := bot.New(table(), l, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, text := range taught {
		out += r.Understand(text, bot.French, nil).Request.String() + "\n"
	}
	return out
}

// What was learnt is the same each time, and understands as learning anew does; of other declarations, or damaged, it is
// left aside.
func TestLearned(t *testing.T) {
	learned, want := bot.Learn(table(), lexicon()), readings(t, nil)
	if !bytes.Equal(learned, bot.Learn(table(), lexicon())) {
		t.Error("learnt differently from the same declarations")
	}
	other := lexicon()
	other.Others.FR = append(other.Others.FR, "combien gagne un développeur junior à Lyon ?")
	for name, data := range map[string][]byte{"whole": learned, "of another lexicon": bot.Learn(table(), other), "cut short": learned[:len(learned)-1],
		"the digest alone": learned[:32], "too long": append(bytes.Clone(learned), 0xff, 0xff), "nothing": {}} {
		if got := readings(t, data); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func FuzzLearned(f *testing.F) {
	learned := bot.Learn(table(), lexicon())
	f.Add(learned[32:])
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, data []byte) {
		readings(t, append(bytes.Clone(learned[:32]), data...)) // must not panic
	})
}

// A word that no question holds counts as those of its family do.
func TestFamilies(t *testing.T) {
	const text = "des pépettes pour un débutant"
	read := func(families ...bot.Family) bot.Understanding {
		l := lexicon()
		l.Families = families
		r, err := bot.New(table(), l, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		return r.Understand(text, bot.French, nil)
	}
	without := read()
	with := read(bot.Family{ID: "money", Words: both([]string{"salaire", "gagne", "touche", "paie", "pépettes", "cagnotte"}, []string{"pay", "earn"})})
	if with.Request.Command != "salary" || with.Confidence <= without.Confidence {
		t.Errorf("without a family: %s, sure %.2f; with it: %s, sure %.2f", without.Request, without.Confidence, with.Request, with.Confidence)
	}
}

// A limit may hold beside an idea alone, or only where the question may be somebody else's.
func TestLimitsHold(t *testing.T) {
	l := lexicon()
	l.Limits = append(l.Limits, bot.Limit{ID: "boss", Terms: both([]string{"patron"}, []string{"boss"}), With: []string{"pay"}, Says: text("Non.", "No.")})
	l.Limits[1].Doubtful = true
	r, err := bot.New(table(), l, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, limit string }{
		{"combien gagne mon patron", "boss"},
		{"une formation avec mon patron", ""},
		{"une recette de boulanger", "other-job"},
		{"formation longue ou courte, comme un boulanger, un diplôme", ""},
	} {
		if u := r.Understand(test.text, bot.French, nil); u.Limit != test.limit {
			t.Errorf("%q: limit %q, want %q; read as %s", test.text, u.Limit, test.limit, u.Request)
		}
	}
}
