package bot_test

import (
	"errors"
	"maps"
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
		{"no question", "/ask", `/ask question:""`},
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
		{"two values for one option each", "/career junior senior confirmed", []string{"« confirmed »"}, []string{`"confirmed"`}, "/career from:junior to:senior"},
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

// What String writes, Parse reads back, for every Request that a command can be given.
func TestParseString(t *testing.T) {
	r, count := newRouter(t), 0
	for _, c := range r.Commands() {
		for _, args := range combinations(c.Options) {
			want := bot.Request{Command: c.Name, Args: args, Locale: bot.English}
			if r.Check(want) != nil {
				continue // a required option is missing
			}
			count++
			got, err := r.Parse(want.String(), bot.English)
			if err != nil || got.Command != want.Command || !maps.Equal(got.Args, want.Args) {
				t.Errorf("%s: got %+v and %v, want %+v", want, got, err, want)
			}
		}
	}
	if count < 1000 {
		t.Errorf("got %d Requests, want them all", count)
	}
}

// combinations returns every choice of canonical values for some options, among them none.
func combinations(options []bot.Option) []bot.Args {
	if len(options) == 0 {
		return []bot.Args{{}}
	}
	o, values := options[0], []string{""}
	switch o.Kind {
	case bot.Number64:
		values = append(values, "0", "4", "2.5", "10000", "38500.5", "500000")
	case bot.Question:
		values = append(values, "why?", "combien gagne un junior ?", "l'été, à 4:30", "level:junior", "/ask why", "38 000\u00a0€ / an")
	}
	for i, choice := range o.Choices {
		values = append(values, choice.Value)
		for _, other := range o.Choices[i+1:] {
			if o.Many > 1 {
				values = append(values, choice.Value+","+other.Value)
			}
		}
	}
	var all []bot.Args
	for _, rest := range combinations(options[1:]) {
		for _, value := range values {
			args := maps.Clone(rest)
			if value != "" {
				args[o.Name] = value
			}
			all = append(all, args)
		}
	}
	return all
}

func TestRequestString(t *testing.T) {
	tests := []struct {
		name string
		req  bot.Request
		want string
	}{
		{"no arguments", bot.Request{Command: "help"}, "/help"},
		{"in order", bot.Request{Command: "salary", Args: bot.Args{"years": "4", "level": "junior"}}, "/salary level:junior years:4"},
		{"two words", bot.Request{Command: "ask", Args: bot.Args{"question": "two words"}}, `/ask question:"two words"`},
		{"a quote", bot.Request{Command: "ask", Args: bot.Args{"question": `say "no"`}}, `/ask question:"say 'no'"`},
		{"lines", bot.Request{Command: "ask", Args: bot.Args{"question": "one\ntwo"}}, "/ask question:\"one\ntwo\""},
		{"empty", bot.Request{Command: "ask", Args: bot.Args{"question": ""}}, `/ask question:""`},
	}
	for _, test := range tests {
		if got := test.req.String(); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestArgs(t *testing.T) {
	args := bot.Args{"place": "paris,lyon", "years": "2.5", "level": "junior"}
	for name, want := range map[string]string{"place": "paris|lyon", "level": "junior", "none": ""} {
		if got := strings.Join(args.List(name), "|"); got != want {
			t.Errorf("List(%q): got %s, want %s", name, got, want)
		}
	}
	if got, ok := args.Number("years"); got != 2.5 || !ok {
		t.Errorf("Number(years): got %v and %t, want 2.5", got, ok)
	}
	for _, name := range []string{"level", "none"} {
		if got, ok := args.Number(name); ok {
			t.Errorf("Number(%s): got %v, want none", name, got)
		}
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
