package commands_test

import (
	"context"
	"io/fs"
	"log/slog"
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

// BenchmarkUnderstand takes the development questions in turn.
func BenchmarkUnderstand(b *testing.B) {
	r := router(b)
	list := questions(b, "testdata/frozen.tsv")
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		r.Understand(list[i%len(list)].text, bot.French, nil)
		i++
	}
}
