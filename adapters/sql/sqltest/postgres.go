// Package sqltest starts PostgreSQL for a test.
package sqltest

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// startTime is how long a server may take to start: a busy machine is slow.
const startTime = time.Minute

// Postgres starts a PostgreSQL server for one test, in a temporary folder and on a socket there, and returns the
// address of its database; the server ends with the test. Where there are no binaries of PostgreSQL, the test is skipped.
func Postgres(t testing.TB) string {
	t.Helper()
	bin := binaries(t.Context())
	if bin == "" {
		t.Skip("no binaries of PostgreSQL: neither what pg_config says nor /usr/lib/postgresql/*/bin has an initdb")
	}
	dir, err := os.MkdirTemp("", "boussole") // t.TempDir is closed to others, and too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	as := give(t, dir)
	data := filepath.Join(dir, "data")
	create := exec.CommandContext(t.Context(), filepath.Join(bin, "initdb"), "--pgdata="+data, "--username=boussole",
		"--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
	create.Dir, create.SysProcAttr = dir, as
	if out, err := create.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	var log bytes.Buffer
	server := exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", dir, "-h", "", "-F") // -F: no fsync
	server.Dir, server.SysProcAttr, server.Stdout, server.Stderr = dir, as, &log, &log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Wait() // interrupted, in the end
	}()
	t.Cleanup(func() {
		_ = server.Process.Signal(os.Interrupt) // https://www.postgresql.org/docs/current/server-shutdown.html: fast
		<-ended
		if t.Failed() {
			t.Logf("PostgreSQL:\n%s", log.String())
		}
	})
	address := (&url.URL{Scheme: "postgres", User: url.User("boussole"), Path: "/postgres",
		RawQuery: url.Values{"host": {dir}}.Encode()}).String()
	await(t, address, ended)
	return address
}

// Database makes a database of its own for one test on a server that Postgres started, and returns its address.
func Database(t testing.TB, server string) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	name := fmt.Sprintf("test%d", time.Now().UnixNano())
	if _, err := conn.Exec(t.Context(), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

// await returns once the server answers.
func await(t testing.TB, address string, ended <-chan struct{}) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), startTime)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, address)
		if err == nil {
			_ = conn.Close(ctx)
			return
		}
		select {
		case <-time.After(50 * time.Millisecond):
		case <-ended:
			t.Fatal("PostgreSQL ended at once")
		case <-ctx.Done():
			t.Fatalf("PostgreSQL does not answer: %v", err)
		}
	}
}

// binaries returns the folder of a PostgreSQL server, empty when there is none.
func binaries(ctx context.Context) string {
	folders, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // the pattern is right
	if out, err := exec.CommandContext(ctx, "pg_config", "--bindir").Output(); err == nil {
		folders = append(folders, strings.TrimSpace(string(out)))
	}
	for _, folder := range slices.Backward(folders) { // what is chosen by pg_config, else the newest
		if _, err := os.Stat(filepath.Join(folder, "initdb")); err == nil {
			return folder
		}
	}
	return ""
}
