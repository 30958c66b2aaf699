package commands_test

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"boussole/bot"
)

var locales = []bot.Locale{bot.French, bot.English}

// A fact of the article or of what has changed since, with a command and a question that must bring it up.
type fact struct {
	name, command   string
	question, words bot.Text // words are separated by " ; "
}

func facts(t *testing.T) []fact {
	t.Helper()
	const file, least = "testdata/facts.tsv", 90
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []fact
	names := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 6 || slices.Contains(cells, "") || names[cells[0]] {
			t.Fatalf("%s:%d: six cells are needed, none empty, and a fact of its own: %q", file, i+2, line)
		}
		names[cells[0]] = true
		out = append(out, fact{cells[0], cells[1], bot.Text{FR: cells[2], EN: cells[3]}, bot.Text{FR: cells[4], EN: cells[5]}})
	}
	if len(out) < least {
		t.Fatalf("%s: %d facts, want %d at least", file, len(out), least)
	}
	return out
}

// TestFacts reaches every fact by command and by question, in both languages.
func TestFacts(t *testing.T) {
	r := router(t)
	ctx := context.Background()
	for _, f := range facts(t) {
		for _, l := range locales {
			t.Run(fmt.Sprintf("%s/%s/command", f.name, l), func(t *testing.T) {
				req, err := r.Parse(f.command, l)
				if err != nil {
					t.Fatalf("%s: %v", f.command, err)
				}
				f.check(t, f.command, r.Handle(ctx, req), l)
			})
			t.Run(fmt.Sprintf("%s/%s/question", f.name, l), func(t *testing.T) {
				question := f.question.In(l)
				u := r.Read(question, bot.Request{Locale: l})
				asked := fmt.Sprintf("%q, read as %v (%.2f)", question, u.Request, u.Confidence)
				f.check(t, asked, r.Answer(ctx, u), l)
			})
		}
	}
}

func (f fact) check(t *testing.T, asked string, reply bot.Reply, l bot.Locale) {
	t.Helper()
	if reply.Refused {
		t.Fatalf("%s: refused: %s", asked, reply.Answer)
	}
	if reply.Locale != l {
		t.Errorf("%s: answered in %s, want %s", asked, reply.Locale, l)
	}
	text := folded(reply.Plain())
	missing := slices.DeleteFunc(strings.Split(f.words.In(l), " ; "), func(words string) bool { return strings.Contains(text, folded(words)) })
	if len(missing) > 0 {
		t.Errorf("%s: %q isn't in the reply %q: %s", asked, missing, reply.Title, reply.Answer)
	}
	if len(reply.Sources) == 0 {
		t.Errorf("%s: no source", asked)
	}
}

// TestOpen holds that a range without an upper end is shown without one, nor as a zero.
func TestOpen(t *testing.T) {
	r := router(t)
	ended := regexp.MustCompile(`(85[ ,]?000|70[ ,]?000|\b650)( €)? ?(a|to|-|–|—) ?€?\d|\b0 €|€0\b`)
	for _, line := range []string{"/salary level:lead", "/salary level:lead place:paris", "/salary level:lead place:lyon", "/salary level:lead offer:90000",
		"/freelance level:lead", "/freelance level:lead rate:900", "/freelance rate:900 place:paris,lille", "/career to:architect", "/career from:lead"} {
		for _, l := range locales {
			req, err := r.Parse(line, l)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			text := folded(r.Handle(context.Background(), req).Plain())
			if !strings.Contains(text, "85 000 €") && !strings.Contains(text, "€85,000") {
				t.Errorf("%s in %s: the range isn't shown: %s", line, l, text)
			}
			if found := ended.FindString(text); found != "" {
				t.Errorf("%s in %s: %q ends what is open", line, l, found)
			}
		}
	}
}

// folded is a text without case, accents and kinds of space and apostrophe.
func folded(s string) string {
	s = strings.NewReplacer("œ", "oe", "Œ", "oe", "’", "'").Replace(norm.NFKD.String(s))
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)), " ")
}

// TestFolded holds that the comparison sees no more than it should.
func TestFolded(t *testing.T) {
	for in, want := range map[string]string{
		"40\u00a0000 à\u202f50\u00a0000\u00a0€": "40 000 a 50 000 €",
		"Le CŒUR, l’Été\n- suite":               "le coeur, l'ete - suite",
	} {
		if got := folded(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
