package commands

import (
	"slices"
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// compare puts entries side by side: by the chapter's columns where it has them, else answer beside answer.
func (b book) compare(c *knowledge.Chapter, ids []string, l bot.Locale) bot.Reply {
	entries, names := make([]*knowledge.Entry, len(ids)), make([]string, len(ids))
	refs := make([]string, 0, 16)
	for i, id := range ids {
		entries[i] = c.Find(id)
		names[i] = bot.Text(entries[i].Name).In(l)
		for _, source := range entries[i].Sources {
			refs = append(refs, source.ID)
		}
	}
	r := bot.Reply{Title: strings.Join(names, say(l, " ou ", " or "))}
	if len(c.Columns) > 0 {
		b.sideBySide(&r, c.Columns, entries, names, l)
	} else {
		r.Title = list(names, l)
		b.oneByOne(&r, entries, names, l)
	}
	var updates, also []knowledge.Claim
	for _, e := range entries {
		updates, also = append(updates, e.Updates...), append(also, e.Also...)
	}
	r.Blocks = append(append(r.Blocks, b.claims(l, updates, also)...), next(together(entries)))
	r.Sources = b.sources(l, append(refs, sourcesOf(updates, also)...)...)
	return r
}

// sideBySide is a table with a line per column of the chapter; the answer reads its first two.
func (b book) sideBySide(r *bot.Reply, columns []knowledge.Column, entries []*knowledge.Entry, names []string, l bot.Locale) {
	table := bot.Table{Columns: append([]string{""}, names...), Rows: make([][]string, 0, len(columns))}
	var answer strings.Builder
	for i, column := range columns {
		row := append(make([]string, 0, len(entries)+1), bot.Text(column.Name).In(l))
		if i < 2 {
			answer.WriteString([]string{"", " "}[i] + row[0] + ". ")
		}
		for j, e := range entries {
			row = append(row, b.text(e.Cells[column.ID], l))
			if i < 2 {
				if j > 0 {
					answer.WriteString(semicolon(l))
				}
				answer.WriteString(names[j] + say(l, " : ", ": ") + row[j+1])
			}
		}
		if i < 2 {
			answer.WriteString(".")
		}
		table.Rows = append(table.Rows, row)
	}
	r.Answer = answer.String()
	r.Blocks = append(r.Blocks, table)
}

// oneByOne gives each entry's own answer, then its detail.
func (b book) oneByOne(r *bot.Reply, entries []*knowledge.Entry, names []string, l bot.Locale) {
	answers := make([]string, len(entries))
	for i, e := range entries {
		answers[i] = names[i] + say(l, " : ", ": ") + b.text(e.Answer, l)
		r.Blocks = append(r.Blocks, b.points(names[i]+say(l, " :", ":"), e, l))
	}
	r.Answer = strings.Join(answers, " ")
}

// together takes next steps from several entries in turn, each once: the first of each, then the second.
func together(entries []*knowledge.Entry) []knowledge.Ref {
	out := make([]knowledge.Ref, 0, 8)
	for turn := range 4 {
		for _, e := range entries {
			if turn < len(e.See) && !slices.ContainsFunc(out, func(r knowledge.Ref) bool { return r.ID == e.See[turn].ID }) {
				out = append(out, e.See[turn])
			}
		}
	}
	return out
}
