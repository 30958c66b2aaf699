package bot_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"
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
	changed := bytes.Clone(learned)
	changed[40] ^= 1 // in its words
	for name, data := range map[string][]byte{"whole": learned, "of another lexicon": bot.Learn(table(), other), "cut short": learned[:len(learned)-1],
		"the digest alone": learned[:32], "too long": append(bytes.Clone(learned), 0xff, 0xff), "nothing": {},
		"changed": changed} {
		if got := readings(t, data); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// A Lexicon knows whether it carries what was learnt of it.
func TestTaught(t *testing.T) {
	l := lexicon()
	l.Learned = bot.Learn(table(), l)
	silent := bot.Command{Name: "silent", Options: []bot.Option{{Name: "name", Kind: bot.Line}}}
	counted, chosen, asked := silent, silent, silent
	counted.Options = []bot.Option{{Name: "count", Kind: bot.Amount}}
	chosen.Options = []bot.Option{{Name: "name", Choices: []bot.Choice{{Value: "one"}}}}
	asked.Examples.FR = []string{"tu dors ?"}
	hidden := asked
	hidden.Admin = true
	for name, test := range map[string]struct {
		more bot.Command
		want bool
	}{"nobody asks for it": {silent, true}, "administrators' own": {hidden, true}, "takes numbers": {counted, false},
		"has choices": {chosen, false}, "asked for": {asked, false}} {
		if got := l.Taught(append(table(), test.more)); got != test.want {
			t.Errorf("one more command, %s: got %v, want %v", name, got, test.want)
		}
	}
	if !l.Taught(table()) {
		t.Error("got that it was learnt of other commands")
	}
	if l.Stop.FR = append(l.Stop.FR, "euh"); l.Taught(table()) {
		t.Error("got that it was learnt of this after a change")
	}
}

// A change of how anything is learnt must come with a change of method, by which programs know what they ship for
// outdated.
func TestMethod(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("other processors round otherwise")
	}
	const file = "testdata/learned.txt"
	learned := bot.Learn(table(), lexicon())
	got := fmt.Sprintf("%x\n%x\n", learned[:32], sha256.Sum256(learned[32:]))
	kept, err := os.ReadFile(file)
	switch {
	case got == string(kept):
	case strings.HasPrefix(string(kept), got[:65]):
		t.Error("the same is learnt otherwise: change method in learned.go, then run with BOUSSOLE_UPDATE=1")
	case os.Getenv("BOUSSOLE_UPDATE") != "":
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("got\n%swant\n%s%v\nafter a change of method or of this test's table, run with BOUSSOLE_UPDATE=1", got, kept, err)
	}
}

func FuzzLearned(f *testing.F) {
	learned := bot.Learn(table(), lexicon())
	f.Add(learned[36:])
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, data []byte) {
		sum := binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(data))
		readings(t, slices.Concat(learned[:32], sum, data)) // must not panic
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

// A limit may hold beside an idea alone, or only where the question may be somebody else's, or not beside an idea and a value.
func TestLimitsHold(t *testing.T) {
	l := lexicon()
	l.Limits = append(l.Limits, bot.Limit{ID: "boss", Terms: both([]string{"patron"}, []string{"boss"}), With: []string{"pay"}, Says: text("Non.", "No.")})
	l.Limits[1].Doubtful = true
	l.Concepts = append(l.Concepts, bot.Concept{ID: "kin", General: true, Words: both([]string{"frère"}, []string{"brother"})})
	l.Limits[0].Aside, l.Limits[0].Option = []string{"kin"}, "place"
	r, err := bot.New(table(), l, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, limit string }{
		{"combien gagne mon patron", "boss"},
		{"une formation avec mon patron", ""},
		{"une recette de boulanger", "other-job"},
		{"formation longue ou courte, comme un boulanger, un diplôme", ""},
		{"mon frère est à Londres, combien gagne un junior", "abroad"},
		{"combien gagne un junior à Londres ou à Paris", "abroad"},
		{"mon frère est à Londres, combien gagne un junior à Paris", ""},
	} {
		if u := r.Understand(test.text, bot.French, nil); u.Limit != test.limit {
			t.Errorf("%q: limit %q, want %q; read as %s", test.text, u.Limit, test.limit, u.Request)
		}
	}
}
