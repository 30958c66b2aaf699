// Package sql keeps the bot's state in SQLite, or in PostgreSQL when several replicas run.
package sql

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/riverqueue/river"

	"boussole/bot"
)

const (
	openTime = time.Minute      // for Open, migrations and the wait for another replica's included
	callTime = 10 * time.Second // for any other use
)

// Store is a bot.Store and a bot.Ledger in a database; Queue is the queue beside them.
type Store struct {
	database
	shown string // store.url, without its password
}

var _ bot.Store = (*Store)(nil)

// database is what differs between SQLite and PostgreSQL.
type database struct {
	read, write *sql.DB // the same one where a database takes several writers
	jobs        func(*river.Config) (jobs, error)
	hint        func(error) string
	backup      func(ctx context.Context, file string) error
	close       func() error
}

// Open opens the store at sqlite://FILE, to which ?mode=ro may be added, or at postgres://…, and brings its tables up
// to date; several replicas may do so at once. It takes a minute at most. A store that a newer version of the program
// has changed, or that can't be written, is refused.
func Open(ctx context.Context, url string, log *slog.Logger) (*Store, error) {
	ctx, cancel := context.WithTimeout(ctx, openTime)
	defer cancel()
	s := &Store{shown: show(url)}
	var err error
	switch scheme, rest, _ := strings.Cut(url, "://"); scheme {
	case "sqlite":
		s.database, err = openSQLite(ctx, rest, log)
	case "postgres", "postgresql":
		s.database, err = openPostgres(ctx, url, log)
	default:
		err = errors.New("neither sqlite://FILE nor postgres://USER:PASSWORD@HOST/DATABASE")
	}
	if err != nil {
		return nil, s.fault("open", err)
	}
	if err := s.Ping(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Ping returns why the store can't be written now, nil when it can: it deletes a record that there never is.
func (s *Store) Ping(ctx context.Context) error {
	return s.exec(ctx, "check", `DELETE FROM records WHERE kind = ''`)
}

// Close lets the store go, once the calls under way have ended.
func (s *Store) Close() error { return s.fault("close", s.close()) }

// Backup copies the store to a new file while it is in use, whole and as of one moment. It never overwrites a file,
// and leaves none when it fails. PostgreSQL has a tool of its own for that, which the error names.
func (s *Store) Backup(ctx context.Context, file string) error {
	return s.fault("backup", s.backup(ctx, file))
}
