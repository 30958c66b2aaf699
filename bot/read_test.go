package bot_test

import (
	"strings"
	"testing"

	"boussole/bot"
)

func TestRead(t *testing.T) {
	r := newRouter(t)
	tests := []struct {
		name, text string
		want       string
		typed      bool // a command, hence sure
		locale     bot.Locale
	}{
		{"a command", "/salary junior lyon", "/salary level:junior place:lyon", true, bot.English},
		{"a French command", "/salaire junior à Lyon", "/salary level:junior place:lyon", true, bot.French},
		{"no slash", "salaire junior", "/salary level:junior", true, bot.French},
		{"upper case", "/SALAIRE JUNIOR", "/salary level:junior", true, bot.French},
		{"spaces and lines", "\n /salaire\tjunior\nlyon ", "/salary level:junior place:lyon", true, bot.French},
		{"invisible characters", "/sal\u200baire junior\u202e", "/salary level:junior", true, bot.French},
		{"a question", "combien gagne un junior à Lyon ?", "/salary level:junior place:lyon", false, bot.French},
		{"a question that begins with a command's name", "salaire d'un développeur plutôt bon, junior", "/salary level:junior", false, bot.French},
		{"a question that begins with a command's name and fits no value", "formation : apprendre sans école, c'est possible ?", "/training path:self-taught", false, bot.French},
		{"ask", "/ask how much does a junior earn?", "/salary level:junior", false, bot.English},
		{"ask in French", "/question combien gagne un junior ?", "/salary level:junior", false, bot.French},
		{"ask, no slash", "ask how much does a junior earn?", "/salary level:junior", false, bot.English},
		{"ask within ask", "/ask /question combien gagne un junior ?", "/salary level:junior", false, bot.French},
		{"ask within ask, many times", strings.Repeat("/question ", 300) + "combien gagne un junior ?", "/salary level:junior", false, bot.French},
	}
	asked := bot.Request{Locale: bot.English, User: bot.User{ID: "ann", Admin: true}, Channel: bot.Channel{Adapter: "test", ID: "general"}, Share: true}
	for _, test := range tests {
		got := r.Read(test.text, asked)
		if got.Err != nil || got.Refused || got.Request.String() != test.want || (got.Confidence == 1) != test.typed || got.Request.Locale != test.locale {
			t.Errorf("%s: %.60q: got %s in %s, sure %v, refused %t, %v, want %s in %s",
				test.name, test.text, got.Request, got.Request.Locale, got.Confidence, got.Refused, got.Err, test.want, test.locale)
		}
		if q := got.Request; q.User != asked.User || q.Channel != asked.Channel || q.Share != asked.Share {
			t.Errorf("%s: got %+v at %+v, want %+v at %+v", test.name, q.User, q.Channel, asked.User, asked.Channel)
		}
	}
}

// A typed command with a mistake is explained, in the language that it was typed in.
func TestReadMistakes(t *testing.T) {
	r := newRouter(t)
	tests := []struct{ name, text, want string }{
		{"unknown command", "/salry junior", `"salry"`},
		{"unknown command in French", "/formatoin pour un développeur", "« formatoin »"},
		{"unknown word", "/salaire bananas", "« bananas »"},
		{"impossible value", "/salaire niveau:king", "« king »"},
		{"a slash alone", "/", "name is missing"},
	}
	for _, test := range tests {
		u := r.Read(test.text, bot.Request{Locale: bot.English})
		reply := r.Answer(t.Context(), u)
		if u.Refused || reply.Refused || !strings.Contains(strings.Join(complaints(t, reply), "\n"), test.want) {
			t.Errorf("%s: %q: got %q, refused %t, want %s", test.name, test.text, reply.Plain(), reply.Refused, test.want)
		}
	}
}
