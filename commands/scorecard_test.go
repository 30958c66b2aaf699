package commands_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"boussole/bot"
)

// A question of a set, with what a right answer is.
type question struct {
	lang, kind, text string
	expect           []string // alternatives
}

func questions(t testing.TB, file string) []question {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []question
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			t.Fatalf("%s: %q has %d columns, not 4", file, line, len(cells))
		}
		out = append(out, question{cells[0], cells[1], cells[3], strings.Split(cells[2], " | ")})
	}
	return out
}

// right reports whether what was understood is one of the expected readings: the command, and each expected option.
func (q question) right(r *bot.Router, u bot.Understanding) bool {
	return slices.ContainsFunc(q.expect, func(expect string) bool {
		if expect == "refuse" || u.Refused {
			return u.Refused && expect == "refuse"
		}
		want := r.Read("/"+expect, bot.Request{Locale: bot.French})
		if want.Err != nil || want.Request.Command != u.Request.Command {
			return false
		}
		for name, value := range want.Request.Args {
			if !holds(name, u.Request.Args[name], value) {
				return false
			}
		}
		return true
	})
}

// finer are values that the frozen set, written before them, knows by a broader one.
var finer = map[string]string{"bspce": "benefits", "profit-sharing": "benefits", "rtt": "benefits", "package": "benefits"}

// holds compares values as sets; a town with the regions' figures is the regions, and a version of a technology is the technology.
func holds(name, got, want string) bool {
	if broad := finer[got]; broad == want {
		return true
	}
	for _, w := range strings.Split(want, ",") {
		is := func(value string) bool { return value == w || name == "technology" && strings.HasPrefix(value, w+"-") }
		if !slices.ContainsFunc(strings.Split(got, ","), is) && !(name == "place" && w == "province" && got != "" && got != "paris") {
			return false
		}
	}
	return len(strings.Split(got, ",")) <= max(2, len(strings.Split(want, ",")))
}

// score counts how questions of one sort came out.
type score struct{ right, refused, wrong, total int }

func (s *score) add(q question, ok bool, u bot.Understanding) {
	s.total++
	switch {
	case ok:
		s.right++
	case u.Refused:
		s.refused++
	default:
		s.wrong++
	}
}

func (s score) String() string {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(1, s.total)) }
	return fmt.Sprintf("%5.1f %% right  %5.1f %% refused though known  %5.1f %% confident and wrong  (%d questions)",
		percent(s.right), percent(s.refused), percent(s.wrong), s.total)
}

// TestScorecard measures understanding on questions that it was never tuned to. It prints, and fails only when
// understanding has broken down.
func TestScorecard(t *testing.T) {
	r := router(t)
	file := "testdata/" + cmp.Or(os.Getenv("BOUSSOLE_SCORECARD"), "frozen") + ".tsv"
	scores := map[string]*score{}
	take := func(q question, keys ...string) {
		u := r.Understand(q.text, bot.French, nil)
		ok := q.right(r, u)
		for _, key := range keys {
			if scores[key] == nil {
				scores[key] = &score{}
			}
			scores[key].add(q, ok, u)
		}
		if !ok && len(keys) > 1 && file == "testdata/development.tsv" {
			t.Logf("%s %s: %q: want %v, got %v refused=%v %s %.2f", q.lang, q.kind, q.text, q.expect, u.Request, u.Refused, u.Limit, u.Confidence)
		}
	}
	for i, q := range questions(t, file) {
		topic, _, _ := strings.Cut(q.expect[0], " ")
		take(q, q.lang+" all", q.lang+" asked: "+q.kind, q.lang+" about: "+topic)
		plain, slipped := q, q
		plain.text, slipped.text = withoutAccents(q.text), withSlips(q.text, i)
		take(plain, q.lang+" all without accents")
		take(slipped, q.lang+" all with a slip in every fourth word")
	}
	for _, key := range slices.Sorted(maps.Keys(scores)) {
		t.Logf("%-40s %s", key, scores[key])
	}
	for _, lang := range []string{"fr", "en"} {
		if s := scores[lang+" all"]; s.right*2 < s.total {
			t.Errorf("%s: fewer than half of the questions are understood: %s", lang, s)
		}
	}
}
