package watch

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/robfig/cron/v3"

	"boussole/bot"
)

// Config is what a Watch works with.
type Config struct {
	Ledger bot.Ledger
	Zone   string        // of schedules that name none
	Window time.Duration // how late a post may still come
	Remark bot.Text      // what whoever schedules a post should know, such as that nothing outlasts the program; may be empty
	Log    *slog.Logger
}

// Watch posts what is scheduled. It is safe for concurrent use once started.
type Watch struct {
	Config
	router   *bot.Router
	queue    bot.Queue
	adapters map[string]bot.Adapter
}

// New makes a Watch. Until Start nothing is posted.
func New(c Config) *Watch { return &Watch{Config: c} }

// Start gives a Watch what makes its posts, delivers them and shows them. The queue may be nil where nothing is posted.
func (w *Watch) Start(r *bot.Router, queue bot.Queue, adapters ...bot.Adapter) {
	w.router, w.queue, w.adapters = r, queue, map[string]bot.Adapter{}
	for _, a := range adapters {
		w.adapters[a.Name()] = a
	}
}

// served are the platforms that posts can be shown on. What is due on another waits for whoever serves that.
func (w *Watch) served() []string { return slices.Sorted(maps.Keys(w.adapters)) }

// Run queues what is due, each minute, until the context ends.
func (w *Watch) Run(ctx context.Context) error {
	log := cronLog{w.Log}
	clock := cron.New(cron.WithLogger(log), cron.WithChain(cron.SkipIfStillRunning(log), cron.Recover(log)))
	for spec, work := range map[string]func(context.Context, time.Time) error{"* * * * *": w.queueDue, "7 3 * * *": w.forget} {
		if _, err := clock.AddFunc(spec, func() { w.try(ctx, work) }); err != nil {
			return err
		}
	}
	w.try(ctx, w.queueDue) // what came due while nothing ran
	clock.Start()
	<-ctx.Done()
	<-clock.Stop().Done()
	return nil
}

func (w *Watch) try(ctx context.Context, work func(context.Context, time.Time) error) {
	if err := work(ctx, time.Now()); err != nil && ctx.Err() == nil {
		w.Log.ErrorContext(ctx, "watch: tried again at the next occasion", "error", err)
	}
}

// memoryOf is how long the ledger keeps what became of a post.
const memoryOf = 90 * 24 * time.Hour

func (w *Watch) forget(ctx context.Context, now time.Time) error {
	return w.Ledger.Forget(ctx, now.Add(-memoryOf))
}

// cronLog gives the clock's errors to the log; that it ticks is no news.
type cronLog struct{ log *slog.Logger }

func (cronLog) Info(string, ...any) {}

func (c cronLog) Error(err error, message string, pairs ...any) {
	c.log.Error("watch: "+message, append(pairs, "error", err)...)
}
