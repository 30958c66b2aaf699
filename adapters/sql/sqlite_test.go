package sql_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	store "boussole/adapters/sql"
)

// filled returns a store in a file of its own, with records of 10 kB.
func filled(t *testing.T, records int) (s *store.Store, file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "a #1 %41 é.db") // SQLite takes an address, where these mean something else
	s = open(t, "sqlite://"+file)
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	for i := range records {
		if err := s.Put(t.Context(), "kind", fmt.Sprintf("%04d", i), make([]byte, 10_000)); err != nil {
			t.Fatal(err)
		}
	}
	return s, file
}

// names lists a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, entry := range entries {
		out = append(out, entry.Name())
	}
	return out
}

func TestBackup(t *testing.T) {
	const records = 200
	s, _ := filled(t, records)
	dir := t.TempDir()
	file := filepath.Join(dir, "file:copy")
	t.Chdir(dir)
	done := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() { // the store is in use
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
			}
			key := fmt.Sprintf("new %d", i)
			if err := errors.Join(s.Put(t.Context(), "pair", key+" a", nil), s.Put(t.Context(), "pair", key+" b", nil)); err != nil {
				t.Error(err)
				return
			}
		}
	})
	err := s.Backup(t.Context(), "file:copy")
	close(done)
	writer.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(names(t, dir)), "[file:copy]"; got != want {
		t.Errorf("got files %s, want %s", got, want)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v and %v, want a file of the owner's alone", info.Mode(), err)
	}
	again := s.Backup(t.Context(), file)
	if !errors.Is(again, os.ErrExist) {
		t.Errorf("over a file: got %v, want that it exists", again)
	}
	backup := open(t, "sqlite://"+file)
	list, err := backup.List(t.Context(), "kind")
	if got, want := len(list), records; got != want || err != nil {
		t.Errorf("got %d records and %v, want %d", got, err, want)
	}
}

// A backup that fails leaves nothing.
func TestBackupFault(t *testing.T) {
	s, _ := filled(t, 1)
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Backup(ctx, filepath.Join(dir, "copy")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that the context ended", err)
	}
	if err := s.Backup(t.Context(), filepath.Join(dir, "none", "copy")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want that there is no such folder", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("got files %v, want none", got)
	}
}

func TestReadOnly(t *testing.T) {
	_, file := filled(t, 1)
	_, err := store.Open(t.Context(), "sqlite://"+file+"?mode=ro", quiet)
	if err == nil || !strings.Contains(err.Error(), "the file, its folder or mode=ro allows no writing") {
		t.Errorf("got %v, want that the store can't be written", err)
	}
}

// A file that was cut short is refused, and stays as it is.
func TestCutShort(t *testing.T) {
	s, file := filled(t, 20)
	whole := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{50, 5000, 8192, len(text) / 2, len(text) - 4096} {
		cut := filepath.Join(filepath.Dir(file), fmt.Sprint(size))
		if err := os.WriteFile(cut, text[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(t.Context(), "sqlite://"+cut, quiet); err == nil || !strings.Contains(err.Error(), "the file is damaged, or no store") {
			t.Errorf("%d of %d bytes: got %v, want that it is damaged", size, len(text), err)
		}
		if info, err := os.Stat(cut); err != nil || info.Size() != int64(size) {
			t.Errorf("%d bytes: got %v and %v, want as many", size, info.Size(), err)
		}
	}
}

// Others may not read what people said.
func TestPrivate(t *testing.T) {
	_, file := filled(t, 1)
	for _, name := range names(t, filepath.Dir(file)) {
		info, err := os.Stat(filepath.Join(filepath.Dir(file), name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got %v and %v, want the owner's alone", name, info.Mode(), err)
		}
	}
}

// A file that is cut short while it is in use is named, by the ledger and by the queue.
func TestCutShortInUse(t *testing.T) {
	s, file := filled(t, 20)
	due := scheduled(t, s, "discord", 1000)
	q, err := s.Queue(quiet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw(t, "sqlite", file).ExecContext(t.Context(), `PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, 8192); err != nil {
		t.Fatal(err)
	}
	_, read := s.Within(t.Context(), "discord", "T")
	for what, err := range map[string]error{"read subscriptions": read, "queue deliveries": q.Put(t.Context(), due)} {
		if err == nil || !strings.Contains(err.Error(), what+": the file is damaged, or no store") {
			t.Errorf("%s: got %v, want that the file is damaged", what, err)
		}
	}
}

// A backup of a queue at work holds what was not over yet, and goes on with it.
func TestBackupQueue(t *testing.T) {
	s, _ := filled(t, 0)
	m := count(t)
	copied := make(chan struct{})
	q, stop := running(t, s, quiet, m.by(func(ctx context.Context, _ int64, _ time.Time) time.Duration {
		select {
		case <-copied:
		case <-ctx.Done():
		}
		return 0
	}), "discord")
	due := scheduled(t, s, "discord", 150)
	putAll(t, q, due)
	m.wait(100)
	file := filepath.Join(t.TempDir(), "copy")
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	close(copied)
	m.wait(len(due))
	stop()
	m.each(due, 1)
	backup := open(t, "sqlite://"+file)
	list, err := backup.Within(t.Context(), "discord", "T")
	if got, want := len(list), len(due); got != want || err != nil {
		t.Errorf("got %d subscriptions and %v, want %d", got, err, want)
	}
	var left int
	if err := raw(t, "sqlite", file).QueryRowContext(t.Context(), `SELECT count(*) FROM river_job WHERE state = 'available'`).Scan(&left); err != nil || left != 50 {
		t.Fatalf("got %d jobs left and %v, want 50", left, err)
	}
	m = count(t)
	_, _ = running(t, backup, quiet, m.by(over), "discord")
	m.wait(left)
}
