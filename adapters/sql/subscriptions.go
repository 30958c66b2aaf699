package sql

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
	"time"

	"boussole/bot"
)

var _ bot.Ledger = (*Store)(nil)

const subscriptionColumns = `id, adapter, tenant, channel, line, cron, zone, locale, maker, origin, state, reason_fr, reason_en, next, made`

// Add keeps a new Subscription and gives it its ID. One whose Origin is known already is left as it is, and returned.
func (s *Store) Add(ctx context.Context, sub bot.Subscription) (bot.Subscription, error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	kept, err := s.add(ctx, sub.Kept())
	return kept, s.fault("add a subscription", err)
}

func (s *Store) add(ctx context.Context, sub bot.Subscription) (bot.Subscription, error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return bot.Subscription{}, err
	}
	defer func() { _ = tx.Rollback() }() // no more than that once it is committed
	// Who has counted goes on alone, so that of two with one Origin the second sees the first's.
	if err := tx.QueryRowContext(ctx, `UPDATE subscription_ids SET last = last + 1 RETURNING last`).Scan(&sub.ID); err != nil {
		return bot.Subscription{}, err
	}
	if sub.Origin != "" {
		known, err := scanSubscription(tx.QueryRowContext(ctx, `SELECT `+subscriptionColumns+` FROM subscriptions WHERE origin = $1 AND origin <> ''`, sub.Origin))
		if !errors.Is(err, sql.ErrNoRows) {
			return known, err
		}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO subscriptions (`+subscriptionColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		sub.ID, sub.Channel.Adapter, sub.Channel.Tenant, sub.Channel.ID, sub.Line, sub.Cron, sub.Zone, string(sub.Locale), sub.Maker,
		sub.Origin, string(sub.State), sub.Reason.FR, sub.Reason.EN, micros(sub.Next), micros(sub.Made))
	if err != nil {
		return bot.Subscription{}, err
	}
	return sub, tx.Commit()
}

// Change writes every field of a Subscription but ID, Channel, Maker, Origin and Made; false when there is none.
func (s *Store) Change(ctx context.Context, sub bot.Subscription) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	sub = sub.Kept()
	result, err := s.write.ExecContext(ctx, `UPDATE subscriptions SET line = $1, cron = $2, zone = $3, locale = $4, state = $5,
		reason_fr = $6, reason_en = $7, next = $8 WHERE id = $9`,
		sub.Line, sub.Cron, sub.Zone, string(sub.Locale), string(sub.State), sub.Reason.FR, sub.Reason.EN, micros(sub.Next), sub.ID)
	var changed int64
	if err == nil {
		changed, err = result.RowsAffected()
	}
	return changed > 0, s.fault("change a subscription", err)
}

// Remove forgets a Subscription and its Deliveries; it is no error that there is none.
func (s *Store) Remove(ctx context.Context, id int64) error {
	return s.exec(ctx, "remove a subscription", `DELETE FROM subscriptions WHERE id = $1`, id)
}

// RemoveTenant forgets what is scheduled in a guild or workspace.
func (s *Store) RemoveTenant(ctx context.Context, adapter, tenant string) error {
	return s.exec(ctx, "remove subscriptions", `DELETE FROM subscriptions WHERE adapter = $1 AND tenant = $2`, adapter, tenant)
}

// Find returns a Subscription, and whether there is one.
func (s *Store) Find(ctx context.Context, id int64) (bot.Subscription, bool, error) {
	list, err := s.subscriptions(ctx, `WHERE id = $1`, id)
	if len(list) == 0 {
		return bot.Subscription{}, false, err
	}
	return list[0], true, nil
}

// Within returns the Subscriptions of a guild or workspace, in order of their ID.
func (s *Store) Within(ctx context.Context, adapter, tenant string) ([]bot.Subscription, error) {
	return s.subscriptions(ctx, `WHERE adapter = $1 AND tenant = $2 ORDER BY id`, adapter, tenant)
}

// Configured returns the Subscriptions that have an Origin, in order of their ID.
func (s *Store) Configured(ctx context.Context) ([]bot.Subscription, error) {
	return s.subscriptions(ctx, `WHERE origin <> '' ORDER BY id`)
}

// Due returns Active Subscriptions of some adapters that are due by now, the longest due first, most at the most.
func (s *Store) Due(ctx context.Context, adapters []string, now time.Time, most int) ([]bot.Subscription, error) {
	args, served := []any{micros(now), most}, []string{"''"}
	for _, name := range adapters {
		args = append(args, name)
		served = append(served, "$"+strconv.Itoa(len(args)))
	}
	// The index of what is due serves best; with the bare column SQLite would take that of the places.
	return s.subscriptions(ctx, `WHERE state = 'active' AND next > 0 AND next <= $1 AND adapter || '' IN (`+strings.Join(served, ", ")+`)
		ORDER BY next, id LIMIT $2`, args...)
}

func (s *Store) subscriptions(ctx context.Context, which string, args ...any) ([]bot.Subscription, error) {
	return query(ctx, s, "read subscriptions", scanSubscription, `SELECT `+subscriptionColumns+` FROM subscriptions `+which, args...)
}

func scanSubscription(row scanner) (bot.Subscription, error) {
	var s bot.Subscription
	var next, made int64
	err := row.Scan(&s.ID, &s.Channel.Adapter, &s.Channel.Tenant, &s.Channel.ID, &s.Line, &s.Cron, &s.Zone, &s.Locale, &s.Maker,
		&s.Origin, &s.State, &s.Reason.FR, &s.Reason.EN, &next, &made)
	s.Next, s.Made = moment(next), moment(made)
	return s, err
}
