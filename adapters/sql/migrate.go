package sql

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables to the newest version that the program knows, each step with its version in one
// transaction. PostgreSQL's replicas come here one at a time. SQLite has no lock that outlasts a transaction: there the
// second of two programs that start together is refused a step, sees that the first has done it, and goes on.
func migrate(ctx context.Context, dialect goose.Dialect, db *sql.DB, log *slog.Logger) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(dialect, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	for {
		version, newest, err := provider.GetVersions(ctx)
		switch {
		case err != nil:
			return err
		case version > newest:
			return fmt.Errorf("the store is of a newer version (%d) than this program knows (%d): update boussole", version, newest)
		case version == newest:
			return nil
		}
		if _, err = provider.Up(ctx); err == nil {
			log.InfoContext(ctx, "store brought up to date", "from", version, "to", newest)
		} else if now, _, again := provider.GetVersions(ctx); again != nil || now <= version {
			return err
		}
	}
}
