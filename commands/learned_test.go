package commands_test

import (
	"log/slog"
	"os"
	"testing"
	"time"

	"boussole/bot"
	"boussole/commands"
)

// TestLearned holds what is shipped as learnt against learning it anew: after an edit of the knowledge, of what a command
// declares, or of how features are made, run it with BOUSSOLE_UPDATE=1.
func TestLearned(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	all, lexicon := commands.All(commands.Deps{Knowledge: k, Now: time.Now}), commands.Lexicon(k)
	anew := bot.Learn(all, lexicon)
	if os.Getenv("BOUSSOLE_UPDATE") != "" {
		if err := os.WriteFile("learned.bin", anew, 0o644); err != nil {
			t.Fatal(err)
		}
		lexicon.Learned = anew
	}
	if string(anew[:32]) != string(lexicon.Learned[:min(32, len(lexicon.Learned))]) {
		t.Fatal("commands/learned.bin is of other knowledge: run BOUSSOLE_UPDATE=1 go test ./commands -run Learned")
	}
	shipped := router(t)
	lexicon.Learned = anew
	fresh, err := bot.New(all, lexicon, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions(t, "testdata/development.tsv") {
		a, b := shipped.Understand(q.text, bot.French, nil), fresh.Understand(q.text, bot.French, nil)
		if a.Request.String() != b.Request.String() || a.Refused != b.Refused {
			t.Errorf("%q: read as %v (%.2f) by what is shipped, as %v (%.2f) by what is learnt anew", q.text, a.Request, a.Confidence, b.Request, b.Confidence)
		}
	}
}
