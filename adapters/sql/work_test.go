package sql

import (
	"bytes"
	"log/slog"
	"testing"
	"time"

	"boussole/adapters/sql/sqltest"
	"boussole/bot"
)

// The key of a job is the one that River gives it, else postgresJobs would find none.
func TestJobKey(t *testing.T) {
	s, err := Open(t.Context(), sqltest.Postgres(t), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	sub, err := s.Add(t.Context(), bot.Subscription{Channel: bot.Channel{Adapter: "discord"}})
	if err != nil {
		t.Fatal(err)
	}
	q, err := s.Queue(slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	due := time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC)
	if err := q.Put(t.Context(), []bot.Delivery{{Subscription: sub.ID, Due: due}}); err != nil {
		t.Fatal(err)
	}
	var got []byte
	if err := s.read.QueryRowContext(t.Context(), `SELECT unique_key FROM river_job`).Scan(&got); err != nil {
		t.Fatal(err)
	}
	if want := (delivery{sub.ID, due.Unix()}).key(); !bytes.Equal(got, want) {
		t.Errorf("got %x, want %x", got, want)
	}
}
