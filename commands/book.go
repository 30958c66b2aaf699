package commands

import (
	"fmt"
	"slices"
	"strconv"
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
	r.Blocks = append(r.Blocks, b.points("", e, l))
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

// points lists an entry's detail.
func (b book) points(title string, e *knowledge.Entry, l bot.Locale) bot.Bullets {
	items := make([]string, len(e.Points))
	for i, p := range e.Points {
		items[i] = b.text(p, l)
	}
	return bot.Bullets{Title: title, Items: items}
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
	trust := ""
	switch {
	case s.Old:
		trust = say(l, " : chiffre ancien", ": an old figure")
	case s.Secondary:
		trust = say(l, ", de seconde main", ", second-hand")
	}
	return bot.Text(c.Text).In(l) + " (" + s.Publisher + ", " + strconv.Itoa(s.Year) + trust + ")"
}

// sources returns the sources with these ids, each once.
func (b book) sources(l bot.Locale, ids ...string) []bot.Source {
	out := make([]bot.Source, 0, len(ids))
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
	out := make(bot.Buttons, 0, 4)
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
