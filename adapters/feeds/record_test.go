package feeds

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"boussole/bot"
)

var noon = time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)

func news(n int, at time.Time) entry {
	return entry{guid: fmt.Sprintf("tag:%d", n), title: fmt.Sprintf("News %d", n), link: fmt.Sprintf("https://example.org/%d", n), published: at}
}

func TestMerge(t *testing.T) {
	old := noon.Add(-365 * 24 * time.Hour)
	var r record
	r.merge([]entry{news(1, old), news(2, time.Time{}), news(3, noon.Add(time.Hour))}, noon)
	r.Read = noon
	show := func() string {
		var out []string
		for _, i := range r.Items {
			seen := "never"
			if !i.Seen.IsZero() {
				seen = i.Seen.Sub(noon).String()
			}
			published := "never"
			if !i.Published.IsZero() {
				published = i.Published.Sub(noon).String()
			}
			out = append(out, i.Title+" "+published+" "+seen)
		}
		return strings.Join(out, ", ")
	}
	// What is dated to come is of now; of what has no date nobody can tell that it's new, the first time.
	if got, want := show(), "News 3 0s 0s, News 1 -8760h0m0s 0s, News 2 never never"; got != want {
		t.Errorf("first: got %s, want %s", got, want)
	}
	later := noon.Add(time.Hour)
	edited := news(3, later)
	edited.title, edited.link = "News 3, edited", "https://example.org/moved"
	id := r.Items[0].ID
	r.merge([]entry{news(4, time.Time{}), edited, news(2, time.Time{})}, later)
	if got, want := show(), "News 4 1h0m0s 1h0m0s, News 3, edited 0s 0s, News 2 never never"; got != want {
		t.Errorf("then: got %s, want %s", got, want)
	}
	if r.Items[1].ID != id {
		t.Error("an edit makes it another")
	}
	r.merge(nil, later.Add(keepFor-30*time.Minute))
	if got, want := show(), "News 4 1h0m0s 1h0m0s"; got != want {
		t.Errorf("60 days after they left: got %s, want %s", got, want)
	}
}

func TestMergeNames(t *testing.T) {
	at := func(guid, link string) entry { return entry{guid: guid, title: "News", link: link, published: noon} }
	for name, test := range map[string]struct {
		first, then []entry
		want        int
	}{
		"the same twice":                    {[]entry{at("", "https://example.org/a"), at("", "https://www.example.org/a/?utm_source=x")}, nil, 1},
		"parts of one page":                 {[]entry{at("", "https://example.org/a#1"), at("", "https://example.org/a#2")}, nil, 2},
		"one identifier for all":            {[]entry{at("tag:x", "https://example.org/a"), at("tag:x", "https://example.org/b")}, []entry{at("tag:x", "https://example.org/c")}, 3},
		"one address for all":               {[]entry{at("tag:1", "https://example.org/"), at("tag:2", "https://example.org/")}, []entry{at("tag:1", "https://example.org/"), at("tag:2", "https://example.org/"), at("tag:3", "https://example.org/")}, 3},
		"a moved one":                       {[]entry{at("tag:1", "https://example.org/a")}, []entry{at("tag:1", "https://example.org/b")}, 1},
		"an identifier that changes":        {[]entry{at("tag:1", "https://example.org/a")}, []entry{at("tag:2", "https://example.org/a")}, 1},
		"what left and came back in a week": {[]entry{at("tag:1", "https://example.org/a")}, []entry{at("tag:1", "https://example.org/a")}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			var r record
			r.merge(test.first, noon)
			r.Read = noon
			r.merge(nil, noon.Add(time.Hour))
			r.merge(test.then, noon.Add(2*time.Hour))
			if len(r.Items) != test.want {
				t.Errorf("got %d items, want %d: %+v", len(r.Items), test.want, r.Items)
			}
		})
	}
}

func TestMergeKeeps(t *testing.T) {
	var read []entry
	for i := range 150 {
		read = append(read, news(i, noon.Add(-time.Duration(i)*time.Hour)))
	}
	var r record
	for range 3 {
		r.merge(read, noon)
		r.Read = noon
		if len(r.Items) != keep || r.Items[0].Title != "News 0" || r.Items[keep-1].Title != "News 99" {
			t.Fatalf("got %d items, from %s to %s", len(r.Items), r.Items[0].Title, r.Items[keep-1].Title)
		}
	}
}

func TestSingle(t *testing.T) {
	c := func(feed, guid, id, title string, published, seen time.Duration) candidate {
		return candidate{guid, bot.Item{ID: id, Title: title, Feed: feed, Published: noon.Add(published), Seen: noon.Add(seen)}}
	}
	const long = "A title that says what it is about"
	for name, test := range map[string]struct {
		all  []candidate
		want string
	}{
		"the newest first":           {[]candidate{c("A", "", "1", "One", -2, 0), c("B", "", "2", "Two", -1, 0)}, "B 2, A 1"},
		"one address":                {[]candidate{c("A", "g", "1", "One", 0, 2), c("B", "h", "1", "Another", 0, 1)}, "B 1"},
		"one identifier":             {[]candidate{c("A", "g", "1", "One", 0, 0), c("B", "g", "2", "Two", 1, 0)}, "A 1"},
		"no identifier":              {[]candidate{c("A", "", "1", "One", 0, 0), c("B", "", "2", "Two", 1, 0)}, "B 2, A 1"},
		"one title":                  {[]candidate{c("A", "g", "1", long, 0, 0), c("B", "h", "2", strings.ToUpper(long)+" !", time.Hour, 0)}, "A 1"},
		"one title, weeks apart":     {[]candidate{c("A", "g", "1", long, 0, 0), c("B", "h", "2", long, 8*24*time.Hour, 0)}, "B 2, A 1"},
		"one title that says little": {[]candidate{c("A", "g", "1", "Release notes", 0, 0), c("B", "h", "2", "Release notes", 1, 0)}, "B 2, A 1"},
		"three of one":               {[]candidate{c("A", "g", "1", long, 0, 0), c("B", "h", "2", long, 1, 0), c("C", "h", "3", "Other", 2, 0)}, "A 1"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, i := range single(test.all) {
				got = append(got, i.Feed+" "+i.ID)
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %s, want %s", strings.Join(got, ", "), test.want)
			}
		})
	}
}
