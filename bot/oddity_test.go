package bot_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"boussole/bot"
)

// oddities are messages that say nothing, or far too much.
var oddities = map[string]string{
	"empty":                 "",
	"spaces":                " \t\n\u00a0\u2003 ",
	"an emoji":              "🙂",
	"emoji":                 "👩🏽‍💻🏳️‍🌈🇫🇷",
	"right to left":         "كم يكسب المطور المبتدئ؟",
	"right to left marks":   "\u202e\u2067\u200f",
	"Hebrew":                "כמה מרוויח מפתח",
	"ideograms":             "初级开发人员赚多少钱",
	"control characters":    "\x00\x01\x1b[2J\x7f\u0085",
	"not UTF-8":             "\xff\xfe\xc3\x28",
	"half a rune":           "d\xc3",
	"combining marks alone": strings.Repeat("\u0301", 300),
	"punctuation":           "?!?… «» (-) [_] \"",
	"one letter":            "x",
	"a number":              "3.14",
	"a long number":         strings.Repeat("9", 3000),
	"many numbers":          strings.Repeat("1 ", 2000),
	"4,000 characters":      strings.Repeat("é", 4000),
	"4,000 words":           strings.Repeat("a ", 2000),
	"100,000 characters":    strings.Repeat("été ", 25_000),
	"100,000 known words":   strings.Repeat("weather ", 12_500),
	"one word of 100,000":   strings.Repeat("x", 100_000),
	"slashes":               strings.Repeat("/", 1000),
	"quotes":                strings.Repeat(`"`, 1000),
	"colons":                strings.Repeat("a:", 1000),
	"mentions":              "@everyone <@123> <!channel> <script>",
}

func TestOddities(t *testing.T) {
	r, log := newLogged(t)
	for name, text := range oddities {
		for _, before := range []string{"", "/ask ", "/salary ", "/training ", "/"} {
			u := r.Read(before+text, bot.Request{Locale: bot.French, User: bot.User{ID: "ann"}})
			reply := r.Answer(t.Context(), u)
			got := reply.Plain()
			if reply.Answer == "" || !utf8.ValidString(got) || len(got) > 2000 {
				t.Errorf("%s after %q: got %.200q, want a short valid answer", name, before, got)
			}
			if reply.Refused {
				noFigure(t, before+text, reply)
			}
			if before == "" && !strings.HasPrefix(text, "/") && !reply.Refused {
				t.Errorf("%s: got %.200q, want a refusal", name, got)
			}
		}
	}
	if log.Len() > 0 {
		t.Errorf("nothing failed, and this was logged: %s", log)
	}
}

// What fits the longest question still counts; what lies beyond does not.
func TestLongQuestion(t *testing.T) {
	r := newRouter(t)
	const question = "combien gagne un développeur junior ?"
	for _, size := range []int{4000, 100_000} {
		text := question + strings.Repeat(" ", size) + "à Lyon"
		if got, want := r.Read(text, bot.Request{}).Request.String(), "/salary level:junior"; got != want {
			t.Errorf("%d characters: got %s, want %s", size, got, want)
		}
	}
	text := strings.Repeat(" ", 3900) + question
	if got, want := r.Read(text, bot.Request{}).Request.String(), "/salary level:junior"; got != want {
		t.Errorf("at the end: got %s, want %s", got, want)
	}
}

// No adapter tidies what a person writes before the Router sees it.
func TestUnderstandOddities(t *testing.T) {
	r := newRouter(t)
	for name, text := range oddities {
		got := r.Understand(text, bot.English, nil)
		if !got.Refused || got.Confidence < 0 || got.Confidence > 1 {
			t.Errorf("%s: got %s, sure %v, want a refusal", name, got.Request, got.Confidence)
		}
	}
}

func FuzzUnderstand(f *testing.F) {
	r := newRouter(f)
	for _, text := range oddities {
		if len(text) < 2000 { // longer ones take the fuzzer's time
			f.Add(text)
		}
	}
	for _, text := range []string{"combien gagne un développeur·euse junior à Lyon ?", "/ask /ask 38k 4 ans", "et à Paris ?", "salaire en Suisse à 90 000 €", "1e9 + 5+ 3'000,5k€",
		"/salaire niveau:junior,senior offre: -3", "koi slr dvp", "c'est-à-dire(s).e·s", "numéro ½ ² ٣ Ⅷ"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		req := bot.Request{Locale: bot.French, User: bot.User{ID: "ann"}, Channel: bot.Channel{Adapter: "test"}}
		u := r.Read(text, req)
		reply := r.Answer(t.Context(), u)
		if reply.Answer == "" || !utf8.ValidString(reply.Title+reply.Plain()) {
			t.Errorf("%q: got %q, want an answer in valid UTF-8", text, reply.Plain())
		}
		if u.Refused != reply.Refused || u.Confidence < 0 || u.Confidence > 1 {
			t.Errorf("%q: understood as refused %t, sure %v; answered as refused %t", text, u.Refused, u.Confidence, reply.Refused)
		}
		if reply.Refused {
			noFigure(t, text, reply)
		}
	})
}
