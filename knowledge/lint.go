package knowledge

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds in characters, so that every answer fits every platform's card and a phone's screen.
const (
	nameSize   = 60
	answerSize = 420
	pointSize  = 320
	tipSize    = 900
)

// linter gathers what is wrong between files that read well one by one.
type linter struct {
	k      *Knowledge
	refs   map[string]bool // chapter/entry
	faults Faults
}

func lint(k *Knowledge, sources []Source, versions *versionTable, topics []string, questions []questionFile, asked []string) Faults {
	l := &linter{k: k, refs: map[string]bool{}}
	l.sources(sources)
	chapters := k.chapters()
	for name, chapter := range chapters {
		for _, e := range chapter.Entries {
			l.refs[name+"/"+e.ID] = true
		}
	}
	for _, level := range k.Salary.Levels {
		l.refs["salary/"+level.ID], l.refs["freelance/"+level.ID] = true, true
	}
	for _, name := range slices.Sorted(maps.Keys(chapters)) {
		l.chapter(name+".yaml", chapters[name])
	}
	l.salary()
	l.freelance()
	l.netPay()
	l.releases(versions)
	l.lexicon()
	l.tips(topics)
	l.feeds()
	for i, file := range questions {
		l.questions(asked[i], file.Questions)
	}
	return l.faults
}

func (l *linter) add(file string, at position, format string, args ...any) {
	l.faults = append(l.faults, Fault{File: file, Line: at.line, Column: at.column, Message: fmt.Sprintf(format, args...)})
}

func (l *linter) sources(list []Source) {
	const file = "sources.yaml"
	for _, s := range list {
		if _, taken := l.k.Sources[s.ID]; taken || s.ID == "" {
			l.add(file, s.at, "source id %q is missing or taken", s.ID)
		}
		l.k.Sources[s.ID] = s
		if s.Title == (Text{}) || s.Publisher == "" {
			l.add(file, s.at, "source %q: title and publisher are needed", s.ID)
		}
		if s.Year < 2000 || s.Year > 2100 {
			l.add(file, s.at, "source %q: year is missing or impossible", s.ID)
		}
		if !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
			l.add(file, s.at, "source %q: url is missing or no web address", s.ID)
		}
	}
}

func (l *linter) chapter(file string, c *Chapter) {
	l.entry(file, &c.Overview, nil)
	if len(c.Entries) == 0 {
		l.add(file, position{1, 1}, "no entries")
	}
	columns, ids := map[string]bool{}, map[string]bool{}
	for _, column := range c.Columns {
		if column.ID == "" || columns[column.ID] || column.Name == (Text{}) {
			l.add(file, column.at, "column %q: an id of its own and a name are needed", column.ID)
		}
		columns[column.ID] = true
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		if ids[e.ID] {
			l.add(file, e.at, "entry %q: id is taken", e.ID)
		}
		ids[e.ID] = true
		l.entry(file, e, c.Columns)
	}
}

func (l *linter) entry(file string, e *Entry, columns []Column) {
	if e.ID == "" || e.Name == (Text{}) || e.Answer == (Text{}) || len(e.Points) == 0 {
		l.add(file, e.at, "entry %q: id, name, answer and points are needed", e.ID)
		return
	}
	if len(e.Terms.FR) == 0 || len(e.Asks.FR) == 0 {
		l.add(file, e.at, "entry %q: terms and asks are needed", e.ID)
	}
	l.size(file, e.at, e.ID+": name", e.Name, nameSize)
	l.size(file, e.at, e.ID+": answer", e.Answer, answerSize)
	for _, p := range e.Points {
		l.size(file, e.at, e.ID+": point", p, pointSize)
	}
	for _, text := range slices.Concat([]Text{e.Answer}, e.Points, slices.Collect(maps.Values(e.Cells))) {
		l.figures(file, e, text)
	}
	if len(e.Sources) == 0 {
		l.add(file, e.at, "entry %q: no source", e.ID)
	}
	for _, s := range e.Sources {
		l.source(file, fmt.Sprintf("entry %q", e.ID), s)
	}
	for _, claim := range slices.Concat(e.Also, e.Updates) {
		l.claim(file, e.at, e.ID, claim)
	}
	for _, see := range e.See {
		if !l.refs[see.ID] {
			l.add(file, see.at, "nothing is called %q", see.ID)
		}
	}
	known := map[string]bool{}
	for _, c := range columns {
		known[c.ID] = true
		if _, ok := e.Cells[c.ID]; !ok {
			l.add(file, e.at, "entry %q: no cell for column %q", e.ID, c.ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(e.Cells)) {
		if !known[id] {
			l.add(file, e.at, "entry %q: there is no column %q", e.ID, id)
		}
	}
}

func (l *linter) claim(file string, at position, id string, c Claim) {
	if c.Text == (Text{}) || c.Source.ID == "" {
		l.add(file, at, "entry %q: a claim needs a text and a source", id)
		return
	}
	if strings.Contains(c.Text.FR+c.Text.EN, "{") {
		l.add(file, at, "entry %q: a claim has figures of its own, and quotes none", id)
	}
	l.source(file, id, c.Source)
}

func (l *linter) source(file, what string, ref Ref) {
	if ref.ID == "" {
		l.add(file, ref.at, "%s: a source is needed", what)
	} else if _, ok := l.k.Sources[ref.ID]; !ok {
		l.add(file, ref.at, "no source is called %q", ref.ID)
	}
}

func (l *linter) size(file string, at position, what string, t Text, most int) {
	for _, s := range []string{t.FR, t.EN} {
		if n := utf8.RuneCountInString(s); n > most {
			l.add(file, at, "%s has %d characters, %d at most: %.40s…", what, n, most, s)
		}
	}
}
