package commands_test

import (
	"context"
	"io/fs"
	"log/slog"
	"strings"
	"testing"
	"time"

	"boussole/bot"
	"boussole/commands"
	"boussole/knowledge"
)

// BenchmarkStart is what the program does before its first answer: reading the knowledge and training.
func BenchmarkStart(b *testing.B) {
	data, err := fs.Sub(knowledge.Shipped, "data")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		k, err := knowledge.Load(data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := bot.New(commands.All(commands.Deps{Knowledge: k, Now: time.Now}), commands.Lexicon(k), slog.Default()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHandle answers each command as its help shows it.
func BenchmarkHandle(b *testing.B) {
	r := router(b)
	for _, c := range r.Commands() {
		if c.Run == nil {
			continue
		}
		for _, args := range c.Try {
			req := bot.Request{Command: c.Name, Args: args, Locale: bot.French}
			b.Run(req.String(), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					r.Handle(context.Background(), req)
				}
			})
		}
	}
}

// BenchmarkUnderstand takes the frozen questions in turn; the longest message that is looked at; and the same
// questions with ten times the knowledge.
func BenchmarkUnderstand(b *testing.B) {
	list := questions(b, "testdata/frozen.tsv")
	texts := make([]string, len(list))
	for i, q := range list {
		texts[i] = q.text
	}
	k, err := shipped()
	if err != nil {
		b.Fatal(err)
	}
	long := strings.Repeat("combien gagne un dévelopeur sénior à Bordo avec 7 ans d'xp ? ", 100)
	for _, bench := range []struct {
		name  string
		k     *knowledge.Knowledge
		texts []string
	}{{"typical", k, texts}, {"longest", k, []string{long}}, {"tenfold", tenfold(k), texts}} {
		b.Run(bench.name, func(b *testing.B) {
			r, err := bot.New(commands.All(commands.Deps{Knowledge: bench.k, Now: time.Now}), commands.Lexicon(bench.k), slog.Default())
			if err != nil {
				b.Fatal(err)
			}
			for _, text := range bench.texts { // what is made at first need
				r.Understand(text, bot.French, nil)
			}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				r.Understand(bench.texts[i%len(bench.texts)], bot.French, nil)
				i++
			}
		})
	}
}

// tenfold is ten times the knowledge: each entry, term and question nine times more, in other words.
func tenfold(k *knowledge.Knowledge) *knowledge.Knowledge {
	more := *k
	for _, word := range strings.Fields("zorgl brumf klipt dwarf quenx vrolt jaspr mixtl pongr") {
		phrases := func(p knowledge.Phrases) knowledge.Phrases {
			said := func(list []string) []string {
				out := make([]string, len(list))
				for i, text := range list {
					out[i] = strings.ReplaceAll(text, " ", " "+word+" ") + " " + word
				}
				return out
			}
			return knowledge.Phrases{FR: said(p.FR), EN: said(p.EN)}
		}
		grow := func(c, from *knowledge.Chapter) {
			for _, e := range from.Entries {
				e.ID += "-" + word
				e.Name = knowledge.Text{FR: e.Name.FR + " " + word, EN: e.Name.EN + " " + word}
				e.Terms, e.Asks = phrases(e.Terms), phrases(e.Asks)
				c.Entries = append(c.Entries, e)
			}
		}
		for into, from := range map[*knowledge.Chapter]*knowledge.Chapter{&more.Role: &k.Role, &more.Missions: &k.Missions, &more.Team: &k.Team,
			&more.Skills: &k.Skills, &more.Languages: &k.Languages, &more.Paths: &k.Paths, &more.Schools: &k.Schools, &more.Moves: &k.Moves, &more.Pay: &k.Pay} {
			grow(into, from)
		}
		for _, q := range k.Questions {
			p := phrases(q.Asks.Phrases())
			q.Asks = knowledge.Lines{FR: strings.Join(p.FR, "\n"), EN: strings.Join(p.EN, "\n")}
			more.Questions = append(more.Questions, q)
		}
	}
	return &more
}
