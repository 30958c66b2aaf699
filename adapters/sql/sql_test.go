package sql_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"boussole/adapters/sql/sqltest"
	"boussole/bot"
	"boussole/bot/bottest"

	store "boussole/adapters/sql"
)

var quiet = slog.New(slog.DiscardHandler)

// open opens a store for one test.
func open(t testing.TB, url string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// What holds for both databases.
func TestStores(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		testStores(t, "sqlite", func(t *testing.T) string { return "sqlite://" + filepath.Join(t.TempDir(), "boussole.db") })
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		server := sqltest.Postgres(t)
		testStores(t, "pgx", func(t *testing.T) string { return sqltest.Database(t, server) })
		t.Run("one connection", func(t *testing.T) { testQueueOnce(t, sqltest.Database(t, server)+"&pool_max_conns=1", 1) })
	})
}

func testStores(t *testing.T, driver string, fresh func(*testing.T) string) {
	t.Run("one", func(t *testing.T) {
		bottest.TestStore(t, func(t *testing.T) bot.Store { return open(t, fresh(t)) })
	})
	t.Run("two", func(t *testing.T) {
		bottest.TestStore(t, func(t *testing.T) bot.Store {
			url := fresh(t)
			return &pair{stores: [2]*store.Store{open(t, url), open(t, url)}}
		})
	})
	t.Run("ledger", func(t *testing.T) {
		url := fresh(t)
		a, b, db := open(t, url), open(t, url), raw(t, driver, url)
		bottest.TestLedger(t, func(t *testing.T) (bot.Ledger, bot.Ledger) {
			if _, err := db.ExecContext(t.Context(), `DELETE FROM subscriptions`); err != nil {
				t.Fatal(err)
			}
			return a, b
		})
	})
	t.Run("restart", func(t *testing.T) { testRestart(t, fresh(t)) })
	t.Run("start together", func(t *testing.T) { testTogether(t, driver, fresh(t)) })
	t.Run("newer", func(t *testing.T) { testNewer(t, driver, fresh(t)) })
	t.Run("queue", func(t *testing.T) { testQueue(t, driver, fresh) })
}

// pair is one store that two programs have open; each call goes to the other one.
type pair struct {
	mu     sync.Mutex
	turn   int
	stores [2]*store.Store
}

func (p *pair) next() *store.Store {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.turn++
	return p.stores[p.turn%len(p.stores)]
}

func (p *pair) Get(ctx context.Context, kind, key string) ([]byte, bool, error) {
	return p.next().Get(ctx, kind, key)
}

func (p *pair) Put(ctx context.Context, kind, key string, value []byte) error {
	return p.next().Put(ctx, kind, key, value)
}

func (p *pair) Delete(ctx context.Context, kind, key string) error {
	return p.next().Delete(ctx, kind, key)
}

func (p *pair) List(ctx context.Context, kind string) ([]bot.Record, error) {
	return p.next().List(ctx, kind)
}

func testRestart(t *testing.T, url string) {
	first, err := store.Open(t.Context(), url, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Put(t.Context(), "kind", "key", []byte("value")); err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := first.Ping(t.Context()); err == nil {
		t.Error("a closed store is there")
	}
	again := open(t, url)
	if err := again.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	if got, found, err := again.Get(t.Context(), "kind", "key"); string(got) != "value" || !found || err != nil {
		t.Errorf("got %q, %t, %v, want value", got, found, err)
	}
}

// newest is how many migrations there are, and so the newest version.
func newest(t *testing.T) int {
	t.Helper()
	files, err := fs.Glob(os.DirFS("migrations"), "*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("got migrations %v and %v", files, err)
	}
	return len(files)
}

// Several replicas that start at once on an empty database all come up, and each migration ran once.
func testTogether(t *testing.T, driver, url string) {
	const replicas = 4
	var all sync.WaitGroup
	for i := range replicas {
		all.Go(func() {
			s, err := store.Open(t.Context(), url, quiet)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Put(t.Context(), "kind", fmt.Sprint(i), nil); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	list, err := open(t, url).List(t.Context(), "kind")
	if got, want := len(list), replicas; got != want || err != nil {
		t.Errorf("got %d records and %v, want %d", got, err, want)
	}
	db := raw(t, driver, url)
	var rows int
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM goose_db_version`).Scan(&rows); err != nil {
		t.Fatal(err)
	}
	if got, want := rows, newest(t)+1; got != want { // and version 0
		t.Errorf("got %d versions, want %d", got, want)
	}
}

func testNewer(t *testing.T, driver, url string) {
	s := open(t, url)
	if err := s.Put(t.Context(), "kind", "key", nil); err != nil {
		t.Fatal(err)
	}
	version := newest(t) + 1
	db := raw(t, driver, url)
	if _, err := db.ExecContext(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, true)`, version); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), url, quiet)
	want := fmt.Sprintf("the store is of a newer version (%d) than this program knows (%d): update boussole", version, version-1)
	if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "store.url: ") {
		t.Errorf("got %v, want %s", err, want)
	}
}

