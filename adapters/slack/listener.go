package slack

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	slackapi "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"boussole/bot"
)

// listener takes what comes by one client.
type listener struct {
	adapter *Adapter
	router  *bot.Router
	socket  *socket
	client  *socketmode.Client
	acks    sync.WaitGroup // under way
}

// watch takes what comes until the context ends or the client has to be replaced.
func (l *listener) watch(ctx context.Context, ended <-chan error) error {
	hello := time.NewTimer(helloTime)
	defer hello.Stop()
	var since time.Time // of the connection that stands
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-ended:
			return err
		case <-hello.C:
			return errNoHello
		case e := <-l.client.Events:
			switch e.Type {
			case socketmode.EventTypeConnecting:
				l.socket.ready.Store(false)
				if since.IsZero() {
					continue
				}
				if time.Since(since) < steady {
					return errUnsteady
				}
				since = time.Time{}
				hello.Reset(helloTime)
			case socketmode.EventTypeConnected:
				since = time.Now()
			case socketmode.EventTypeHello:
				l.socket.ready.Store(true)
				hello.Stop()
			case socketmode.EventTypeConnectionError:
				failed, ok := e.Data.(*slackapi.ConnectionErrorEvent)
				if !ok {
					continue
				}
				if refused("", failed.ErrorObj) != nil {
					return failed.ErrorObj
				}
				if limit, ok := errors.AsType[*slackapi.RateLimitedError](failed.ErrorObj); ok {
					hello.Reset(limit.RetryAfter + helloTime)
				}
			case socketmode.EventTypeEventsAPI, socketmode.EventTypeInteractive, socketmode.EventTypeSlashCommand:
				l.take(ctx, envelope{e.Request.EnvelopeID, e.Request.Type, e.Request.Payload, e.Request.AcceptsResponsePayload})
			case socketmode.EventTypeErrorBadMessage: // which slack-go doesn't know, and leaves unacknowledged
				var unknown envelope
				if bad, ok := e.Data.(*socketmode.ErrorBadMessage); ok && json.Unmarshal(bad.Message, &unknown) == nil && unknown.ID != "" {
					l.take(ctx, unknown)
				}
			}
		}
	}
}

// take acknowledges an envelope and answers what is in it. Where too many are under way Slack sends it again.
func (l *listener) take(ctx context.Context, e envelope) {
	a := l.adapter
	if !a.enter() {
		a.log.Warn("slack: too much at once, so one envelope waits")
		return
	}
	ctx = context.WithoutCancel(ctx) // a stop lets it finish
	l.acks.Add(1)
	a.late.Go(func() {
		defer a.leave()
		start := time.Now()
		t := l.turn(ctx, e)
		err := l.acknowledge(ctx, e, t.ack)
		l.acks.Done()
		if err != nil && t.instead != nil {
			t.rest = t.instead
		}
		a.finish(ctx, t, start, err)
	})
}

// drain waits until what was taken is acknowledged, and written.
func (l *listener) drain() {
	l.acks.Wait()
	time.Sleep(settle)
}
