package terminal

import (
	"strings"
	"testing"

	"boussole/bot"
)

func TestComplete(t *testing.T) {
	// | is the cursor
	tests := []struct {
		l          bot.Locale
		line, want string
		list       string
	}{
		{bot.French, "/sa|", "/salaire |", ""},
		{bot.English, "/sa|", "/salary |", ""},
		{bot.French, "/SAL|", "/salaire |", ""},
		{bot.French, "/salar|", "/salary |", ""},
		{bot.French, "/ai|", "/aide|", ""},
		{bot.French, "/|", "/|", "/salaire /aide /news /question"},
		{bot.French, "/x|", "/x|", ""},
		{bot.French, "combien|", "combien|", ""},
		{bot.French, "/salaire |", "/salaire |", "niveau: lieu: annees:"},
		{bot.French, "/salaire ni|", "/salaire niveau:|", ""},
		{bot.French, "/salaire pla|", "/salaire place:|", ""},
		{bot.English, "/salary le|", "/salary level:|", ""},
		{bot.French, "/salaire lieu:paris |", "/salaire lieu:paris |", "niveau: annees:"},
		{bot.French, "/salaire niveau:|", "/salaire niveau:|", "Junior Confirmé Lead\u00a0/\u00a0architecte"},
		{bot.French, "/salaire niveau:conf|", "/salaire niveau:Confirmé|", ""},
		{bot.English, "/salary level:mid|", "/salary level:Mid-level|", ""},
		{bot.French, "/salaire niveau:l|", "/salaire niveau:lead|", ""},
		{bot.French, "/salaire niveau:junoir|", "/salaire niveau:Junior|", ""},
		{bot.French, "/salaire lieu:l|", "/salaire lieu:l|", "Lyon Lille"},
		{bot.French, "/salaire lieu:Paris,ly|", "/salaire lieu:Paris,Lyon|", ""},
		{bot.French, "/salaire lieu:pa| niveau:junior", "/salaire lieu:Paris| niveau:junior", ""},
		{bot.French, `/salaire lieu:"pa|`, "/salaire lieu:Paris|", ""},
		{bot.French, "/salaire annees:4|", "/salaire annees:4|", ""},
		{bot.French, "/salaire rien:x|", "/salaire rien:x|", ""},
		{bot.French, "/rien x|", "/rien x|", ""},
		{bot.French, "/question co|", "/question co|", ""},
		{bot.French, "/s| été", "/salaire | été", ""},
	}
	r := router(t)
	for _, test := range tests {
		head, tail, _ := strings.Cut(test.line, "|")
		line, at, list := complete(r, test.l, head+tail, len(head))
		if got := line[:at] + "|" + line[at:]; got != test.want || strings.Join(list, " ") != test.list {
			t.Errorf("%s %q: got %q %q, want %q %q", test.l, test.line, got, list, test.want, test.list)
		}
	}
}

// What completion writes must be what the Router takes.
func TestCompletedIsValid(t *testing.T) {
	r := router(t)
	for _, l := range []bot.Locale{bot.French, bot.English} {
		for _, c := range r.Commands() {
			for _, o := range c.Options {
				for _, s := range values(r, l, &c, o.Names.In(l), "") {
					if u := r.Read("/"+c.Names.In(l)+" "+s.word, bot.Request{Locale: l}); u.Err != nil || r.Check(u.Request) != nil {
						t.Errorf("%q isn't taken: %v %v", s.word, u.Err, r.Check(u.Request))
					}
				}
			}
		}
	}
}

func FuzzComplete(f *testing.F) {
	f.Add("/salaire niveau:ju été", 18)
	f.Add(`/salaire lieu:"Paris,`, 21)
	r := router(f)
	f.Fuzz(func(t *testing.T, line string, at int) {
		line = strings.ToValidUTF8(line, "")
		at = len([]byte(string([]rune(line)[:min(max(at, 0), len([]rune(line)))]))) // the editor's cursor is never within a character
		got, now, _ := complete(r, bot.French, line, at)
		if now < 0 || now > len(got) || got[now:] != line[at:] {
			t.Errorf("%q at %d became %q at %d", line, at, got, now)
		}
	})
}
