package commands

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"boussole/bot"
	"boussole/knowledge"
)

// How far the answers look, in days.
const (
	fresh  = 30  // data older than this may lack a version, and says so
	recent = 30  // what came out so long ago is new
	soon   = 90  // what ends within this is worth a plan
	ahead  = 365 // and within this worth a word
)

// shelf is what is known of versions on a day.
type shelf struct {
	d       Deps
	byValue map[string]line // by the value of a choice
	today   time.Time       // midnight UTC
}

func newShelf(d Deps) *shelf { return &shelf{d: d, byValue: map[string]line{}} }

// on is the shelf as it stands on a day.
func (s shelf) on(now time.Time) *shelf {
	s.today = now.UTC().Truncate(24 * time.Hour)
	return &s
}

func (s *shelf) lines(values []string) []line {
	lines := make([]line, len(values))
	for i, value := range values {
		lines[i] = s.byValue[value]
	}
	return lines
}

// usual are the products for somebody who names none.
func (s *shelf) usual() []line {
	var lines []line
	for i := range s.d.Knowledge.Releases.Products {
		if p := &s.d.Knowledge.Releases.Products[i]; p.Usual {
			lines = append(lines, line{p, nil})
		}
	}
	return lines
}

// sheet is the newest that is known of a product: what was learnt since, or what is shipped.
func (s *shelf) sheet(p *knowledge.Product) knowledge.Sheet {
	shipped := knowledge.Sheet{Date: s.d.Knowledge.Releases.Date.Time, Versions: p.Versions}
	if s.d.Releases == nil {
		return shipped
	}
	if learnt, ok := s.d.Releases(p.ID); ok && learnt.Date.After(shipped.Date) {
		return learnt
	}
	return shipped
}

// versions are those of a line.
func (s *shelf) versions(of line) []knowledge.Version {
	all := s.sheet(of.Product).Versions
	if of.version == nil {
		return all
	}
	if at := slices.IndexFunc(all, func(v knowledge.Version) bool { return v.Name == of.version.Name }); at >= 0 {
		return all[at : at+1]
	}
	return []knowledge.Version{*of.version} // which is told of no longer
}

// current is the newest version that had its support on the day of the data, nil for none.
func (s *shelf) current(p *knowledge.Product) *knowledge.Version {
	return s.newest(p, func(v *knowledge.Version, date time.Time) bool { return !v.Security.Over(date) })
}

// longTerm is the newest LTS version that has its support, nil for none.
func (s *shelf) longTerm(p *knowledge.Product) *knowledge.Version {
	return s.newest(p, func(v *knowledge.Version, _ time.Time) bool { return v.LongTerm(s.today) && !v.Security.Over(s.today) })
}

func (s *shelf) newest(p *knowledge.Product, fits func(v *knowledge.Version, date time.Time) bool) *knowledge.Version {
	sheet := s.sheet(p)
	for i := range sheet.Versions {
		if fits(&sheet.Versions[i], sheet.Date) {
			return &sheet.Versions[i]
		}
	}
	return nil
}

// stale reports whether a product's data is so old that a version may have come out since.
func (s *shelf) stale(p *knowledge.Product) bool {
	return s.today.Sub(s.sheet(p).Date) > fresh*24*time.Hour
}

// days is how long it is until a day; negative when it has passed.
func (s *shelf) days(until time.Time) int { return int(until.Sub(s.today) / (24 * time.Hour)) }

// ending is the last day of a version's security fixes.
type ending struct {
	name string // PHP 8.2
	day  time.Time
}

// endings are the ends of support between two days, the earliest first, both days included.
func (s *shelf) endings(lines []line, from, to time.Time) []ending {
	var all []ending
	for _, of := range lines {
		for _, v := range s.versions(of) {
			if day := v.Security.Day; !day.IsZero() && !day.Before(from) && !day.After(to) {
				all = append(all, ending{label(of.Product, v.Name), day})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b ending) int { return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.name, b.name)) })
	return all
}

// dated is the oldest date of the lines' data.
func (s *shelf) dated(lines []line) time.Time {
	oldest := s.sheet(lines[0].Product).Date
	for _, of := range lines {
		if date := s.sheet(of.Product).Date; date.Before(oldest) {
			oldest = date
		}
	}
	return oldest
}

// source is where what is said of a product comes from.
func (s *shelf) source(p *knowledge.Product, l bot.Locale) bot.Source {
	from := s.d.Knowledge.Sources[s.d.Knowledge.Releases.Source.ID]
	date := s.sheet(p).Date
	return bot.Source{Title: p.Name + say(l, " : versions et support au ", ": versions and support on ") + bot.Date(l, date),
		Publisher: from.Publisher, Year: date.Year(), URL: from.URL + "/" + p.Path()}
}

// dateNote says of which day the data is, and what that means.
func (s *shelf) dateNote(lines []line, l bot.Locale) bot.Note {
	date := s.dated(lines)
	note := say(l, "Données du %s, d'endoflife.date.", "Data of %s, from endoflife.date.", bot.Date(l, date))
	if days := -s.days(date); days > fresh {
		note += say(l, " Elles ont %s jours : une version sortie depuis ne peut pas y figurer, et une date a pu changer.",
			" It is %s days old: a version that came out since can't be in it, and a date may have changed.", strconv.Itoa(days))
	}
	return bot.Note{Text: note}
}
