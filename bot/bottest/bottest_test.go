package bottest_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"boussole/bot"
	"boussole/bot/bottest"
)

// recorder is a test that keeps its failures to itself.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatal(args ...any) {
	r.failures = append(r.failures, fmt.Sprint(args...))
	panic(r)
}

// golden runs Golden and returns how it failed.
func golden(t testing.TB, name, got string) (failures []string) {
	t.Helper()
	r := &recorder{TB: t}
	defer func() {
		if p := recover(); p != nil && p != any(r) {
			panic(p)
		}
		failures = r.failures
	}()
	bottest.Golden(r, name, got)
	return nil
}

func TestGolden(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("BOUSSOLE_UPDATE", "")
	if got := golden(t, "reply.golden", "text"); len(got) != 1 || !strings.Contains(got[0], filepath.Join("testdata", "reply.golden")) {
		t.Errorf("no file: got %q, want a failure that names it", got)
	}
	t.Setenv("BOUSSOLE_UPDATE", "1")
	if got := golden(t, "reply.golden", "text"); got != nil {
		t.Errorf("update: got %q, want no failure", got)
	}
	if got, err := os.ReadFile(filepath.Join("testdata", "reply.golden")); string(got) != "text" || err != nil {
		t.Errorf("update: got %q and %v, want text", got, err)
	}
	t.Setenv("BOUSSOLE_UPDATE", "")
	if got := golden(t, "reply.golden", "text"); got != nil {
		t.Errorf("same: got %q, want no failure", got)
	}
	got := golden(t, "reply.golden", "other")
	if len(got) != 1 || !strings.Contains(got[0], "text") || !strings.Contains(got[0], "other") {
		t.Errorf("different: got %q, want a failure that shows both", got)
	}
}

// Every block there is stands in the gallery once, in both languages.
func TestGallery(t *testing.T) {
	want := []bot.Block{bot.Paragraph{}, bot.Bullets{}, bot.Steps{}, bot.Links{}, bot.Fields{}, bot.Table{}, bot.Chart{}, bot.Buttons{}, bot.Note{}}
	for _, l := range []bot.Locale{bot.French, bot.English} {
		reply := bottest.Gallery(l)
		counts := map[string]int{}
		for _, block := range reply.Blocks {
			counts[fmt.Sprintf("%T", block)]++
		}
		for _, block := range want {
			if got := counts[fmt.Sprintf("%T", block)]; got != 1 {
				t.Errorf("%T in %s: got %d, want 1", block, l, got)
			}
		}
		if len(reply.Blocks) != len(want) || reply.Title == "" || reply.Answer == "" || len(reply.Sources) == 0 || reply.Locale != l {
			t.Errorf("in %s: got %d blocks, %q, %q and %d sources", reply.Locale, len(reply.Blocks), reply.Title, reply.Answer, len(reply.Sources))
		}
	}
	if bottest.Gallery(bot.French).Answer == bottest.Gallery(bot.English).Answer {
		t.Error("got the same answer in both languages")
	}
}

func router(t testing.TB) *bot.Router {
	t.Helper()
	yes := bot.Text{FR: "oui", EN: "yes"}
	r, err := bot.New([]bot.Command{{Name: "yes", Names: yes, Title: yes, Summary: yes, Run: func(_ context.Context, req bot.Request) (bot.Reply, error) {
		return bot.Reply{Answer: yes.In(req.Locale)}, nil
	}}}, bot.Lexicon{Refusal: yes}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAdapterRun(t *testing.T) {
	a := &bottest.Adapter{Requests: []bot.Request{{Command: "oui", Locale: bot.French}, {Command: "yes", Locale: bot.English}}}
	if got, want := a.Name(), "test"; got != want {
		t.Errorf("got the name %s, want %s", got, want)
	}
	if err := a.Run(t.Context(), router(t)); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, reply := range a.Replies() {
		got = append(got, reply.Answer)
	}
	if got, want := strings.Join(got, " "), "oui yes"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := a.Run(ctx, router(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that the context ended", err)
	}
}

func TestAdapterPost(t *testing.T) {
	var a bottest.Adapter
	for _, p := range []bot.Post{{Key: "1", Reply: bot.Reply{Answer: "first"}}, {Key: "1", Reply: bot.Reply{Answer: "again"}}, {Key: "2", Reply: bot.Reply{Answer: "second"}}} {
		if err := a.Post(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	got := a.Posts()
	if len(got) != 2 || got["1"].Reply.Answer != "first" || got["2"].Reply.Answer != "second" {
		t.Errorf("got %v, want first and second", got)
	}
	delete(got, "1")
	if len(a.Posts()) != 2 {
		t.Error("Posts: got its own map, want a copy")
	}
}
