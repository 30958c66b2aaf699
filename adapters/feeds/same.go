package feeds

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"boussole/bot"
)

// A title of so many letters and digits names a piece of news, within so many days; a shorter one may come again.
const (
	telling = 20
	near    = 7 * 24 * time.Hour
)

// listings bounds how many lists are kept.
const listings = 100

// list is items without doubles, for one state of their feeds.
type list struct {
	version int
	items   []bot.Item
}

// list returns the items of feeds, the newest first and each once.
func (f *Feeds) list(feeds []bot.Feed) []bot.Item {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := key(feeds)
	if l, ok := f.lists[name]; ok && l.version == f.version {
		return slices.Clone(l.items)
	}
	var all []candidate
	for _, feed := range feeds {
		for _, one := range f.state(feed.URL).record.Items {
			all = append(all, candidate{one.GUID, bot.Item{ID: one.ID, Title: one.Title, URL: one.URL, Feed: feed.Name, Locale: feed.Locale,
				Published: one.Published, Seen: one.Seen}})
		}
	}
	items := single(all)
	if len(f.lists) >= listings {
		clear(f.lists)
	}
	f.lists[name] = list{f.version, items}
	return slices.Clone(items)
}

// candidate is an item that may be a double of another.
type candidate struct {
	guid string
	item bot.Item
}

// single drops doubles: what has the identifier, the address or a telling title of an item that was seen, or else
// published, before it.
func single(all []candidate) []bot.Item {
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(a.item.Seen.Compare(b.item.Seen), a.item.Published.Compare(b.item.Published))
	})
	taken, titles := map[string]bool{}, map[string][]time.Time{}
	var out []bot.Item
	for _, c := range all {
		title := fold(c.item.Title)
		double := taken[c.item.ID] || c.guid != "" && taken[c.guid] ||
			slices.ContainsFunc(titles[title], func(t time.Time) bool { return c.item.Published.Sub(t).Abs() < near })
		taken[c.item.ID], taken[c.guid] = true, true
		if len(title) >= telling {
			titles[title] = append(titles[title], c.item.Published)
		}
		if !double {
			out = append(out, c.item)
		}
	}
	slices.SortStableFunc(out, func(a, b bot.Item) int { return b.Published.Compare(a.Published) })
	return out
}

// fold is what two writings of one title have in common.
func fold(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}
