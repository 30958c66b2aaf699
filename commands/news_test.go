package commands_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"boussole/bot"
	"boussole/commands"
)

// press is news that were read: two articles of each feed, on hours of their own, and a dead feed.
type press struct{}

func (press) Items(_ context.Context, feeds []bot.Feed) ([]bot.Item, error) {
	var all []bot.Item
	for i, f := range feeds {
		for n, title := range []string{"What's new", "<b>@everyone</b> [here](http://example.net)"} {
			at := day.Add(-time.Duration(i*24+n*400*24) * time.Hour)
			all = append(all, bot.Item{ID: fmt.Sprint(f.Name, n), Title: title + " in " + f.Name, URL: fmt.Sprintf("https://example.org/%d-%d", i, n), Feed: f.Name,
				Locale: f.Locale, Published: at, Seen: at})
		}
	}
	slices.SortFunc(all, func(a, b bot.Item) int { return b.Published.Compare(a.Published) })
	return all, nil
}

func (press) Dead() []bot.DeadFeed {
	return []bot.DeadFeed{{Feed: bot.Feed{Name: "Old Blog"}, Since: day.AddDate(0, 0, -5), Reason: bot.Text{FR: "le site ne répond plus", EN: "the site no longer answers"}}}
}

// wire is news that a test writes.
type wire struct{ items []bot.Item }

func (w *wire) Items(context.Context, []bot.Feed) ([]bot.Item, error) { return w.items, nil }
func (w *wire) Dead() []bot.DeadFeed                                  { return nil }

func (w *wire) add(at time.Time, names ...string) {
	for _, name := range names {
		w.items = append([]bot.Item{{ID: name, Title: name, URL: "https://example.org/" + name, Feed: "Feed " + name, Locale: bot.French, Published: at, Seen: at}}, w.items...)
	}
}

// A channel is told each article once: nothing old the first time, the same for the same post, no flood, and nothing lost
// over an outage.
func TestNewsOnce(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	w, store, now := &wire{}, bot.NewMemory(), day
	all := commands.All(commands.Deps{Knowledge: k, Store: store, News: w, Digest: 3, Now: func() time.Time { return now }})
	news := all[slices.IndexFunc(all, func(c bot.Command) bool { return c.Name == "news" })]
	post := func(key string) string {
		t.Helper()
		reply, err := news.Run(t.Context(), bot.Request{Command: "news", Locale: bot.French, Post: key, Channel: bot.Channel{Adapter: "test", ID: "1"}})
		var nothing *bot.Nothing
		if errors.As(err, &nothing) {
			return "nothing: " + nothing.Reason.EN
		} else if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, block := range reply.Blocks {
			if links, ok := block.(bot.Links); ok {
				for _, link := range links {
					titles = append(titles, link.Title)
				}
			}
		}
		return strings.Join(titles, " ") + " | " + reply.Answer
	}
	w.add(day.Add(-time.Hour), "a", "b")
	steps := []struct {
		later time.Duration
		fresh []string // seen now
		key   string
		want  string
	}{
		{0, nil, "1", "nothing: first time"},
		{time.Minute, []string{"c"}, "1", "nothing: no new"},
		{24 * time.Hour, nil, "2", "c | Depuis la dernière fois : un nouvel article."},
		{time.Minute, []string{"d"}, "2", "c | "},
		{24 * time.Hour, nil, "3", "d | "},
		{24 * time.Hour, nil, "4", "nothing: no new article"},
		{240 * time.Hour, []string{"e", "f"}, "5", "f e | Depuis la dernière fois : 2 nouveaux articles."},
		{24 * time.Hour, []string{"g", "h", "i", "j", "k"}, "6", "k j i | Depuis la dernière fois : 5 nouveaux articles."},
		{24 * time.Hour, nil, "7", "nothing: no new article"},
	}
	for i, step := range steps {
		now = now.Add(step.later)
		w.add(now, step.fresh...)
		if got := post(step.key); !strings.HasPrefix(got, step.want) {
			t.Errorf("step %d: got %q, want %q", i, got, step.want)
		}
	}
	now = now.Add(24 * time.Hour)
	w.items = append(w.items, bot.Item{ID: "old", Title: "old", Feed: "A new feed", Published: now.AddDate(-1, 0, 0), Seen: now})
	if got := post("8"); !strings.HasPrefix(got, "nothing") {
		t.Errorf("an old article of a new feed: got %q", got)
	}
	before := w.items
	w.items = nil
	if got := post("9"); !strings.HasPrefix(got, "nothing: I couldn't read") {
		t.Errorf("no feed answers: got %q", got)
	}
	w.items = before
	if got := post("10"); !strings.HasPrefix(got, "nothing: no new") {
		t.Errorf("the feeds are back: got %q", got)
	}
	w.items = append([]bot.Item{{ID: "late", Title: "late", Feed: "Feed late", Published: now.AddDate(0, 0, -4), Seen: now}}, w.items...)
	if got := post("11"); !strings.HasPrefix(got, "late | ") {
		t.Errorf("of a feed that was down for four days: got %q", got)
	}
}

// Without a network whoever asks is told so.
func TestNewsUnread(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range commands.All(commands.Deps{Knowledge: k, News: &wire{}, Digest: 5, Now: time.Now}) {
		if c.Name != "news" {
			continue
		}
		if reply, err := c.Run(t.Context(), bot.Request{Command: "news", Args: bot.Args{"topic": "go"}, Locale: bot.French}); err != nil || !reply.Refused {
			t.Errorf("got %+v and %v", reply, err)
		}
	}
}
