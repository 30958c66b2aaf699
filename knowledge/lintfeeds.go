package knowledge

import (
	"net/url"
	"strings"
)

// feedURLSize bounds the address of a feed, in bytes.
const feedURLSize = 500

func (l *linter) feeds() {
	const file = "feeds.yaml"
	subjects, followed := map[string]bool{}, map[string]bool{}
	for _, t := range l.k.Topics {
		subjects[t.ID] = true
	}
	for _, t := range l.k.NewsTopics {
		if t.ID == "" || strings.ContainsAny(t.ID, ", \"") || subjects[t.ID] || t.Name == (Text{}) || len(t.Terms.FR) == 0 {
			l.add(file, t.at, "topic %q: an id of its own, which no tips have, a name and terms are needed", t.ID)
		}
		subjects[t.ID] = true
		l.size(file, t.at, t.ID+": name", t.Name, nameSize)
	}
	names, addresses := map[string]bool{}, map[string]bool{}
	for _, f := range l.k.Feeds {
		l.feed(file, f, subjects)
		if names[f.Name] || addresses[f.URL] {
			l.add(file, f.at, "feed %q: its name or its address is given twice", f.Name)
		}
		names[f.Name], addresses[f.URL] = true, true
		for _, topic := range f.Topics {
			followed[topic.ID] = true
		}
	}
	for _, t := range l.k.NewsTopics {
		if !followed[t.ID] {
			l.add(file, t.at, "topic %q: no feed has it", t.ID)
		}
	}
}

func (l *linter) feed(file string, f Feed, subjects map[string]bool) {
	if strings.TrimSpace(f.Name) == "" || len(f.Topics) == 0 {
		l.add(file, f.at, "feed %q: a name and topics are needed", f.Name)
	}
	l.size(file, f.at, "the name of a feed", Text{FR: f.Name}, nameSize)
	if !isFeedURL(f.URL) {
		l.add(file, f.at, "feed %q: url is missing or no web address of up to %d bytes", f.Name, feedURLSize)
	}
	if f.Language != "fr" && f.Language != "en" {
		l.add(file, f.at, "feed %q: language is fr or en", f.Name)
	}
	for _, topic := range f.Topics {
		if !subjects[topic.ID] {
			l.add(file, topic.at, "no topic is called %q", topic.ID)
		}
	}
}

func isFeedURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && len(text) <= feedURLSize
}
