package bot_test

import (
	"slices"
	"strings"
	"testing"

	"boussole/bot"
)

// most is Discord's limit of suggestions.
const most = 25

// complete returns the values suggested for what is typed.
func complete(t testing.TB, r *bot.Router, command, option, typed string) []string {
	t.Helper()
	var values []string
	for _, choice := range r.Complete(t.Context(), bot.Request{Command: command, Focus: option, Args: bot.Args{option: typed}}) {
		if choice.Label.FR == "" || choice.Label.EN == "" {
			t.Errorf("%q: got no label for %q", typed, choice.Value)
		}
		values = append(values, choice.Value)
	}
	return values
}

func TestComplete(t *testing.T) {
	r := newRouter(t)
	tests := []struct{ name, command, option, typed, want string }{
		{"nothing typed", "salary", "level", "", "junior confirmed senior"},
		{"spaces", "salary", "level", "  ", "junior confirmed senior"},
		{"beginning", "salary", "level", "jun", "junior"},
		{"whole", "salary", "level", "junior", "junior"},
		{"French names", "salaire", "niveau", "jun", "junior"},
		{"upper case", "salary", "level", "JUN", "junior"},
		{"French label", "salary", "level", "confirmé", "confirmed"},
		{"English label", "salary", "level", "Mid", "confirmed"},
		{"another name", "salary", "level", "begin", "junior"},
		{"no accent", "salary", "level", "debutante", "junior"},
		{"accents", "salary", "level", "dÉbut", "junior"},
		{"a later word", "salary", "place", "étienne", "saint-etienne"},
		{"within a word", "salary", "place", "yon", "lyon"},
		{"a dash or a space", "salary", "place", "saint e", "saint-etienne"},
		{"beginning before within", "salary", "place", "r", "province paris"},
		{"a letter changed", "salary", "level", "jumior", "junior"},
		{"a letter added", "salary", "level", "junnior", "junior"},
		{"a letter dropped", "salary", "level", "jnior", "junior"},
		{"letters swapped", "salary", "level", "jnuior", "junior"},
		{"a slip in the beginning of a long word", "salary", "level", "confrim", "confirmed"},
		{"far from all", "salary", "level", "xylophone", ""},
		{"second value", "salary", "place", "paris,ly", "paris,lyon"},
		{"second value after a space", "salary", "place", "paris, ly", "paris,lyon"},
		{"third value", "salary", "place", "paris,lyon,rég", "paris,lyon,province"},
		{"a comma where one value goes", "career", "from", "junior,se", ""},
		{"a number", "salary", "years", "4", "4"},
		{"an amount in short", "salary", "offer", "38k", "38000"},
		{"an amount in full", "salary", "offer", "38 000 € brut", "38000"},
		{"an example of a number", "salary", "years", "", "4"},
		{"too large a number", "salary", "years", "99", ""},
		{"no number", "salary", "years", "many", ""},
		{"a question", "ask", "question", "combien", ""},
		{"unknown command", "salry", "level", "jun", ""},
		{"unknown option", "salary", "colour", "", ""},
		{"option of another command", "salary", "path", "", ""},
		{"no option", "salary", "", "", ""},
		{"control characters", "salary", "level", "\x00\xff", ""},
		{"a long text", "salary", "level", strings.Repeat("junior ", 10_000), ""},
	}
	for _, test := range tests {
		if got := strings.Join(complete(t, r, test.command, test.option, test.typed), " "); got != test.want {
			t.Errorf("%s: %.20q: got %q, want %q", test.name, test.typed, got, test.want)
		}
	}
}

func TestCompleteMany(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		typed       string
		count       int // how many begin so; others may be a slip away
		first, last string
	}{
		{"", most, "word-00", "word-24"},
		{"word", most, "word-00", "word-24"},
		{"MOT ", most, "word-00", "word-24"},
		{"mot 5", 10, "word-50", "word-59"},
		{"word-07", 1, "word-07", "word-07"},
	}
	for _, test := range tests {
		got := complete(t, r, "glossary", "word", test.typed)
		if len(got) < test.count || len(got) > most || got[0] != test.first || got[test.count-1] != test.last {
			t.Errorf("%q: got %q, want at most %d, from %s to %s first", test.typed, got, most, test.first, test.last)
		}
	}
}

// Whatever is typed of a name, there are never too many suggestions, none twice, and each can be given as it is.
func TestCompleteTakesItsOwn(t *testing.T) {
	r := newRouter(t)
	for _, c := range r.Commands() {
		for _, o := range c.Options {
			for typed, of := range beginnings(o.Choices) {
				got := complete(t, r, c.Name, o.Name, typed)
				if len(got) > most || len(got) < most && len(typed) > 2 && !slices.Contains(got, of) {
					t.Errorf("%s %s: %q: got %q, want at most %d with %q", c.Name, o.Name, typed, got, most, of)
				}
				if slices.Sort(got); len(slices.Compact(slices.Clone(got))) != len(got) {
					t.Errorf("%s %s: %q: got one twice: %q", c.Name, o.Name, typed, got)
				}
				for _, value := range got {
					if err := r.Check(bot.Request{Command: c.Name, Args: bot.Args{o.Name: value}}); err != nil {
						t.Errorf("%s %s: %q is suggested, and refused: %v", c.Name, o.Name, value, err)
					}
				}
			}
		}
	}
}

// beginnings returns all that may be typed of the names of some choices, each with a choice that begins so.
func beginnings(choices []bot.Choice) map[string]string {
	all := map[string]string{}
	for _, choice := range choices {
		for _, name := range append(choice.Terms.All(), choice.Value, choice.Label.FR, choice.Label.EN) {
			runes := []rune(name)
			for n := range len(runes) + 1 {
				all[string(runes[:n])] = choice.Value
			}
		}
	}
	return all
}