// raw opens a database as no store does.
func raw(t testing.TB, driver, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, strings.TrimPrefix(url, "sqlite://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// The log tells of a change of the tables, and of nothing else.
func TestOpenLog(t *testing.T) {
	url := "sqlite://" + filepath.Join(t.TempDir(), "boussole.db")
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, nil))
	for range 2 {
		s, err := store.Open(t.Context(), url, log)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, what := range []string{"store", "queue"} {
		if got, want := strings.Count(out.String(), what+" brought up to date"), 1; got != want || strings.Count(out.String(), "\n") != 2 {
			t.Errorf("got %q, want a line of the %s among two", out.String(), what)
		}
	}
}

func TestOpenFaults(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	tests := []struct{ name, url, want string }{
		{"empty", "", "store.url: …: open: neither sqlite://FILE nor postgres://"},
		{"unknown", "mysql://user:secret@host/db", "store.url: …: open: neither sqlite://FILE nor postgres://"},
		{"words", "host=localhost password=secret", "store.url: …: open: neither sqlite://FILE"},
		{"no file", "sqlite://", "the file's name is missing: sqlite://boussole.db"},
		{"parameter", "sqlite://a.db?cache=shared", `unknown parameters "cache=shared": only ?mode=ro and ?mode=rw are possible`},
		{"no folder", "sqlite://" + filepath.Join(dir, "none", "a.db"), "no such file or directory"},
		{"a folder", "sqlite://" + dir, "the file must be one that may be read and written"},
		{"not there", "sqlite://" + filepath.Join(dir, "none.db") + "?mode=rw", "the file must be one that may be read and written"},
		{"no store", "sqlite://" + write("text", strings.Repeat("no store\n", 1000)), "the file is damaged, or no store"},
		{"bad address", "postgres://user:sec/ret@host/db", "store.url: postgres://…: open: not an address"},
		{"bad address of digits", "postgres://user:1/secret@host/db", "store.url: postgres://…: open: not an address"},
		{"bad parameter", "postgres://user:secret@host/db?pool_max_conns=many&password=secret", "store.url: postgres://user@host/db: open: an unknown or impossible parameter"},
		{"nobody there", "postgres://user:secret@127.0.0.1:1/db?sslpassword=secret", "store.url: postgres://user@127.0.0.1:1/db: open: failed to connect"},
		{"nobody there twice", "postgres://user:secret@127.0.0.1:1,127.0.0.1:2/db", "store.url: postgres://user@127.0.0.1:1,127.0.0.1:2/db: open: failed to connect"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := store.Open(t.Context(), test.url, quiet)
			if err == nil {
				t.Fatal("opened, want an error", s.Close())
			}
			if !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "store.url: ") {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line without the password", err)
			}
		})
	}
}

func TestPostgresBackup(t *testing.T) {
	s := open(t, sqltest.Postgres(t))
	file := filepath.Join(t.TempDir(), "copy")
	if err := s.Backup(t.Context(), file); err == nil || !strings.Contains(err.Error(), "pg_dump") {
		t.Errorf("got %v, want pg_dump named", err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file was left")
	}
}
