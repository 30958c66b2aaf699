package commands

import (
	"slices"
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// compare puts entries side by side: by the chapter's columns where it has them, else answer beside answer.
func (b book) compare(c *knowledge.Chapter, ids []string, l bot.Locale) bot.Reply {
	var names, refs []string
	entries := make([]*knowledge.Entry, len(ids))
	for i, id := range ids {
		entries[i] = c.Find(id)
		names = append(names, bot.Text(entries[i].Name).In(l))
		refs = append(refs, knowledge.IDs(entries[i].Sources)...)
	}
	r := bot.Reply{Title: strings.Join(names, say(l, " ou ", " or "))}
	colon := say(l, " : ", ": ")
	if len(c.Columns) == 0 {
		var fields bot.Fields
		for i, e := range entries {
			fields = append(fields, bot.Field{Name: names[i], Value: b.text(e.Answer, l)})
		}
		r.Answer = say(l, "Deux sujets qui vont ensemble : ", "These go together: ") + strings.Join(names, ", ") + "."
		r.Blocks = append(r.Blocks, fields)
	} else {
		table := bot.Table{Columns: append([]string{""}, names...)}
		var direct []string
		for i, column := range c.Columns {
			name := bot.Text(column.Name).In(l)
			row, parts := []string{name}, make([]string, len(entries))
			for j, e := range entries {
				cell := b.text(e.Cells[column.ID], l)
				row, parts[j] = append(row, cell), names[j]+colon+cell
			}
			if table.Rows = append(table.Rows, row); i < 2 {
				direct = append(direct, name+". "+strings.Join(parts, semicolon(l))+".")
			}
		}
		r.Answer = strings.Join(direct, " ")
		r.Blocks = append(r.Blocks, table)
		var updates, also []knowledge.Claim
		for _, e := range entries {
			updates, also = append(updates, e.Updates...), append(also, e.Also...)
		}
		r.Blocks = append(r.Blocks, b.claims(l, updates, also)...)
		refs = append(refs, sourcesOf(updates, also)...)
	}
	r.Blocks = append(r.Blocks, next(together(entries)))
	r.Sources = b.sources(l, refs...)
	return r
}

// together takes next steps from several entries in turn, each once: the first of each, then the second.
func together(entries []*knowledge.Entry) []knowledge.Ref {
	var out []knowledge.Ref
	for turn := range 4 {
		for _, e := range entries {
			if turn < len(e.See) && !slices.ContainsFunc(out, func(r knowledge.Ref) bool { return r.ID == e.See[turn].ID }) {
				out = append(out, e.See[turn])
			}
		}
	}
	return out
}
