package slack

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	slackapi "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"boussole/bot"
)

// Slack renews each socket every few hours, and what it sends meanwhile goes to the other; it allows ten for all
// replicas together (https://docs.slack.dev/apis/events-api/using-socket-mode).
const (
	sockets   = 2
	helloTime = 10 * time.Second
	steady    = 5 * time.Second // a socket that ends sooner isn't opened again at once
	firstWait = time.Second
	longWait  = 30 * time.Second
)

// socket is one connection to Slack, and the next in its place.
type socket struct{ ready atomic.Bool }

// listen keeps the sockets until the context ends, or Slack refuses the bot for good.
func (a *Adapter) listen(ctx context.Context, r *bot.Router) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var all sync.WaitGroup
	for i := range a.sockets {
		all.Go(func() {
			if err := a.keep(ctx, r, &a.sockets[i]); err != nil {
				stop(err)
			}
		})
	}
	all.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// keep connects a socket again and again, ever less often where that doesn't help.
func (a *Adapter) keep(ctx context.Context, r *bot.Router, s *socket) error {
	pause := firstWait
	for {
		start := time.Now()
		err := a.connect(ctx, r, s)
		s.ready.Store(false)
		if final := refused("slack.app_token", err); final != nil || ctx.Err() != nil {
			return final
		}
		if time.Since(start) > longWait {
			pause = firstWait
		}
		a.log.Warn("slack: a socket ended", "error", err, "again_in", pause)
		select {
		case <-time.After(pause + rand.N(pause)):
		case <-ctx.Done():
			return nil
		}
		pause = min(2*pause, longWait)
	}
}

var (
	errNoHello  = errors.New("no hello from Slack")
	errUnsteady = errors.New("a connection ended as soon as it was made")
)

// connect runs slack-go's client, which connects again by itself when Slack renews the connection, and watches over it.
func (a *Adapter) connect(ctx context.Context, r *bot.Router, s *socket) error {
	api := slackapi.New("", slackapi.OptionAppLevelToken(a.config.AppToken.Reveal()), slackapi.OptionAPIURL(a.config.APIURL), slackapi.OptionHTTPClient(a.http))
	l := &listener{adapter: a, router: r, socket: s, client: socketmode.New(api, socketmode.OptionReadLimit(bodySize))}
	running, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	ended := make(chan error, 1)
	go func() {
		ended <- l.client.RunContext(running)
		close(ended)
	}()
	err := l.watch(ctx, ended)
	if ctx.Err() != nil {
		l.drain()
	}
	end()
	for {
		select {
		case <-l.client.Events: // or it may wait for a reader
		case <-ended:
			return err
		}
	}
}
