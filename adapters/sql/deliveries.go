package sql

import (
	"cmp"
	"context"
	"slices"
	"time"

	"boussole/bot"
)

const deliveryColumns = `subscription, due, state, attempt, since, changed, reason_fr, reason_en`

// advanceRows is how many rows a statement has: SQLite looks up each of its values among all of them.
const advanceRows = 50

// Advance sets Next of Active Subscriptions whose Next is still the one they were found with, and records the
// Deliveries, each unless it is known already: all of it or nothing.
func (s *Store) Advance(ctx context.Context, moves []bot.Move, deliveries []bot.Delivery) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	return s.fault("advance subscriptions", s.advance(ctx, moves, deliveries))
}

func (s *Store) advance(ctx context.Context, moves []bot.Move, deliveries []bot.Delivery) error {
	// In one order, so that of two replicas that advance the same neither waits for what the other wants next.
	moves = slices.SortedFunc(slices.Values(moves), func(a, b bot.Move) int { return cmp.Compare(a.ID, b.ID) })
	deliveries = slices.SortedFunc(slices.Values(deliveries), func(a, b bot.Delivery) int {
		return cmp.Or(cmp.Compare(a.Subscription, b.Subscription), a.Due.Compare(b.Due))
	})
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // no more than that once it is committed
	for part := range slices.Chunk(moves, advanceRows) {
		var args []any
		for _, move := range part {
			from, to := bot.Subscription{Next: move.From}.Kept(), bot.Subscription{Next: move.To}.Kept()
			args = append(args, move.ID, micros(from.Next), micros(to.Next))
		}
		if _, err := tx.ExecContext(ctx, `WITH moves (id, was, next) AS (VALUES `+values(len(part), "BIGINT", "BIGINT", "BIGINT")+`)
			UPDATE subscriptions SET next = moves.next FROM moves
			WHERE subscriptions.id = moves.id AND subscriptions.next = moves.was AND subscriptions.state = 'active'`, args...); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(deliveries, advanceRows) {
		statement, args := recording(part)
		if _, err := tx.ExecContext(ctx, statement+`DO NOTHING`, args...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Record writes a Delivery, in place of the one that was there.
func (s *Store) Record(ctx context.Context, d bot.Delivery) error {
	statement, args := recording([]bot.Delivery{d})
	return s.exec(ctx, "record a delivery", statement+`DO UPDATE SET state = excluded.state, attempt = excluded.attempt,
		since = excluded.since, changed = excluded.changed, reason_fr = excluded.reason_fr, reason_en = excluded.reason_en`, args...)
}

// recording writes the Deliveries of the Subscriptions that there are; what becomes of one that is known is to follow.
func recording(deliveries []bot.Delivery) (statement string, args []any) {
	for _, d := range deliveries {
		d = d.Kept()
		args = append(args, d.Subscription, micros(d.Due), string(d.State), d.Attempt, micros(d.Since), micros(d.Changed), d.Reason.FR, d.Reason.EN)
	}
	return `WITH made (` + deliveryColumns + `) AS (VALUES ` +
		values(len(deliveries), "BIGINT", "BIGINT", "TEXT", "INTEGER", "BIGINT", "BIGINT", "TEXT", "TEXT") + `)
		INSERT INTO deliveries (` + deliveryColumns + `) SELECT ` + deliveryColumns + ` FROM made
		WHERE EXISTS (SELECT 1 FROM subscriptions WHERE id = made.subscription) ON CONFLICT (subscription, due) `, args
}

// Delivery returns a Delivery, and whether it is known.
func (s *Store) Delivery(ctx context.Context, subscription int64, due time.Time) (bot.Delivery, bool, error) {
	due = bot.Delivery{Due: due}.Kept().Due
	list, err := s.deliveries(ctx, `WHERE subscription = $1 AND due = $2`, subscription, micros(due))
	if len(list) == 0 {
		return bot.Delivery{}, false, err
	}
	return list[0], true, nil
}

// Deliveries returns a Subscription's Deliveries, the latest due first, most at the most.
func (s *Store) Deliveries(ctx context.Context, subscription int64, most int) ([]bot.Delivery, error) {
	return s.deliveries(ctx, `WHERE subscription = $1 ORDER BY due DESC LIMIT $2`, subscription, most)
}

// Forget drops the final Deliveries that were due before a moment, so that the ledger doesn't grow for ever.
func (s *Store) Forget(ctx context.Context, before time.Time) error {
	return s.exec(ctx, "forget deliveries", `DELETE FROM deliveries WHERE due < $1 AND state <> 'waiting'`, micros(before))
}

func (s *Store) deliveries(ctx context.Context, which string, args ...any) ([]bot.Delivery, error) {
	return query(ctx, s, "read deliveries", scanDelivery, `SELECT `+deliveryColumns+` FROM deliveries `+which, args...)
}

func scanDelivery(row scanner) (bot.Delivery, error) {
	var d bot.Delivery
	var due, since, changed int64
	err := row.Scan(&d.Subscription, &due, &d.State, &d.Attempt, &since, &changed, &d.Reason.FR, &d.Reason.EN)
	d.Due, d.Since, d.Changed = moment(due), moment(since), moment(changed)
	return d, err
}
