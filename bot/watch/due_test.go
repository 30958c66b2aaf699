package watch_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
	"boussole/bot/watch"
)

// listed is a queue that only takes down what it is given.
type listed struct{ posts []int64 }

func (l *listed) Put(_ context.Context, due []bot.Delivery) error {
	for _, d := range due {
		l.posts = append(l.posts, d.Subscription)
	}
	return nil
}

// Of what is due at once, every place has a first post before any has a second.
func TestTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ledger, queue := new(bot.MemoryLedger), new(listed)
		w := watch.New(watch.Config{Ledger: ledger, Zone: "UTC", Window: time.Hour, Log: slog.New(slog.DiscardHandler)})
		w.Start(nil, queue, &platform{})
		for i, tenant := range []string{"many", "many", "many", "two", "two", "one"} {
			if _, err := ledger.Add(t.Context(), bot.Subscription{Channel: bot.Channel{Adapter: "test", Tenant: tenant, ID: fmt.Sprint(i)},
				Cron: "0 0 * * *", Zone: "UTC", State: bot.Active, Next: time.Now()}); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := w.Run(ctx); err != nil {
			t.Fatal(err)
		}
		if want := []int64{1, 4, 6, 2, 5, 3}; !slices.Equal(queue.posts, want) {
			t.Errorf("got %v, want %v", queue.posts, want)
		}
	})
}
