package slack

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"boussole/bot"
)

func TestEscape(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "Un mot, 40 000 € brut.", "Un mot, 40 000 € brut."},
		{"entities", "R&D &amp; a<b>c", "R&amp;D &amp;amp; a&lt;b&gt;c"},
		{"everyone in a channel", "<!channel> <!here> <!everyone>", "&lt;!channel&gt; &lt;!here&gt; &lt;!everyone&gt;"},
		{"mention, channel, group", "<@U1> <#C1> <!subteam^S1>", "&lt;@U1&gt; &lt;#C1&gt; &lt;!subteam^S1&gt;"},
		{"names that ring", "@here @channel @everyone @Transactional", "@¬here @¬channel @¬everyone @Transactional"},
		{"link", "<https://example.org|ici>", "&lt;https://example.org|ici&gt;"},
		{"date", "<!date^1^{date}|x>", "&lt;!date^1^{date}|x&gt;"},
		{"emphasis", "*a* _b_ ~c~", "*¬a¬* _¬b¬_ ~¬c¬~"},
		{"emphasis of words", "un *deux trois* quatre", "un *¬deux trois¬* quatre"},
		{"twice", "**a** __b__", "*¬¬*¬a¬*¬¬* _¬¬_¬b¬_¬¬_"},
		{"in brackets and quotes", "(*a*) « *b* » l'*ami*", "(¬*¬a¬*¬) « *¬b¬* » l'¬*¬ami¬*"},
		{"within a word", "snake_case_name 3*4*5 dev~ops", "snake_case_name 3*4*5 dev~ops"},
		{"between spaces", "5 * 3 _ ~", "5 * 3 _ ~"},
		{"accents are letters", "é*è*é", "é*è*é"},
		{"quotation", "> cité\n  > encore\na > b", "¬&gt; cité\n¬  &gt; encore\na &gt; b"},
		{"wide quotation", "＞ cité", "¬＞ cité"},
		{"emoji", ":tada: 10:30:45 a : b : c ::", ":¬tada: 10:¬30:45 a : b : c ::"},
		{"French typography", "Salaire : « 40 k€ » ; l'été ! 50 %", "Salaire : « 40 k€ » ; l'été ! 50 %"},
		{"code", "utilise `a_b *c* <T> & :d:` ici", "utilise `a_b *c* &lt;T&gt; &amp; :d:` ici"},
		{"code in French quotes", "« `go vet` », l'`init`", "« `go vet` », l'`init`"},
		{"code without an end", "un ` seul *a*", "un ¬`¬ seul *¬a¬*"},
		{"code over lines", "`a\nb`", "¬`¬a\nb¬`¬"},
		{"blocks of code", "```rm```", "¬`¬¬`¬¬`¬rm¬`¬¬`¬¬`¬"},
		{"within a word it is no code", "l`*a*`s", "l¬`¬¬*¬a¬*¬¬`¬s"},
		{"channel", "dans " + bot.PlaceName("C0123ABCD") + ", *a*", "dans <#C0123ABCD>, *¬a¬*"},
		{"no channel", bot.PlaceName("!channel") + bot.PlaceName("c1>") + bot.PlaceOpen, bot.PlaceOpen + "!channel" + bot.PlaceClose + bot.PlaceOpen + "c1&gt;" + bot.PlaceClose + bot.PlaceOpen},
		{"broken text", "a\xff*b*", "a\xff¬*¬b¬*"},
	}
	for _, test := range tests {
		if got := strings.ReplaceAll(escape(test.text), apart, "¬"); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSplit(t *testing.T) {
	tests := []struct {
		name, text string
		most       int
		want       []string
	}{
		{"short", "un", 10, []string{"un"}},
		{"lines", "premier\ndeuxième", 10, []string{"premier", "deuxième"}},
		{"sentences", "Un deux. Trois quatre", 12, []string{"Un deux.", "Trois quatre"}},
		{"words", "aaaa bbbb cccc", 10, []string{"aaaa bbbb", "cccc"}},
		{"characters", "ééééé", 2, []string{"éé", "éé", "é"}},
		{"entity", "aaaa&amp;b", 6, []string{"aaaa", "&amp;b"}},
		{"link", "aaaa <http://a|b> c", 14, []string{"aaaa", "<http://a|b> c"}},
		{"no quotation", "aaaa &gt; b", 7, []string{"aaaa", apart + "&gt; b"}},
		{"only spaces at the end", "aaaa" + strings.Repeat(" ", 9), 5, []string{"aaaa"}},
	}
	for _, test := range tests {
		if got := split(test.text, test.most); strings.Join(got, "/") != strings.Join(test.want, "/") {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// what Slack would take for its own in an escaped text.
var (
	codeSpan  = regexp.MustCompile("`[^`\n]+`")
	markup    = regexp.MustCompile(`[<>]|&($|[^agl])|@(here|channel|everyone)|(?m:^[ \x{00a0}]*(&gt;|＞))|` + "``")
	emphasis  = regexp.MustCompile(`(^|[^\pL\pN])(\*[^*]+\*|_[^_]+_|~[^~]+~)($|[^\pL\pN])`)
	emphasise = regexp.MustCompile(`[*_~][^\s` + apart + `](.*[^\s` + apart + `])?[*_~]`)
)

// shownAs is what a person reads.
var shownAs = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", apart, "")

// However odd the text, it shows as it is, and nothing in it does anything.
func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"*a* _b_ `c` &amp; <@U1>", "> x\n&gt; y", "``` *a* ```", ":tada: @here", "a`b`c `*d*`"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = bot.PlainPlaces(text) // which are not anybody's own words
		got := escape(text)
		if shown := shownAs.Replace(got); shown != strings.ReplaceAll(text, apart, "") {
			t.Errorf("%q is shown as %q", text, shown)
		}
		bare := codeSpan.ReplaceAllString(got, "code")
		if found := markup.FindString(bare); found != "" {
			t.Errorf("%q has %q", got, found)
		}
		for _, line := range strings.Split(bare, "\n") {
			for _, m := range emphasis.FindAllString(line, -1) {
				if emphasise.MatchString(m) {
					t.Errorf("%q formats %q", line, m)
				}
			}
		}
	})
}

func FuzzSplit(f *testing.F) {
	f.Add("un deux. trois\nquatre &amp; <cinq>", 8)
	f.Add("e\u0301👍🏽 &gt;&gt;", 6)
	f.Fuzz(func(t *testing.T, text string, most int) {
		most = 6 + (most&0x7fffffff)%60
		parts := split(escape(text), most)
		for _, p := range parts {
			if utf8.ValidString(text) && (!utf8.ValidString(p) || bot.Size(p) > most) {
				t.Errorf("part %q of %d characters, want at most %d", p, bot.Size(p), most)
			}
			if cut := strings.LastIndexByte(p, '<'); cut >= 0 && !strings.Contains(p[cut:], ">") {
				t.Errorf("part %q ends within a channel", p)
			}
			if cut := strings.LastIndexByte(p, '&'); cut >= 0 && !strings.Contains(p[cut:], ";") {
				t.Errorf("part %q ends within an entity", p)
			}
			if len(parts) > 1 && blank(p) {
				t.Errorf("part %q of %q shows nothing", p, text)
			}
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "", apart, "", "\r", "", "\t", "", "\u00a0", "")
		if got, want := squeeze.Replace(strings.Join(parts, "")), squeeze.Replace(escape(text)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if got := bot.Cut(text, most); utf8.ValidString(text) && bot.Size(got) > most {
			t.Errorf("cut: got %q, want at most %d", got, most)
		}
	})
}

// A short text is on one line, and never empty.
func TestShort(t *testing.T) {
	for text, want := range map[string]string{"": "…", " \n\u00a0": "…", "a\nb": "a b", "abcdefghijkl": "abcdefghi…", bot.PlaceName("C12"): "#C12"} {
		if got := short(text, 10); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
