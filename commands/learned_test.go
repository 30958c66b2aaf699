package commands_test

import (
	"log/slog"
	"os"
	"testing"
	"time"

	"boussole/bot"
	"boussole/commands"
)

const update = "BOUSSOLE_UPDATE=1 go test ./commands -run Learned"

// TestLearned tells whether what is shipped was learnt of what is shipped: after an edit of the knowledge, of what a
// command declares, or of how features are made, it wants to be run with BOUSSOLE_UPDATE=1.
func TestLearned(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	all, lexicon := commands.All(commands.Deps{Knowledge: k, Now: time.Now}), commands.Lexicon(k)
	if os.Getenv("BOUSSOLE_UPDATE") != "" {
		if err := os.WriteFile("learned.bin", bot.Learn(all, lexicon), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !lexicon.Taught(all) {
		t.Fatal("commands/learned.bin is of other knowledge: run " + update)
	}
}

// TestLearnedAnew holds what is shipped against what is learnt now.
func TestLearnedAnew(t *testing.T) {
	if os.Getenv("BOUSSOLE_UPDATE") != "" {
		t.Skip("what this test holds was written a moment ago")
	}
	if raced && os.Getenv("BOUSSOLE_LONG") == "" {
		t.Skip("under the race detector it takes a minute: BOUSSOLE_LONG=1")
	}
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	all, lexicon := commands.All(commands.Deps{Knowledge: k, Now: time.Now}), commands.Lexicon(k)
	lexicon.Learned = bot.Learn(all, lexicon)
	shipped := router(t)
	fresh, err := bot.New(all, lexicon, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions(t, "testdata/development.tsv") {
		a, b := shipped.Understand(q.text, bot.French, nil), fresh.Understand(q.text, bot.French, nil)
		if a.Request.String() != b.Request.String() || a.Refused != b.Refused {
			t.Errorf("%q: read as %v (%.2f) by what is shipped, as %v (%.2f) by what is learnt anew: run %s", q.text, a.Request, a.Confidence, b.Request, b.Confidence, update)
		}
	}
}
