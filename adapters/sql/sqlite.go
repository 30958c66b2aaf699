package sql

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteReaders is how many may read at once; one writes, as SQLite has it.
const sqliteReaders = 4

func openSQLite(ctx context.Context, rest string, log *slog.Logger) (database, error) {
	d := database{hint: sqliteHint}
	file, name, err := sqliteName(rest)
	if err != nil {
		return d, err
	}
	if _, err := os.Stat(filepath.Dir(file)); err != nil {
		return d, err
	}
	_, err = os.Stat(file)
	fresh := errors.Is(err, fs.ErrNotExist)
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return d, err
	}
	d.write, d.read = sql.OpenDB(connector), sql.OpenDB(connector)
	d.write.SetMaxOpenConns(1)
	d.read.SetMaxOpenConns(sqliteReaders)
	d.read.SetMaxIdleConns(sqliteReaders)
	d.close = func() error { return errors.Join(d.read.Close(), d.write.Close()) }
	d.backup = func(ctx context.Context, copied string) error { return backupSQLite(ctx, d.read, copied) }
	driver := riversqlite.New(d.write) // the one writer, which no transaction of River's or ours holds while it wants another
	d.jobs = func(config *river.Config) (jobs, error) { return river.NewClient(driver, config) }
	err = useWAL(ctx, d.write)
	if err == nil && fresh {
		err = keepPrivate(file)
	}
	if err == nil {
		err = migrate(ctx, goose.DialectSQLite3, d.write, log)
	}
	if err == nil {
		err = migrateQueue(ctx, driver, d.write, log)
	}
	if err != nil {
		return d, errors.Join(err, d.close())
	}
	return d, nil
}

// useWAL lets reading go on while one writes: https://www.sqlite.org/wal.html. The file remembers it. SQLite itself does
// not wait for another program that opens the file too, since each of the two might wait for the other.
func useWAL(ctx context.Context, db *sql.DB) error {
	for end := time.Now().Add(callTime); ; {
		_, err := db.ExecContext(ctx, `PRAGMA journal_mode = WAL`)
		fault, ok := errors.AsType[*sqlite.Error](err)
		if !ok || fault.Code()&0xff != sqlite3.SQLITE_BUSY || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// keepPrivate takes a new store from the sight of others: people's own words are in it. Opening the file instead
// would lose the locks that this process holds on it: https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_.
func keepPrivate(file string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Chmod(file+suffix, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// sqliteHint says what a person can do about an error: https://www.sqlite.org/rescode.html.
func sqliteHint(err error) string {
	fault, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return ""
	}
	switch fault.Code() & 0xff { // the rest says more of the same kind of error
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "another program has held the file for too long"
	case sqlite3.SQLITE_READONLY:
		return "the file, its folder or mode=ro allows no writing"
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return "the file must be one that may be read and written, in a folder that may be written"
	case sqlite3.SQLITE_FULL:
		return "the disk is full"
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "the file is damaged, or no store: put a backup in its place"
	}
	return ""
}
