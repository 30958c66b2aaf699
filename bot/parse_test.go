package bot_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"boussole/bot"
)

func TestParse(t *testing.T) {
	r := newRouter(t)
	tests := []struct{ name, line, want string }{
		{"nothing else", "/salary", "/salary"},
		{"no slash", "salary", "/salary"},
		{"French name", "/salaire", "/salary"},
		{"upper case and accents", "/CARRIÈRE DE:Confirmé", "/career from:Confirmé"},
		{"spaces around", "  /salary   junior  ", "/salary level:junior"},
		{"a tab and a line", "/salary\tjunior\nlyon", "/salary level:junior place:lyon"},
		{"name:value", "/salary level:junior place:lyon", "/salary level:junior place:lyon"},
		{"French names", "/salaire niveau:junior lieu:lyon annees:4 offre:38000", "/salary level:junior offer:38000 place:lyon years:4"},
		{"either language's names", "/salaire level:junior lieu:lyon", "/salary level:junior place:lyon"},
		{"quotes", `/salary place:"en région" level:junior`, `/salary level:junior place:"en région"`},
		{"quotes never closed", `/salary level:junior place:"en région`, `/salary level:junior place:"en région"`},
		{"nothing in quotes", `/salary place:""`, `/salary place:""`},
		{"a space after the colon", "/salary offer: -3 level: junior", "/salary level:junior offer:-3"},
		{"a colon at the end", "/salary level:", `/salary level:""`},
		{"a value with a colon", "/salary level:a:b", "/salary level:a:b"},
		{"an option it hasn't", "/salary colour:red", "/salary colour:red"},
		{"bare words", "/salary junior lyon", "/salary level:junior place:lyon"},
		{"bare words in another order", "/salary lyon junior", "/salary level:junior place:lyon"},
		{"bare words among named ones", "/salary lyon years:4 junior", "/salary level:junior place:lyon years:4"},
		{"a named option wins", "/salary level:senior junior", "/salary level:senior"},
		{"bare upper case and accents", "/SALAIRE DÉBUTANTE LYON", "/salary level:junior place:lyon"},
		{"bare, without its accents", "/salaire debutante", "/salary level:junior"},
		{"several words for one value", "/salaire junior en région", "/salary level:junior place:province"},
		{"a dash or a space", "/salaire saint étienne", "/salary place:saint-etienne"},
		{"stop words", "/salaire pour un junior à Lyon", "/salary level:junior place:lyon"},
		{"two values", "/salary place:paris,lyon", "/salary place:paris,lyon"},
		{"two bare values", "/salary paris, lyon", "/salary place:paris,lyon"},
		{"two bare values, no comma", "/salary paris lyon", "/salary place:paris,lyon"},
		{"the same value twice", "/salary paris Paris", "/salary place:paris"},
		{"k", "/salary 38k", "/salary offer:38000"},
		{"k and a space", "/salary 38 k€", "/salary offer:38000"},
		{"a point and a sign", "/salary 45.000€", "/salary offer:45000"},
		{"a comma", "/salary 45,000", "/salary offer:45000"},
		{"a space", "/salary 45 000 €", "/salary offer:45000"},
		{"a no-break space", "/salary 45\u202f000\u00a0€", "/salary offer:45000"},
		{"years", "/salary 4 years", "/salary years:4"},
		{"years in French", "/salaire 4 ans", "/salary years:4"},
		{"years in letters", "/salaire quatre ans", "/salary years:4"},
		{"years and a half", "/salaire 2,5 ans", "/salary years:2.5"},
		{"a number that fits one option", "/salary 4", "/salary years:4"},
		{"an amount and years", "/salary 4 years 38k paris", "/salary offer:38000 place:paris years:4"},
		{"years and an amount", "/salary 38k 4 years", "/salary offer:38000 years:4"},
		{"announced", "/carriere de junior à senior", "/career from:junior to:senior"},
		{"announced, the other way round", "/career to senior from junior", "/career from:junior to:senior"},
		{"not announced", "/career junior senior", "/career from:junior to:senior"},
		{"the only option's value", "/glossary zzz", "/glossary word:zzz"},
		{"an address", "/glossary http://example.org", "/glossary word:http://example.org"},
		{"a question", "/ask how much does a junior earn?", `/ask question:"how much does a junior earn?"`},
		{"a question by name", `/question question:"combien, à 4:30 ?"`, `/ask question:"combien, à 4:30 ?"`},
		{"a question like an option", "/ask level:junior or senior?", `/ask question:"level:junior or senior?"`},
		{"no question", "/ask", "/ask"},
	}
	for _, test := range tests {
		for _, l := range []bot.Locale{bot.French, bot.English} {
			got, err := r.Parse(test.line, l)
			if err != nil || got.String() != test.want || got.Locale != l {
				t.Errorf("%s: %s: got %s in %s and %v, want %s in %s", test.name, test.line, got, got.Locale, err, test.want, l)
			}
		}
	}
}

