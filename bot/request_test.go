package bot_test

import (
	"maps"
	"strings"
	"testing"

	"boussole/bot"
)

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
	case bot.Amount:
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
