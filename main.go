package main

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"boussole/bot"
	"boussole/commands"
	"boussole/knowledge"
)

func main() {
	t := time.Now()
	sub, _ := fs.Sub(knowledge.Shipped, "data")
	k, err := knowledge.Load(sub)
	fmt.Fprintln(os.Stderr, "load", time.Since(t))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	t = time.Now()
	r, err := bot.New(commands.All(commands.Deps{Knowledge: k, Now: time.Now}), commands.Lexicon(k), slog.Default())
	fmt.Fprintln(os.Stderr, "new", time.Since(t))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for _, q := range os.Args[1:] {
		t = time.Now()
		u := r.Read(q, bot.Request{Locale: bot.French})
		fmt.Printf("%+v %v %v %.2f refused=%v %v others=%v  %v\n", u.Request.Command, u.Request.Args, u.Request.Locale, u.Confidence, u.Refused, u.Limit, u.Others, time.Since(t))
		fmt.Println(r.Answer(context.Background(), u).Plain())
	}
}
