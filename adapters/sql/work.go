package sql

import (
	"context"
	"fmt"
	"log/slog"
	"math"
	"runtime/debug"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"boussole/bot"
)

const (
	queueWorkers = 100 // Deliveries of a platform under way at once, in each replica
	queueTime    = 20 * time.Second
	queueGrace   = 10 * time.Second // for those under way to end when the program ends
	queueKept    = 24 * time.Hour   // a Delivery that is over keeps another of its name away for so long
	panicWait    = time.Minute

	// River looks every 30 s for jobs that have run for longer than this, whose process must be dead, and every 5 s for
	// jobs whose time has come: https://riverqueue.com/docs/maintenance-services. Together they stay within a minute,
	// and a Delivery has 4 s to return once its context has ended.
	rescueAfter = 24 * time.Second
)

// working returns how River works: https://pkg.go.dev/github.com/riverqueue/river#Config. It asks for jobs instead of
// being told, which takes no connection of its own, goes through PgBouncer, and leaves SQLite's writer alone.
func working(deliver bot.Deliver, log *slog.Logger) *river.Config {
	workers := river.NewWorkers()
	river.AddWorker(workers, &worker{deliver: deliver, log: log})
	return &river.Config{
		Logger: quiet(log), PollOnly: true, FetchCooldown: 100 * time.Millisecond, FetchPollInterval: 500 * time.Millisecond,
		JobTimeout: queueTime, RescueStuckJobsAfter: rescueAfter, CompletedJobRetentionPeriod: queueKept,
		Workers: workers, Queues: map[string]river.QueueConfig{},
	}
}

// delivery names a bot.Delivery, as a job keeps it.
type delivery struct {
	Subscription int64 `json:"subscription"`
	Due          int64 `json:"due"` // seconds since 1970
}

// Kind returns what such jobs are called.
func (delivery) Kind() string { return "delivery" }

// InsertOpts says that there is one of a name, and that no number of attempts ends it: bot.Deliver does.
func (delivery) InsertOpts() river.InsertOpts {
	return river.InsertOpts{MaxAttempts: math.MaxInt16, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateScheduled, rivertype.JobStateRunning,
		rivertype.JobStateRetryable, rivertype.JobStateCompleted,
	}}}
}

type worker struct {
	river.WorkerDefaults[delivery]
	deliver bot.Deliver
	log     *slog.Logger
}

// Work makes a Delivery happen, and puts it off as long as bot.Deliver wants. A panic puts it off too, for a day.
func (w *worker) Work(ctx context.Context, job *river.Job[delivery]) (err error) {
	if ctx.Err() != nil { // the program ends: it was fetched a moment too late
		return river.JobSnooze(0)
	}
	due := time.Unix(job.Args.Due, 0).UTC()
	defer func() {
		if fault := recover(); fault != nil {
			w.log.ErrorContext(ctx, "delivery panicked", "subscription", job.Args.Subscription, "due", due, "panic", fmt.Sprint(fault), "stack", string(debug.Stack()))
			if time.Since(due) < queueKept {
				err = river.JobSnooze(panicWait)
			}
		}
	}()
	if again := w.deliver(ctx, job.Args.Subscription, due); again > 0 {
		return river.JobSnooze(again)
	}
	return nil
}

// NextRetry says when the job of a dead process is taken up: at once.
func (w *worker) NextRetry(*river.Job[delivery]) time.Time { return time.Now() }
