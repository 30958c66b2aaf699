package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"boussole/bot"
	"boussole/bot/bottest"
)

// say runs a piped conversation and returns its answers.
func say(t *testing.T, c Config, lines string) []string {
	t.Helper()
	var out bytes.Buffer
	c.In, c.Out = strings.NewReader(lines), &out
	if err := New(c).Run(context.Background(), router(t)); err != nil {
		t.Fatal(err)
	}
	if out.Len() == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n\n"+strings.Repeat("─", 80)+"\n\n")
}

func TestConversation(t *testing.T) {
	answers := say(t, Config{Locale: bot.French}, "/salaire junior\n\n   \r\n2\n/help\r\n/salaire lieu:lyon,paris\n9\n[1]\n/nowhere\nzzz")
	bottest.Golden(t, "conversation.golden", strings.Join(answers, "\n=====\n")+"\n")
	if len(answers) != 8 {
		t.Errorf("%d answers to 8 lines", len(answers))
	}
}

func TestLeaving(t *testing.T) {
	for _, word := range []string{"/quit", "/exit", "/quitter", "  /QUIT  "} {
		if answers := say(t, Config{}, word+"\n/aide\n"); answers != nil {
			t.Errorf("%q was answered: %q", word, answers)
		}
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct {
		name   string
		config Config
		lines  string
		want   []string
	}{
		{"remembered", Config{}, "how much does a dev earn in Paris\n/news", []string{"I pay", "Nothing new"}},
		{"fixed", Config{Locale: bot.French, Fixed: true}, "how much does a dev earn in Paris\n/news", []string{"Je paie", "Rien"}},
		{"of a choice", Config{Locale: bot.English}, "/pay\n2", []string{"I pay", "Here is"}},
		{"of a wrong choice", Config{Locale: bot.English}, "/pay\n3", []string{"I pay", "There are only 2 choices: type a number from 1 to 2."}},
		{"of the first line", Config{Locale: bot.English}, "/missing", []string{"I don't know the command"}},
	}
	for _, test := range tests {
		answers := say(t, test.config, test.lines)
		for i, want := range test.want {
			if i >= len(answers) || !strings.Contains(answers[i], want) {
				t.Errorf("%s: got %q, want %q", test.name, answers, test.want)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	for line, want := range map[string]struct {
		n  int
		ok bool
	}{"1": {1, true}, "[12]": {12, true}, "0": {0, true}, "-1": {-1, true}, "450": {450, false}, "1.": {0, false}, "": {0, false}, "deux": {0, false}} {
		if n, ok := number(line); n != want.n || ok != want.ok {
			t.Errorf("%q: got %d, %v", line, n, ok)
		}
	}
	one := noChoice(bot.Buttons{{Label: "a"}}, bot.French)
	if one.Answer != "Il n'y a qu'un choix : tape 1." || len(choices(one)) != 1 {
		t.Errorf("got %+v", one)
	}
	if answers := say(t, Config{}, "/aide\n1\n"); len(answers) != 2 || !strings.Contains(answers[1], "Je ne sais pas") {
		t.Errorf("a number with nothing to choose: got %q", answers)
	}
}

func TestLongLine(t *testing.T) {
	answers := say(t, Config{}, "/aide "+strings.Repeat("é", lineSize)+"\n/aide\n")
	if len(answers) != 2 || !strings.Contains(answers[1], "Voici l'aide.") {
		t.Errorf("got %q", answers)
	}
}

func TestFailures(t *testing.T) {
	broken := errors.New("broken")
	err := New(Config{In: iotest.ErrReader(broken), Out: io.Discard}).Run(context.Background(), router(t))
	if !errors.Is(err, broken) {
		t.Errorf("reading: got %v", err)
	}
	_, closed := io.Pipe()
	_ = closed.CloseWithError(broken)
	err = New(Config{In: strings.NewReader("/aide\n"), Out: closed}).Run(context.Background(), router(t))
	if err == nil {
		t.Error("writing: no error")
	}
}

func TestPanicPasses(t *testing.T) {
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), "out of tune") {
			t.Errorf("got %v", p)
		}
	}()
	_, _ = await(context.Background(), func() (string, error) { panic("out of tune") })
}

func TestCancel(t *testing.T) {
	in, keep := io.Pipe() // never written to, never closed while Run runs
	defer func() { _ = keep.Close() }()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- New(Config{In: in, Out: io.Discard}).Run(ctx, router(t)) }()
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("still running")
	}
}

func TestPost(t *testing.T) {
	var out bytes.Buffer
	a := New(Config{Out: &out})
	post := func(key, answer string) error {
		return a.Post(context.Background(), bot.Post{Key: key, Reply: bot.Reply{Answer: answer}})
	}
	for _, p := range [][2]string{{"a", "first"}, {"a", "again"}, {"b", "second"}} {
		if err := post(p[0], p[1]); err != nil {
			t.Fatal(err)
		}
	}
	if want := "first\n\n" + strings.Repeat("─", 80) + "\n\nsecond\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := a.Post(ctx, bot.Post{Key: "c", Reply: bot.Reply{Answer: "late"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
	if err := post("c", "third"); err != nil || !strings.HasSuffix(out.String(), "third\n") {
		t.Errorf("what wasn't shown may be tried again: got %v, %q", err, out.String())
	}
}
