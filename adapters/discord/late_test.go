package discord_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"boussole/bot"
)

// An answer that isn't there within two seconds is announced, and then replaces what announced it.
func TestLate(t *testing.T) {
	slow := func(ctx context.Context, _ bot.Request) (bot.Reply, error) {
		<-ctx.Done() // as long as the Router lets it
		return bot.Reply{}, ctx.Err()
	}
	private := probe(slow)
	private.Private = true
	for name, test := range map[string]struct {
		command bot.Command
		flags   string
	}{"public": {probe(slow), `{"type":5,"data":{}}`}, "private": {private, `{"type":5,"data":{"flags":64}}`}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, router(t, test.command))
			w := b.post(slash(t, bot.French, bot.Request{Command: "probe"}))
			if w.Code != http.StatusAccepted || w.Body.Len() != 0 {
				t.Errorf("got status %d and %q", w.Code, w.Body)
			}
			requests := b.fake.Await(2)
			if first := requests[0]; !strings.HasSuffix(first.Path, "/callback") || string(first.Body) != test.flags {
				t.Errorf("first: got %s %s", first.Route, first.Body)
			}
			second := requests[1]
			if !strings.HasSuffix(second.Path, "/messages/@original") || second.Method != http.MethodPatch || !strings.Contains(string(second.Body), "Désolé") {
				t.Errorf("second: got %s %s", second.Route, second.Body)
			}
			if strings.Contains(b.log.String(), "aW50ZXJhY3Rpb24") {
				t.Errorf("the interaction's token is in the log: %s", b.log)
			}
		})
	}
}
