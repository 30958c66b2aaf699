package knowledge

import (
	"fmt"
	"math"
	"strings"
)

// salary checks that the levels, the places and the ranges fit together.
func (l *linter) salary() {
	const file = "salary.yaml"
	s := &l.k.Salary
	l.source(file, "salary ranges", s.Source)
	if s.Scope == (Text{}) {
		l.add(file, position{1, 1}, "scope is needed: what the figures are")
	}
	levels, places, own := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, level := range s.Levels {
		if level.ID == "" || levels[level.ID] || level.Name == (Text{}) || level.As == (Text{}) || level.Years == (Text{}) {
			l.add(file, level.at, "level %q: an id of its own, name, as and years are needed", level.ID)
		}
		levels[level.ID] = true
		if level.To != nil && (level.From == nil || !(*level.From <= *level.To)) {
			l.add(file, level.at, "level %q: to needs a from that isn't after it", level.ID)
		}
	}
	for _, p := range s.Places {
		if p.ID == "" || places[p.ID] || p.Name == (Text{}) || p.In == (Text{}) {
			l.add(file, p.at, "place %q: an id of its own, name and in are needed", p.ID)
		}
		places[p.ID] = true
		if p.Like.ID == "" {
			own[p.ID] = true
		}
	}
	for _, p := range s.Places {
		if p.Like.ID != "" && !own[p.Like.ID] {
			l.add(file, p.Like.at, "no place with figures of its own is called %q", p.Like.ID)
		}
	}
	given := map[string]bool{}
	for _, b := range s.Bands {
		l.band(file, b, levels)
		if !own[b.Place] {
			l.add(file, b.at, "no place is called %q", b.Place)
		}
		if key := b.Place + " " + b.Level; given[key] {
			l.add(file, b.at, "the range of %s is given twice", key)
		}
		given[b.Place+" "+b.Level] = true
	}
	for place := range own {
		for level := range levels {
			if !given[place+" "+level] {
				l.add(file, position{1, 1}, "no range for level %q in place %q", level, place)
			}
		}
	}
}

func (l *linter) freelance() {
	const file = "freelance.yaml"
	f := &l.k.Freelance
	l.source(file, "rates", f.Source)
	l.source(file, "days", f.Days.Source)
	l.source(file, "ceiling", f.Ceiling.Source)
	levels := map[string]bool{}
	for _, level := range l.k.Salary.Levels {
		levels[level.ID] = true
	}
	given := map[string]bool{}
	for _, b := range f.Rates {
		l.band(file, b, levels)
		if given[b.Level] {
			l.add(file, b.at, "the rate of %s is given twice", b.Level)
		}
		given[b.Level] = true
	}
	for _, a := range f.Absent {
		if !levels[a.Level] || given[a.Level] || a.Text == (Text{}) {
			l.add(file, position{1, 1}, "absent %q: a level without a rate and a text are needed", a.Level)
		}
		given[a.Level] = true
	}
	for level := range levels {
		if !given[level] {
			l.add(file, position{1, 1}, "no rate for level %q, nor a word on why", level)
		}
	}
	if !(f.Days.Usual >= 1 && f.Days.Usual <= 366) || f.Days.Text == (Text{}) {
		l.add(file, position{1, 1}, "days: usual, of 1 to 366, and a text are needed")
	}
	if f.Premium.Paris == (Text{}) || f.Premium.Demand == (Text{}) || f.Premium.Regions == (Text{}) {
		l.add(file, position{1, 1}, "premium: paris, regions and demand are needed")
	}
	if !positive(f.Ceiling.Amount) || f.Ceiling.Above == (Text{}) {
		l.add(file, position{1, 1}, "ceiling: an amount above 0 and above, a text, are needed")
	}
	sectors := map[string]bool{}
	for _, s := range f.Sectors {
		if s.ID == "" || sectors[s.ID] || s.Name == (Text{}) || s.Text == (Text{}) {
			l.add(file, position{1, 1}, "sector %q: an id of its own, a name and a text are needed", s.ID)
		}
		sectors[s.ID] = true
	}
	for i, c := range f.Limits {
		l.claim(file, position{1, 1}, fmt.Sprintf("limit %d", i+1), c)
	}
}

func (l *linter) band(file string, b Band, levels map[string]bool) {
	if !levels[b.Level] {
		l.add(file, b.at, "no level is called %q", b.Level)
	}
	if !positive(b.Low) || b.High != nil && (!positive(*b.High) || *b.High <= b.Low) {
		l.add(file, b.at, "a range needs a low above 0, and a high above low or none")
	}
}

// positive refuses what YAML calls .nan and .inf too.
func positive(n float64) bool { return n > 0 && !math.IsInf(n, 0) }

// figures checks that what a text quotes from the ranges is there: {paris/senior}, {freelance/lead}.
func (l *linter) figures(file string, e *Entry, t Text) {
	for _, text := range []string{t.FR, t.EN} {
		_, rest, quotes := strings.Cut(text, "{")
		for quotes {
			quoted, after, _ := strings.Cut(rest, "}")
			place, level, _ := strings.Cut(quoted, "/")
			if _, ok := l.k.Quoted(place, level); !ok {
				l.add(file, e.at, "entry %q: there is no range %.30q", e.ID, quoted)
			}
			_, rest, quotes = strings.Cut(after, "{")
		}
	}
}
