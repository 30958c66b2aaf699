package gateway

import (
	"cmp"
	"context"
	"encoding/json"
	"time"

	"github.com/bwmarrin/discordgo"
)

// shard keeps one part of the bot's servers connected
// (https://discord.com/developers/docs/events/gateway#sharding).
type shard struct {
	g         *Gateway
	id, count int // its number, and of how many
	starts    *starts
	events    *intake
	home      string                // the gateway's address
	begun     chan struct{}         // closed when its first connection has had its turn
	begin     func()                // closes it
	up        chan *discordgo.Event // READY or RESUMED

	session *discordgo.Session // nil: the next connection identifies
	known   bool               // by Discord: the session can be resumed
	barren  int                // connections since the last one that got ready
	resume  string             // address where the session is resumed; empty: the gateway's
}

// mostBarren is how often a session is resumed in vain before another is begun.
const mostBarren = 3

// Run serves until the context ends (nil), or Discord refuses for good.
func (s *shard) run(ctx context.Context) error {
	again := s.g.times.pauses()
	for {
		good, err := s.connect(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err := refused(err); err != nil {
			return err
		}
		if !s.known || s.barren >= mostBarren || lost(err) {
			s.session = nil
		}
		if good >= s.g.times.steady {
			again = s.g.times.pauses()
		}
		s.g.Log.Warn("discord: connection lost", "shard", s.id, "error", err, "resumable", s.session != nil)
		if again.wait(ctx) != nil {
			return nil
		}
	}
}

// connect makes a connection, and returns when it has ended: how long it was good, and why it ended.
func (s *shard) connect(ctx context.Context) (good time.Duration, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	socket := newSocket(s.g.times.ack)
	if err := s.login(ctx, cancel, socket); err != nil {
		return 0, err
	}
	since := time.Now()
	s.g.mark(s.id, true)
	defer s.g.mark(s.id, false)
	_, err = soon(ctx, s.g.times.leaving, socket.ended)
	return time.Since(since), cmp.Or(err, socket.why(errEnded))
}

// login opens a connection and returns once it is ready.
func (s *shard) login(ctx context.Context, cancel context.CancelCauseFunc, socket *socket) error {
	if s.session == nil {
		done, err := s.starts.take(ctx, s.id)
		if err != nil {
			return err
		}
		defer done()
		s.begin()
		if s.session, err = s.newSession(); err != nil {
			return err
		}
		s.known, s.resume = false, ""
	}
	select {
	case <-s.up: // an earlier connection's
	default:
	}
	slow := time.AfterFunc(s.g.times.opening, func() { cancel(errSlow) })
	defer slow.Stop()
	if err := s.dial(ctx, socket); err != nil {
		return err
	}
	select {
	case e := <-s.up:
		s.welcome(e)
		return nil
	case <-socket.ended:
	case <-ctx.Done():
		if _, err := soon(ctx, s.g.times.leaving, socket.ended); err != nil {
			return err
		}
	}
	return socket.why(errEnded)
}

// dial opens a connection as far as the first event.
func (s *shard) dial(ctx context.Context, socket *socket) error {
	opened := make(chan error, 1) // of one, so that nothing is left behind
	go func() { opened <- s.open(ctx, socket) }()
	failed, err := soon(ctx, s.g.times.leaving, opened)
	switch {
	case err != nil:
		return err
	case failed != nil && socket.Conn == nil: // it didn't get that far
		s.resume = "" // may be out of date
		return cmp.Or(context.Cause(ctx), failed)
	}
	s.barren++ // until it is ready
	if failed != nil {
		return socket.why(failed)
	}
	return nil
}

// welcome takes in READY or RESUMED.
func (s *shard) welcome(e *discordgo.Event) {
	s.known, s.barren = true, 0
	if e.Type == "READY" {
		var ready struct {
			Resume string `json:"resume_gateway_url"`
		}
		_ = json.Unmarshal(e.RawData, &ready) // without, the session is resumed where it began
		s.resume = ready.Resume
	}
	s.g.Log.Info("discord: connected", "shard", s.id, "of", s.count, "by", e.Type)
}
