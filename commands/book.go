package commands

import (
	"fmt"
	"slices"
	"strings"

	"boussole/bot"
	"boussole/knowledge"
)

// book turns entries of the knowledge into replies.
type book struct{ *knowledge.Knowledge }

// places says which command and option answer for an entry of a chapter.
var places = map[string]struct{ command, option string }{
	"role":      {"role", "aspect"},
	"missions":  {"missions", "mission"},
	"team":      {"team", "with"},
	"skills":    {"skills", "topic"},
	"languages": {"skills", "language"},
	"paths":     {"training", "path"},
	"schools":   {"training", "school"},
	"moves":     {"career", "to"},
	"pay":       {"salary", "aspect"},
	"salary":    {"salary", "level"},
	"freelance": {"freelance", "level"},
}

// choices offers a chapter's entries as the values of an option.
func choices(c *knowledge.Chapter) []bot.Choice {
	out := make([]bot.Choice, len(c.Entries))
	for i, e := range c.Entries {
		out[i] = bot.Choice{Value: e.ID, Label: bot.Text(e.Name), Terms: bot.Phrases(e.Terms), Asks: bot.Phrases(e.Asks)}
	}
	return out
}

// reply answers with one entry of a chapter.
func (b book) reply(c *knowledge.Chapter, e *knowledge.Entry, l bot.Locale) bot.Reply {
	r := bot.Reply{Title: bot.Text(e.Name).In(l), Answer: b.text(e.Answer, l)}
	points := make([]string, len(e.Points))
	for i, p := range e.Points {
		points[i] = b.text(p, l)
	}
	r.Blocks = append(r.Blocks, bot.Bullets{Items: points})
	var fields bot.Fields
	for _, column := range c.Columns {
		if cell, ok := e.Cells[column.ID]; ok {
			fields = append(fields, bot.Field{Name: bot.Text(column.Name).In(l), Value: b.text(cell, l)})
		}
	}
	if len(fields) > 0 {
		r.Blocks = append(r.Blocks, fields)
	}
	r.Blocks = append(r.Blocks, b.claims(l, e.Updates, e.Also)...)
	r.Blocks = append(r.Blocks, next(e.See))
	r.Sources = b.sources(l, append(knowledge.IDs(e.Sources), sourcesOf(e.Updates, e.Also)...)...)
	return r
}

// claims lists where the article is dated, and what other sources say: each claim once, with its source.
func (b book) claims(l bot.Locale, updates, also []knowledge.Claim) []bot.Block {
	var out []bot.Block
	add := func(title string, claims []knowledge.Claim) {
		var items []string
		for _, claim := range claims {
			if item := b.claim(claim, l); !slices.Contains(items, item) {
				items = append(items, item)
			}
		}
		if len(items) > 0 {
			out = append(out, bot.Bullets{Title: title, Items: items})
		}
	}
	add(say(l, "Ce qui a changé depuis l'article :", "What has changed since the article:"), updates)
	add(say(l, "Ce que disent d'autres sources :", "What other sources say:"), also)
	return out
}

func sourcesOf(lists ...[]knowledge.Claim) []string {
	var ids []string
	for _, claims := range lists {
		for _, c := range claims {
			ids = append(ids, c.Source.ID)
		}
	}
	return ids
}

// answer replies with the entries asked for: the overview for none, a comparison for several.
func (b book) answer(c *knowledge.Chapter, ids []string, l bot.Locale) bot.Reply {
	switch len(ids) {
	case 0:
		return b.reply(c, &c.Overview, l)
	case 1:
		return b.reply(c, c.Find(ids[0]), l)
	}
	return b.compare(c, ids, l)
}

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

// text writes a text of the knowledge, with the ranges that it quotes.
func (b book) text(t knowledge.Text, l bot.Locale) string {
	before, rest, quotes := strings.Cut(bot.Text(t).In(l), "{")
	for quotes {
		quote, after, _ := strings.Cut(rest, "}")
		place, level, _ := strings.Cut(quote, "/")
		band, _ := b.Quoted(place, level)
		var text string
		text, rest, quotes = strings.Cut(after, "{")
		before += bot.Range(l, band.Low, band.Top(), band.Open()) + text
	}
	return before
}

// claim writes a sentence with its source, its year, and how far to trust it.
func (b book) claim(c knowledge.Claim, l bot.Locale) string {
	s := b.Knowledge.Sources[c.Source.ID]
	switch {
	case s.Old:
		return fmt.Sprintf("%s (%s, %d%s)", bot.Text(c.Text).In(l), s.Publisher, s.Year, say(l, " : chiffre ancien", ": an old figure"))
	case s.Secondary:
		return fmt.Sprintf("%s (%s, %d%s)", bot.Text(c.Text).In(l), s.Publisher, s.Year, say(l, ", de seconde main", ", second-hand"))
	}
	return fmt.Sprintf("%s (%s, %d)", bot.Text(c.Text).In(l), s.Publisher, s.Year)
}

// sources returns the sources with these ids, each once.
func (b book) sources(l bot.Locale, ids ...string) []bot.Source {
	var out []bot.Source
	for i, id := range ids {
		if slices.Index(ids, id) == i {
			s := b.Knowledge.Sources[id]
			out = append(out, bot.Source{Title: bot.Text(s.Title).In(l), Publisher: s.Publisher, Year: s.Year, URL: s.URL})
		}
	}
	return out
}

// next offers other entries as buttons: four at most.
func next(see []knowledge.Ref) bot.Buttons {
	var out bot.Buttons
	for _, ref := range see[:min(4, len(see))] {
		chapter, id, _ := strings.Cut(ref.ID, "/")
		to := places[chapter]
		out = append(out, button(to.command, to.option, id))
	}
	return out
}

// button runs a command with options given as name, value, name, value. The Router labels it.
func button(command string, options ...string) bot.Button {
	args := bot.Args{}
	for i := 0; i+1 < len(options); i += 2 {
		if options[i+1] != "" {
			args[options[i]] = options[i+1]
		}
	}
	return bot.Button{Request: bot.Request{Command: command, Args: args}}
}

// say is a sentence in the reader's language; the values are the same in both.
func say(l bot.Locale, fr, en string, values ...any) string {
	format := bot.Text{FR: fr, EN: en}.In(l)
	if len(values) == 0 {
		return format
	}
	return fmt.Sprintf(format, values...)
}
