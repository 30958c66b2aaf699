package sql

import (
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"boussole/bot"
)

// limited opens a store whose one writing connection has a setting of its own.
func limited(t *testing.T, pragma string) (s *Store, address string) {
	t.Helper()
	address = "sqlite://" + filepath.Join(t.TempDir(), "boussole.db")
	s, err := Open(t.Context(), address, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := s.write.ExecContext(t.Context(), "PRAGMA "+pragma); err != nil {
		t.Fatal(err)
	}
	return s, address
}

// A full disk is named, what was kept is kept, and writing goes on when there is room again.
func TestFullDisk(t *testing.T) {
	s, _ := limited(t, "max_page_count = 100")
	value := make([]byte, bot.StoreValue)
	put := func(i int) error { return s.Put(t.Context(), "kind", fmt.Sprintf("%02d", i), value) }
	kept := 0
	var full error
	for ; kept < 100 && full == nil; kept++ {
		full = put(kept)
	}
	kept--
	if full == nil || kept == 0 || !strings.Contains(full.Error(), "put kind: the disk is full") {
		t.Fatalf("after %d: got %v, want that the disk is full", kept, full)
	}
	list, err := s.List(t.Context(), "kind")
	if got, want := len(list), kept; got != want || err != nil {
		t.Errorf("got %d records and %v, want %d", got, err, want)
	}
	if _, err := s.write.ExecContext(t.Context(), "PRAGMA max_page_count = 1000"); err != nil {
		t.Fatal(err)
	}
	if err := put(kept); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// Another program that writes for too long is named; reading goes on meanwhile.
func TestBusy(t *testing.T) {
	s, address := limited(t, "busy_timeout = 1")
	other, err := Open(t.Context(), address, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	tx, err := other.write.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), "kind", "key", nil); err == nil || !strings.Contains(err.Error(), "another program has held the file for too long") {
		t.Errorf("put: got %v, want that another program holds the file", err)
	}
	if _, _, err := s.Get(t.Context(), "kind", "key"); err != nil {
		t.Errorf("get: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), "kind", "key", nil); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestShow(t *testing.T) {
	tests := []struct{ address, want string }{
		{"sqlite://boussole.db", "sqlite://boussole.db"},
		{"sqlite:///var/lib/boussole.db?mode=ro", "sqlite:///var/lib/boussole.db?mode=ro"},
		{"postgres://boussole:secret@db.example:5432/boussole?sslmode=require", "postgres://boussole@db.example:5432/boussole"},
		{"postgresql://host/db?user=a&password=secret", "postgresql://host/db"},
		{"postgres:///db?host=/run/postgresql", "postgres:///db"},
		{"postgres://u:a@b@host/db", "postgres://u@host/db"},
		{"postgres://u:1/secret@host/db", "postgres://…"},
		{"postgres://u:1?secret@host/db", "postgres://…"},
		{"postgres://u:1#secret@host/db", "postgres://…"},
		{"postgres://u:%zz@host/db", "postgres://…"},
		{"secret", "…"},
	}
	for _, test := range tests {
		if got := show(test.address); got != test.want {
			t.Errorf("%s: got %s, want %s", test.address, got, test.want)
		}
	}
}

// Whatever a password is, no part of an address that is shown holds it, and no error of the address.
func FuzzShow(f *testing.F) {
	for _, around := range []string{"", "/", "?", "#", "@", ":", "%", "%2F", " ", "1/", "@h/", "é", "\n", "\\", "://"} {
		f.Add(around, "")
		f.Add("", around)
		f.Add("1", around)
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		const secret = "SECRET"
		password := before + secret + after
		for _, address := range []string{
			"postgres://user:" + password + "@host/db",
			"postgres://user:" + url.QueryEscape(password) + "@host/db",
			"postgresql://host/db?user=user&password=" + password,
		} {
			if got := show(address); strings.Contains(got, secret) {
				t.Errorf("%q: got %q", address, got)
			}
			if _, err := parsePostgres(address); err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("%q: got %v", address, err)
			}
		}
	})
}

// Any name of a file comes back out of the address that SQLite takes.
func FuzzSQLiteName(f *testing.F) {
	for _, file := range []string{"boussole.db", "/a b/c#d.db", "../%41.db", "é", ":memory:", "a?mode=ro", "a?b", ""} {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, rest string) {
		file, name, err := sqliteName(rest)
		if err != nil {
			return
		}
		u, err := url.Parse(name)
		if err != nil || u.Scheme != "file" || filepath.FromSlash(u.Path) != file || u.Query().Get("_synchronous") != "FULL" {
			t.Errorf("%q: got %s for %q (%v)", rest, name, file, err)
		}
	})
}
