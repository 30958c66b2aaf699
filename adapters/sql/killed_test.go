package sql_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"boussole/adapters/sql/sqltest"

	store "boussole/adapters/sql"
)

// victim is where a process of TestKilled that is about to be killed finds its store.
const victim = "BOUSSOLE_TEST_VICTIM"

// TestVictim is what TestKilled kills: a queue whose deliveries never end.
func TestVictim(t *testing.T) {
	url := os.Getenv(victim)
	if url == "" {
		t.Skip("TestKilled starts it")
	}
	s, err := store.Open(t.Context(), url, quiet)
	if err != nil {
		t.Fatal(err)
	}
	q, err := s.Queue(quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Error(q.Run(t.Context(), func(context.Context, int64, time.Time) time.Duration {
		_, _ = os.Stdout.WriteString("begun\n")
		select {}
	}, "discord"))
}

// What a killed process was at is taken up by another within a minute, whether that one runs already or starts later.
func TestKilled(t *testing.T) {
	if os.Getenv("BOUSSOLE_LONG") == "" {
		t.Skip("it takes two minutes: BOUSSOLE_LONG=1")
	}
	t.Run("SQLite", func(t *testing.T) {
		testKilled(t, "sqlite://"+filepath.Join(t.TempDir(), "boussole.db"), false)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		server := sqltest.Postgres(t)
		for _, before := range []bool{false, true} {
			testKilled(t, sqltest.Database(t, server), before)
		}
	})
}

func testKilled(t *testing.T, url string, before bool) {
	s := open(t, url)
	due := scheduled(t, s, "discord", 10)
	q, err := s.Queue(quiet)
	if err != nil {
		t.Fatal(err)
	}
	putAll(t, q, due)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	process := exec.CommandContext(t.Context(), program, "-test.run=^TestVictim$")
	process.Env = append(os.Environ(), victim+"="+url)
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != "begun"; {
		t.Log(lines.Text())
	}
	time.Sleep(time.Second) // until it has begun them all
	m := count(t)
	if before {
		_, _ = running(t, s, quiet, m.by(over), "discord")
		time.Sleep(time.Second)
	}
	if err := process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	killed := time.Now()
	_ = process.Wait() // that it was killed
	if !before {
		_, _ = running(t, s, quiet, m.by(over), "discord")
	}
	m.wait(len(due))
	m.each(due, 1)
	t.Logf("taken up after %v", time.Since(killed).Round(time.Second))
}
