package web

import (
	"context"
	"errors"
	"log/slog"
	"regexp"
	"runtime/debug"
	"strings"
	"sync"
)

// check is one condition of readiness. It is asked one round at a time, which everyone who comes meanwhile shares: neither
// many clients nor a check that hangs can pile up work.
type check struct {
	name string
	ask  func(context.Context) error
	log  *slog.Logger

	mu      sync.Mutex
	current *round // nil when none is under way
}

// round is one use of a check.
type round struct {
	done chan struct{}
	err  error // to be read once done
}

// start begins a round, or joins the one under way.
func (c *check) start() *round {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current == nil {
		c.current = &round{done: make(chan struct{})}
		go c.run(c.current)
	}
	return c.current
}

// run ends by checkTime where the check minds its context, and by no means depends on who asked first.
func (c *check) run(r *round) {
	ctx, cancel := context.WithTimeout(context.Background(), checkTime)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			c.log.Error("panic", "check", c.name, "panic", describe(p), "stack", string(debug.Stack()))
			r.err = errors.New("the check failed")
		}
		c.mu.Lock()
		c.current = nil
		c.mu.Unlock()
		close(r.done)
	}()
	r.err = c.ask(ctx)
}

// wait returns what the check found, or that it takes too long.
func (r *round) wait(ctx context.Context) error {
	select {
	case <-r.done:
		return r.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// address is that of a server. Its user, password, path and query may be secret; its host is not.
var address = regexp.MustCompile(`://(?:\S*@)?([^\s/?#@"']*)\S*`)

// maxFault bounds what one check may say, in characters.
const maxFault = 200

// fault is an error on one line, in which no address holds a secret.
func fault(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "no answer within " + checkTime.String()
	}
	line := []rune(strings.Join(strings.Fields(address.ReplaceAllString(err.Error(), "://$1")), " "))
	return string(line[:min(len(line), maxFault)])
}
