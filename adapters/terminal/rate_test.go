package terminal

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"boussole/bot"
	"boussole/bot/bottest"
)

// rate runs a piped conversation whose opinions are kept in a store, and returns its answers.
func rate(t *testing.T, store bot.Store, lines string) []string {
	t.Helper()
	r := router(t)
	r.Collect(bot.NewFeedback(store, bot.Text{FR: "Rien ne dure.", EN: "Nothing lasts."}))
	var out bytes.Buffer
	if err := New(Config{In: strings.NewReader(lines), Out: &out}).Run(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n\n"+strings.Repeat("─", 80)+"\n\n")
}

func TestRate(t *testing.T) {
	store := bot.NewMemory()
	answers := rate(t, store, "combien gagne un dev ?\nUtile !\nquel temps fait-il ?\npas utile\nla météo\nhow much does a dev earn?\nnot useful\nok\n/salaire\nutile\n")
	bottest.Golden(t, "rate.golden", strings.Join(answers, "\n=====\n")+"\n")
	all, err := bot.Opinions(t.Context(), store)
	if err != nil || len(all) != 3 {
		t.Fatalf("kept %+v, %v", all, err)
	}
	for i, want := range []bot.Opinion{
		{Answered: "/pay", Locale: bot.English, Question: "how much does a dev earn?"},
		{Locale: bot.French, Question: "quel temps fait-il ?", Expected: "la météo"},
		{Answered: "/pay", Locale: bot.French, Useful: true},
	} {
		if all[i].Time = (time.Time{}); all[i] != want {
			t.Errorf("opinion %d: got %+v, want %+v", i, all[i], want)
		}
	}
}

// An explanation leaves the answer that it is of to be rated.
func TestRateExplained(t *testing.T) {
	store := bot.NewMemory()
	rate(t, store, "combien gagne un dev ?\npourquoi ?\nutile\n")
	all, err := bot.Opinions(t.Context(), store)
	if err != nil || len(all) != 1 || all[0].Answered != "/pay" || !all[0].Useful {
		t.Errorf("kept %+v, %v", all, err)
	}
}

// What is typed instead is answered as ever, and leaves nothing behind.
func TestRateNot(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"cancelled", "combien gagne un dev ?\ninutile\nannuler", "Rien n'a été envoyé"},
		{"a command instead of the form", "combien gagne un dev ?\npas utile\n/aide", "Voici l'aide."},
		{"the form is gone then", "combien gagne un dev ?\npas utile\n/aide\nok", "Je ne sais pas"},
		{"after a command", "/salaire\nutile", "Je ne sais pas"},
		{"after a choice", "combien gagne un dev ?\n2\nutile", "Je ne sais pas"},
		{"after thanks", "combien gagne un dev ?\n/salaire\npas utile", "Je ne sais pas"},
	}
	for _, test := range tests {
		store := bot.NewMemory()
		answers := rate(t, store, test.lines)
		if last := answers[len(answers)-1]; !strings.Contains(last, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, last, test.want)
		}
		if all, err := bot.Opinions(t.Context(), store); len(all) > 0 || err != nil {
			t.Errorf("%s: kept %+v, %v", test.name, all, err)
		}
	}
}

// A post that comes between is not asked about.
func TestPostNotRated(t *testing.T) {
	r := router(t)
	r.Collect(bot.NewFeedback(bot.NewMemory(), bot.Text{}))
	var out bytes.Buffer
	a := New(Config{Out: &out})
	if err := a.show(a.answer(t.Context(), r, "combien gagne un dev ?")); err != nil || !strings.HasSuffix(out.String(), "Utile ? Tape « utile » ou « pas utile ».\n") {
		t.Fatalf("got %q, %v", out.String(), err)
	}
	out.Reset()
	if err := a.Post(t.Context(), bot.Post{Key: "a", Reply: bot.Reply{Answer: "tip"}}); err != nil || strings.Contains(out.String(), "Utile") {
		t.Errorf("got %q, %v", out.String(), err)
	}
	if reply := a.answer(t.Context(), r, "utile"); reply.Title != "Merci !" {
		t.Errorf("the answer before it: got %+v", reply)
	}
}

func TestOpinions(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 11, n, 9, 0, 0, 0, time.UTC) }
	junior, paris := "/salary level:junior", "/salary place:paris"
	all := []bot.Opinion{
		{Answered: junior, Locale: bot.French, Question: "cb gagne un junior ?", Expected: "la médiane", Time: day(23)},
		{Answered: paris, Locale: bot.English, Useful: true, Time: day(22)},
		{Locale: bot.French, Question: "\x1b]0;pwned\x07et à \x1b[31mDunkerque\x1b[0m ?\r\n/salary faux", Expected: "\x9b2J\u202e", Time: day(21)},
		{Answered: junior, Locale: bot.English, Time: day(20)},
		{Answered: junior, Locale: bot.French, Useful: true, Time: day(19)},
		{Locale: bot.English, Useful: true, Time: day(18)},
		{Answered: paris, Locale: bot.English, Useful: true, Time: day(17)},
	}
	var out strings.Builder
	if err := Opinions(&out, all); err != nil {
		t.Fatal(err)
	}
	bottest.Golden(t, "opinions.golden", out.String())
	out.Reset()
	if err := Opinions(&out, nil); err != nil || out.String() != "nothing was sent yet\n" {
		t.Errorf("none: got %q, %v", out.String(), err)
	}
}
