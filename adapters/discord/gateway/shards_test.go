package gateway

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"boussole/bot"
)

// A Session that never lets go of its lock, as discordgo's do in a deadlock, ends the shard with an error.
func TestShardGivesUpADeadlock(t *testing.T) {
	t.Parallel()
	g := New(Config{Token: bot.NewSecret("fake-token"), Client: http.DefaultClient, Log: slog.New(slog.DiscardHandler)})
	g.times.opening, g.times.leaving = 10*time.Millisecond, 10*time.Millisecond
	events := newIntake(t.Context(), nil, g.Log)
	s := g.split(advice{URL: "ws://127.0.0.1:1", Shards: 1}, events)[0]
	session, err := s.newSession()
	if err != nil {
		t.Fatal(err)
	}
	s.session = session
	session.Lock()
	defer session.Unlock()
	ctx, cancel := context.WithTimeout(t.Context(), soonEnough)
	defer cancel()
	if err := s.run(ctx); err == nil || !errors.Is(err, errStuck) {
		t.Errorf("got %v, want %v", err, errStuck)
	}
}
