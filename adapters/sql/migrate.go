package sql

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivermigrate"
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
	return upgrade(ctx, "store", provider.GetVersions, func(ctx context.Context) error {
		_, err := provider.Up(ctx)
		return err
	}, log)
}

// migrateQueue does the same for River's tables: https://riverqueue.com/docs/migrations.
func migrateQueue[TTx any](ctx context.Context, driver riverdriver.Driver[TTx], db *sql.DB, log *slog.Logger) error {
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet(log)})
	if err != nil {
		return err
	}
	versions := func(ctx context.Context) (version, newest int64, err error) {
		for _, known := range migrator.AllVersions() {
			newest = max(newest, int64(known.Version))
		}
		there, err := driver.GetExecutor().TableExists(ctx, &riverdriver.TableExistsParams{Table: "river_migration"})
		if err == nil && there {
			err = db.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM river_migration`).Scan(&version)
		}
		return version, newest, err
	}
	return upgrade(ctx, "queue", versions, func(ctx context.Context) error {
		_, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil)
		return err
	}, log)
}

// upgrade takes steps up until the newest version is reached, be it by another program.
func upgrade(ctx context.Context, what string, versions func(context.Context) (version, newest int64, err error), up func(context.Context) error, log *slog.Logger) error {
	for {
		version, newest, err := versions(ctx)
		switch {
		case err != nil:
			return err
		case version > newest:
			return fmt.Errorf("the %s is of a newer version (%d) than this program knows (%d): update boussole", what, version, newest)
		case version == newest:
			return nil
		}
		if err = up(ctx); err == nil {
			log.InfoContext(ctx, what+" brought up to date", "from", version, "to", newest)
		} else if now, _, again := versions(ctx); again != nil || now <= version {
			return err
		}
	}
}
