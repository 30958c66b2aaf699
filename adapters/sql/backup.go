package sql

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
)

// backupSQLite copies a database in use, as of one moment: https://www.sqlite.org/lang_vacuum.html#vacuuminto. The copy
// takes its name only once it is whole and on the disk. Until then an empty file keeps the name, so that nobody's file
// is overwritten.
func backupSQLite(ctx context.Context, db *sql.DB, file string) error {
	file, err := filepath.Abs(file) // SQLite would read a name such as file:a as an address
	if err != nil {
		return err
	}
	kept, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(kept.Close(), copySQLite(ctx, db, file)); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	return nil
}

// copySQLite copies a database over a file of ours.
func copySQLite(ctx context.Context, db *sql.DB, file string) error {
	part, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.part")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO $1`, part.Name())
	if err == nil {
		err = part.Sync()
	}
	if err = errors.Join(err, part.Close()); err == nil {
		err = os.Rename(part.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}
