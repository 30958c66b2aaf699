package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"boussole/bot"
)

// Days before a support ends at which a channel is told of it, each once.
var endSteps = []int{7, 30, 90}

const (
	firstLook = 7  // days that the first post in a channel looks back
	lateLook  = 14 // days by which endoflife.date may learn of a version late
	toldMost  = 12 // pieces in one post; the others wait for the next
)

// A piece is one thing that a post tells: a new version, an update of one, or an end of support.
type piece struct {
	Kind    string    `json:"kind"` // version, update or end
	Product string    `json:"product"`
	Name    string    `json:"name"` // PHP 8.2
	Latest  string    `json:"latest,omitempty"`
	Day     time.Time `json:"day"`
}

// post tells a channel what it wasn't told yet, the same again for the same post, or returns *bot.Nothing.
func (s *shelf) post(ctx context.Context, req bot.Request, lines []line) (bot.Reply, error) {
	if len(lines) == 0 {
		lines = s.usual()
	}
	seen, err := s.recall(ctx, req)
	if err != nil {
		return bot.Reply{}, fmt.Errorf("releases: %w", err)
	}
	if seen.Post != req.Post {
		seen = s.tell(seen, lines)
		seen.Post = req.Post
		if err := s.remember(ctx, req, seen); err != nil {
			return bot.Reply{}, fmt.Errorf("releases: %w", err)
		}
	}
	if len(seen.Pieces) == 0 {
		return bot.Reply{}, &bot.Nothing{Reason: bot.Text{FR: nothing(lines, seen.Date, bot.French), EN: nothing(lines, seen.Date, bot.English)}}
	}
	return s.bulletin(seen, lines, req.Locale), nil
}

func nothing(lines []line, date time.Time, l bot.Locale) string {
	return say(l, "Rien de nouveau pour %s : ni version, ni fin de support proche, dans les données du %s.",
		"Nothing new for %s: no version and no end of support nearby in the data of %s.", names(lines, l), bot.Date(l, date))
}

// names are the lines' names in a sentence, some of them where they are many.
func names(lines []line, l bot.Locale) string {
	const most = 4
	all := make([]string, 0, most+1)
	for _, of := range lines[:min(len(lines), most)] {
		name := of.Name
		if of.version != nil {
			name = label(of.Product, of.version.Name)
		}
		all = append(all, name)
	}
	if len(lines) > most {
		all = append(all, say(l, "les autres technologies suivies", "the other technologies followed"))
	}
	return list(all, l)
}

// tell finds what a channel was not told yet, and adds it to what it was.
func (s *shelf) tell(seen told, lines []line) told {
	since := seen.Date.AddDate(0, 0, -lateLook)
	if seen.Post == "" {
		since = s.today.AddDate(0, 0, -firstLook)
	}
	next := told{Date: s.dated(lines), Updates: map[string]string{}, Ends: map[string]int{}}
	var news, ends []piece
	for _, of := range lines {
		for _, v := range s.versions(of) {
			name := label(of.Product, v.Name)
			day, known := seen.Updates[name]
			if v.Security.Over(s.today) {
				continue
			}
			next.Updates[name] = max(day, v.Patched.Format(time.DateOnly))
			switch {
			case known && v.Patched.Format(time.DateOnly) > day:
				news = append(news, piece{"update", of.ID, name, v.Latest, v.Patched})
			case !known && v.Released.After(since):
				news = append(news, piece{"version", of.ID, name, v.Latest, v.Released})
			case !known && v.Patched.After(since):
				news = append(news, piece{"update", of.ID, name, v.Latest, v.Patched})
			}
			if end := v.Security.Day; !end.IsZero() {
				key := name + " " + end.Format(time.DateOnly)
				step, due := s.step(end)
				if before, was := seen.Ends[key]; due && (!was || step < before) {
					ends = append(ends, piece{"end", of.ID, name, "", end})
					next.Ends[key] = step
				} else if was {
					next.Ends[key] = before
				}
			}
		}
	}
	slices.SortStableFunc(ends, func(a, b piece) int { return a.Day.Compare(b.Day) })
	slices.SortStableFunc(news, func(a, b piece) int { return cmp.Or(-cmp.Compare(a.Kind, b.Kind), -a.Day.Compare(b.Day)) })
	next.Pieces = slices.Concat(ends, news)
	return next.cut(seen)
}

// step is the narrowest of endSteps that a day lies within, and false beyond them all.
func (s *shelf) step(day time.Time) (int, bool) {
	for _, step := range endSteps {
		if s.days(day) <= step {
			return step, true
		}
	}
	return 0, false
}

// bulletin is the post.
func (s *shelf) bulletin(seen told, lines []line, l bot.Locale) bot.Reply {
	reply := bot.Reply{Title: say(l, "Versions : ", "Releases: ") + names(lines, l)}
	var ends, news []string
	for _, p := range seen.Pieces {
		switch day := bot.Date(l, p.Day); p.Kind {
		case "end":
			ends = append(ends, say(l, "%s : plus de correctifs après le %s", "%s: no more fixes after %s", p.Name, day))
		case "version":
			news = append(news, say(l, "%s est sortie le %s", "%s came out on %s", p.Name, day))
		default:
			news = append(news, say(l, "%s : mise à jour %s, le %s", "%s: update %s, on %s", p.Name, p.Latest, day))
		}
	}
	reply.Answer = capital(slices.Concat(ends, news)[0]) + "."
	if rest := len(seen.Pieces) - 1; rest > 0 {
		reply.Blocks = append(reply.Blocks, listed(say(l, "Fin de support", "End of support"), ends), listed(say(l, "Sorties", "Released"), news))
		reply.Blocks = slices.DeleteFunc(reply.Blocks, func(b bot.Block) bool { return len(b.(bot.Bullets).Items) == 0 })
	}
	reply.Blocks = append(reply.Blocks, bot.Note{Text: say(l, "Données du %s, d'endoflife.date.", "Data of %s, from endoflife.date.", bot.Date(l, seen.Date))})
	buttons := bot.Buttons{}
	for _, of := range lines {
		asked := slices.ContainsFunc(seen.Pieces, func(p piece) bool { return p.Product == of.ID })
		twice := slices.ContainsFunc(buttons, func(b bot.Button) bool { return b.Request.Args["technology"] == of.ID })
		if asked && !twice && len(buttons) < 3 {
			buttons = append(buttons, button("releases", "technology", of.ID))
			reply.Sources = append(reply.Sources, s.source(of.Product, l))
		}
	}
	reply.Blocks = append(reply.Blocks, append(buttons, button("releases")))
	return reply
}

func listed(title string, items []string) bot.Bullets { return bot.Bullets{Title: title, Items: items} }
