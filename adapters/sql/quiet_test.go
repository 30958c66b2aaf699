package sql

import (
	"bytes"
	"context"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"
)

// Of what River logs, only what is wrong comes through, each message once in a minute.
func TestQuiet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		log := quiet(slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}})))
		say := func(level slog.Level, message string) {
			log.With("a", 1).WithGroup("g").Log(context.Background(), level, message, "b", 2)
		}
		say(slog.LevelDebug, "one")
		say(slog.LevelInfo, "one")
		for range 3 {
			say(slog.LevelWarn, "one")
			say(slog.LevelError, "two")
		}
		time.Sleep(time.Minute)
		say(slog.LevelWarn, "one")
		const one, two = "level=WARN msg=one a=1 g.b=2\n", "level=ERROR msg=two a=1 g.b=2\n"
		if got, want := out.String(), one+two+one; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}
