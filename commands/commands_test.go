package commands_test

import (
	"io/fs"
	"log/slog"
	"sync"
	"testing"
	"time"

	"boussole/bot"
	"boussole/bot/watch"
	"boussole/commands"
	"boussole/knowledge"
)

// day is the one on which every golden tip is given.
var day = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

var shipped = sync.OnceValues(func() (*knowledge.Knowledge, error) {
	data, err := fs.Sub(knowledge.Shipped, "data")
	if err != nil {
		return nil, err
	}
	return knowledge.Load(data)
})

func router(t testing.TB) *bot.Router {
	t.Helper()
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	w := watch.New(watch.Config{Ledger: new(bot.MemoryLedger), Zone: "Europe/Paris", Log: slog.New(slog.DiscardHandler)})
	table := commands.All(commands.Deps{Knowledge: k, Watch: w, News: press{}, Digest: 5, Now: func() time.Time { return day }})
	r, err := bot.New(table, commands.Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	w.Start(r, nil)
	return r
}
