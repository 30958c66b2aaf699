package knowledge

import (
	"regexp"
	"slices"
	"strings"
)

func (l *linter) lexicon() {
	const file = "lexicon.yaml"
	x := &l.k.Lexicon
	if x.Refusal == (Text{}) || len(x.Offers) == 0 || len(x.Stop.FR) == 0 || len(x.Greetings.FR) == 0 {
		l.add(file, position{1, 1}, "stop, greetings, refusal and offers are needed")
	}
	concepts := map[string]bool{}
	for _, c := range x.Concepts {
		if c.ID == "" || concepts[c.ID] || len(c.Words.FR) == 0 {
			l.add(file, position{1, 1}, "concept %q: an id of its own and words are needed", c.ID)
		}
		concepts[c.ID] = true
	}
	for _, limit := range x.Limits {
		if limit.ID == "" || len(limit.Terms.FR) == 0 || limit.Says == (Text{}) {
			l.add(file, position{1, 1}, "limit %q: id, terms and says are needed", limit.ID)
		}
		if (len(limit.Aside) > 0) != (limit.Option != "") {
			l.add(file, position{1, 1}, "limit %q: aside needs an option, and an option aside", limit.ID)
		}
		for _, id := range slices.Concat(limit.With, limit.Unless, limit.Aside) {
			if !concepts[id] {
				l.add(file, position{1, 1}, "limit %q: no concept is called %q", limit.ID, id)
			}
		}
	}
}

func (l *linter) questions(file string, list []Question) {
	for _, q := range list {
		if q.Means == "" || strings.TrimSpace(q.Asks.FR) == "" || strings.TrimSpace(q.Asks.EN) == "" {
			l.add(file, q.at, "means %q: what it means, fr and en are needed", q.Means)
		}
	}
	l.k.Questions = append(l.k.Questions, list...)
}

// priced finds a figure that would need a source, which a tip has not.
var priced = regexp.MustCompile(`\d[\d\s\pZ.,]*(%|€|k€|euros?\b)|€[\s\pZ]?\d`)

func (l *linter) tips(files []string) {
	ids, topics := map[string]bool{}, map[string]bool{}
	for i, topic := range l.k.Topics {
		file := files[i]
		if topic.ID == "" || topics[topic.ID] || topic.Name == (Text{}) || len(topic.Terms.FR) == 0 || len(topic.Tips) == 0 {
			l.add(file, position{1, 1}, "topic %q: a topic of its own, a name, terms and tips are needed", topic.ID)
		}
		topics[topic.ID] = true
		for _, tip := range topic.Tips {
			if tip.ID == "" || ids[tip.ID] || tip.Title == (Text{}) || tip.Text == (Text{}) {
				l.add(file, tip.at, "tip %q: an id of its own, a title and a text are needed", tip.ID)
			}
			ids[tip.ID] = true
			l.size(file, tip.at, tip.ID+": title", tip.Title, nameSize)
			l.size(file, tip.at, tip.ID+": text", tip.Text, tipSize)
			for _, text := range []string{tip.Title.FR, tip.Title.EN, tip.Text.FR, tip.Text.EN} {
				if !strings.ContainsAny(text, "0123456789€") { // most have none, and a start waits for this
					continue
				}
				if figure := priced.FindString(text); figure != "" {
					l.add(file, tip.at, "tip %q: the figure %q needs a source, and a tip has none", tip.ID, figure)
				}
			}
		}
	}
}
