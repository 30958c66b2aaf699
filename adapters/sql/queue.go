package sql

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"boussole/bot"
)

// putRows is how many Deliveries are written at once: for so long, some 50 ms, nobody else writes to SQLite.
const putRows = 200

// Queue is a bot.Queue in a Store: River's jobs, which outlive the program, and which several replicas share
// (https://riverqueue.com/docs). Each platform has a queue of its own, so that a slow one holds up no other.
type Queue struct {
	store *Store
	log   *slog.Logger
	jobs  jobs // for Put; Run has its own, which work as well
}

var _ bot.Queue = (*Queue)(nil)

// jobs is what is used of a river.Client, whose type tells the database.
type jobs interface {
	InsertMany(ctx context.Context, params []river.InsertManyParams) ([]*rivertype.JobInsertResult, error)
	Start(ctx context.Context) error
	Stopped() <-chan struct{}
}

// Queue returns the queue in a store. What goes wrong inside it is logged.
func (s *Store) Queue(log *slog.Logger) (*Queue, error) {
	jobs, err := s.jobs(&river.Config{Logger: quiet(log)})
	if err != nil {
		return nil, s.fault("queue", err)
	}
	return &Queue{s, log, jobs}, nil
}

// Put takes Deliveries up, each once however often it is put, within the day. Those of a Subscription that is gone are
// left out. The Channel's Adapter names the queue: small letters, digits and hyphens.
func (q *Queue) Put(ctx context.Context, due []bot.Delivery) error {
	for part := range slices.Chunk(due, putRows) {
		if err := q.put(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

func (q *Queue) put(ctx context.Context, due []bot.Delivery) error {
	platforms, err := q.platforms(ctx, due)
	if err != nil {
		return err
	}
	var list []river.InsertManyParams
	seen := map[delivery]bool{}
	for _, d := range due {
		args := delivery{d.Subscription, d.Kept().Due.Unix()}
		if platform, found := platforms[d.Subscription]; found && !seen[args] {
			seen[args] = true
			list = append(list, river.InsertManyParams{Args: args, InsertOpts: &river.InsertOpts{Queue: platform}})
		}
	}
	if len(list) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	_, err = q.jobs.InsertMany(ctx, list)
	return q.store.fault("queue deliveries", err)
}

// platforms returns the Adapter of each Subscription that there is.
func (q *Queue) platforms(ctx context.Context, due []bot.Delivery) (map[int64]string, error) {
	var ids []any
	for _, d := range due {
		ids = append(ids, d.Subscription)
	}
	list, err := query(ctx, q.store, "queue deliveries", func(row scanner) (s bot.Subscription, err error) {
		err = row.Scan(&s.ID, &s.Channel.Adapter)
		return s, err
	}, `WITH wanted (id) AS (VALUES `+values(len(ids), "BIGINT")+`)
		SELECT subscriptions.id, adapter FROM wanted JOIN subscriptions ON subscriptions.id = wanted.id`, ids...)
	platforms := map[int64]string{}
	for _, s := range list {
		platforms[s.ID] = s.Channel.Adapter
	}
	return platforms, err
}

// Run makes the Deliveries of some platforms happen until ctx ends. Then it takes up no more, ends the context of those
// under way, and waits for them, for ten seconds at most; what it can't end is taken up again within a minute, by
// whoever runs then.
func (q *Queue) Run(ctx context.Context, deliver bot.Deliver, platforms ...string) error {
	config := working(deliver, q.log)
	for _, platform := range platforms {
		config.Queues[platform] = river.QueueConfig{MaxWorkers: queueWorkers}
	}
	jobs, err := q.store.jobs(config)
	if err == nil {
		err = jobs.Start(ctx)
	}
	if err != nil {
		return q.store.fault("run the queue", err)
	}
	<-ctx.Done()
	select {
	case <-jobs.Stopped():
		return nil
	case <-time.After(queueGrace):
		return q.store.fault("run the queue", fmt.Errorf("deliveries under way did not end within %v: they are taken up again", queueGrace))
	}
}