// Names that hold more than letters are found, bare or not, and told apart.
func TestParseNames(t *testing.T) {
	command := glossary()
	command.Options[0].Choices = []bot.Choice{one("csharp", "C#", "C#"), one("cpp", "C++", "C++"), one("dotnet", ".NET", ".NET"),
		one("node", "Node.js", "Node.js"), one("ci-cd", "CI/CD", "CI/CD"), one("sql", "SQL (base)", "SQL (base)")}
	command.Options = append(command.Options, bot.Option{Name: "level", Names: text("niveau", "level"), Summary: text("Le niveau", "The level"), Choices: levels()})
	r := newRouter(t, command)
	for typed, want := range map[string]string{"C#": "csharp", "c++": "cpp", ".net": "dotnet", "node.js": "node", "Node": "node", "ci/cd": "ci-cd",
		"CI CD": "ci-cd", "sql base": "sql"} {
		want = "/glossary level:junior word:" + want
		for _, line := range []string{"/glossary " + typed + " junior", "/glossary junior " + typed, `/glossary junior word:"` + typed + `"`} {
			req, err := r.Parse(line, bot.French)
			if got := r.Handle(t.Context(), req).Answer; err != nil || got != want {
				t.Errorf("%s: got %s and %v, want %s", line, got, err, want)
			}
		}
	}
}

func TestParseMistakes(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		name, line string
		fr, en     []string
		offer      string
	}{
		{"unknown command", "/salry junior", []string{"« salry »", "« salaire »"}, []string{`"salry"`, `"salary"`}, "/salary"},
		{"nothing", "", []string{"« aide »"}, []string{`"help"`}, "/help"},
		{"a slash alone", "/", []string{"« aide »"}, []string{`"help"`}, "/help"},
		{"unknown word", "/salary junior bananas", []string{"« bananas »", "« salaire »"}, []string{`"bananas"`, `"salary"`}, "/salary level:junior place:lyon"},
		{"unknown words", "/salary big bananas", []string{"« big bananas »"}, []string{`"big bananas"`}, "/salary years:4"},
		{"number that fits nothing", "/salary 777", []string{"« 777 »"}, []string{`"777"`}, "/salary years:4"},
		{"negative number", "/salary -3", []string{"« -3 »"}, []string{`"-3"`}, "/salary years:4"},
		{"more values than it takes", "/salary junior confirmed senior", []string{"« senior »"}, []string{`"senior"`}, "/salary years:4"},
		{"two values for one option each", "/career junior confirmé senior", []string{"« senior »"}, []string{`"senior"`}, "/career from:junior to:senior"},
		{"not UTF-8", "/\xff\xfe junior", []string{"« aide »"}, []string{`"help"`}, "/help"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			req, err := r.Parse(test.line, bot.French)
			var mistake *bot.Mistake
			if !errors.As(err, &mistake) {
				t.Fatalf("%q: got %s and %v, want a Mistake", test.line, req, err)
			}
			for l, wants := range map[bot.Locale][]string{bot.French: test.fr, bot.English: test.en} {
				for _, want := range wants {
					if got := mistake.Message.In(l); !strings.Contains(got, want) || !utf8.ValidString(got) {
						t.Errorf("%q: got %q, want %q in it", test.line, got, want)
					}
				}
			}
			var got []string
			for _, try := range mistake.Try {
				got = append(got, try.String())
			}
			if !strings.Contains(strings.Join(got, "\n"), test.offer) {
				t.Errorf("%q: offers %q, want %s among them", test.line, got, test.offer)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	r := newRouter(f)
	for _, line := range []string{"/salary junior lyon", `/salaire niveau:junior lieu:"saint étienne" offer: -3`, "/ask combien ?", "/salry", "", "/", "/salary\xff \xffx:\xfe",
		"/salary 38k 4 ans", "/salary place:paris,lyon,", "/carriere de junior à senior", "/salary ::", `/salary "`, "/salary 1e99 -0", "/glossary word:\u202eabc", "/ask \"\xff"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		req, err := r.Parse(line, bot.French)
		var mistake *bot.Mistake
		if err != nil {
			if !errors.As(err, &mistake) || !utf8.ValidString(mistake.Message.FR) || !utf8.ValidString(mistake.Message.EN) {
				t.Errorf("got the error %q, want a Mistake in valid UTF-8", err)
			}
			return
		}
		reply := r.Handle(t.Context(), req)
		if reply.Answer == "" || !utf8.ValidString(reply.Plain()) {
			t.Errorf("%s: got %q, want an answer in valid UTF-8", req, reply.Plain())
		}
		if reply.Title != "echo" {
			return
		}
		again, err := r.Parse(reply.Answer, bot.French)
		if err != nil || again.String() != reply.Answer {
			t.Errorf("%s: got %s and %v, want it back", reply.Answer, again, err)
		}
	})
}
