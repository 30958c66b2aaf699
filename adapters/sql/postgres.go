package sql

import (
	"context"
	"errors"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// migrationLock is the number that replicas agree on, so that one at a time changes the tables.
const migrationLock = 0x626f7573736f6c65 // boussole

func openPostgres(ctx context.Context, address string, log *slog.Logger) (database, error) {
	var d database
	if _, err := parsePostgres(address); err != nil {
		return d, err
	}
	config, err := pgxpool.ParseConfig(address)
	if err != nil { // its text may hold the password
		return d, errors.New("an unknown or impossible parameter: https://www.postgresql.org/docs/current/libpq-connect.html names them")
	}
	unlock, err := lockPostgres(ctx, config.ConnConfig)
	if err != nil {
		return d, err
	}
	defer unlock()
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return d, err
	}
	d.read = stdlib.OpenDBFromPool(pool)
	d.write = d.read
	d.backup = func(context.Context, string) error {
		return errors.New("PostgreSQL has a tool of its own: pg_dump --format=custom --file=FILE")
	}
	d.close = func() error {
		err := d.read.Close()
		pool.Close()
		return err
	}
	driver := riverpgxv5.New(pool)
	d.jobs = func(config *river.Config) (jobs, error) {
		client, err := river.NewClient(driver, config)
		return postgresJobs{client, pool}, err
	}
	if err = migrate(ctx, goose.DialectPostgres, d.write, log); err == nil {
		err = migrateQueue(ctx, driver, d.write, log)
	}
	if err != nil {
		return d, errors.Join(err, d.close())
	}
	return d, nil
}

// lockPostgres waits until no other replica changes the tables. The connection is none of the pool's, which may have
// one alone; the lock is a transaction's, so that it holds behind PgBouncer too.
func lockPostgres(ctx context.Context, config *pgx.ConnConfig) (unlock func(), err error) {
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	unlock = func() { _ = conn.Close(context.WithoutCancel(ctx)) }
	if _, err = conn.Exec(ctx, `BEGIN`); err == nil {
		_, err = conn.Exec(ctx, `SELECT pg_advisory_xact_lock($1)`, int64(migrationLock))
	}
	if err != nil {
		unlock()
		return nil, err
	}
	return unlock, nil
}
