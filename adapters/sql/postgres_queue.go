package sql

import (
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// queueLock is the number that replicas agree on, so that one at a time puts jobs into the queue.
const queueLock = migrationLock + 1

// postgresJobs leaves out the jobs that there are, which River would lock instead: of several replicas that put the
// same while others work it, PostgreSQL would end one as a deadlock.
type postgresJobs struct {
	*river.Client[pgx.Tx]
	pool *pgxpool.Pool
}

// InsertMany inserts what is new, and returns that.
func (j postgresJobs) InsertMany(ctx context.Context, params []river.InsertManyParams) (results []*rivertype.JobInsertResult, err error) {
	err = pgx.BeginFunc(ctx, j.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1)`, int64(queueLock)); err != nil {
			return err
		}
		params, err := unknown(ctx, tx, params)
		if len(params) > 0 && err == nil {
			results, err = j.InsertManyTx(ctx, tx, params)
		}
		return err
	})
	return results, err
}

// unknown returns the jobs that there aren't yet.
func unknown(ctx context.Context, tx pgx.Tx, params []river.InsertManyParams) ([]river.InsertManyParams, error) {
	keys := make([][]byte, len(params))
	for i := range params {
		keys[i] = params[i].Args.(delivery).key()
	}
	rows, err := tx.Query(ctx, `SELECT unique_key FROM river_job WHERE unique_key = ANY($1) AND unique_states IS NOT NULL
		AND river_job_state_in_bitmask(unique_states, state)`, keys) // as river_job_unique_idx has it
	if err != nil {
		return nil, err
	}
	list, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	known := map[string]bool{}
	for _, key := range list {
		known[string(key)] = true
	}
	var left []river.InsertManyParams
	for i, key := range keys {
		if !known[string(key)] {
			left = append(left, params[i])
		}
	}
	return left, err
}

// key is what River calls a job by its arguments: https://riverqueue.com/docs/unique-jobs.
func (d delivery) key() []byte {
	key := sha256.Sum256(fmt.Appendf(nil, `&kind=delivery&args={"due":%d,"subscription":%d}`, d.Due, d.Subscription))
	return key[:]
}
