package gateway

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// Config is what a Gateway needs.
type Config struct {
	Token  bot.Secret
	Client *http.Client // whose transport is that of rest
	Shards int          // 0: as Discord advises
	Handle func(ctx context.Context, event string, data json.RawMessage)
	Log    *slog.Logger
}

// Gateway keeps the bot connected to Discord, one connection per shard
// (https://discord.com/developers/docs/events/gateway).
type Gateway struct {
	Config
	times times
	tls   *tls.Config

	mu        sync.Mutex
	connected []bool // by shard; none before their number is known
}

// times are how long things take at most, and what lies between them.
type times struct {
	opening        time.Duration // from a dial to READY or RESUMED
	ack            time.Duration // from a heartbeat to its acknowledgement
	again, longest time.Duration // from a lost connection to the next: at first, and after many
	steady         time.Duration // after which a connection was a good one
	spacing        time.Duration // between IDENTIFYs under one key
	leaving        time.Duration // for discordgo to let go of a connection; it sleeps for one second
	finishing      time.Duration // for the events under way at the end
}

// New connects nothing before it runs.
func New(c Config) *Gateway {
	return &Gateway{
		Config: c,
		tls:    &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}},
		times: times{
			opening: 20 * time.Second, ack: 10 * time.Second, again: time.Second, longest: 30 * time.Second, steady: time.Minute,
			spacing: 5 * time.Second, leaving: 10 * time.Second, finishing: 10 * time.Second,
		},
	}
}

// Run serves until the context ends (nil), or Discord refuses for good (an error that says what to do).
func (g *Gateway) Run(ctx context.Context) error {
	events := newIntake(ctx, g.Handle, g.Log)
	defer events.finish(g.times.finishing)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	told, err := g.ask(ctx)
	if err != nil {
		return refused(err)
	}
	shards := g.split(told, events)
	refusals := make(chan error, len(shards))
	var all sync.WaitGroup
	for i, s := range shards {
		if before := i - len(s.starts.turns); before >= 0 { // those of one key begin in order
			_, _ = soon(ctx, 0, shards[before].begun)
		}
		all.Go(func() {
			if err := s.run(ctx); err != nil {
				refusals <- err
				cancel()
			}
		})
	}
	all.Wait()
	select {
	case err := <-refusals:
		return err
	default:
		return nil
	}
}

// split makes the shards.
func (g *Gateway) split(told advice, events *intake) []*shard {
	count := g.Shards
	if count < 1 {
		count = told.Shards
	}
	starts := newStarts(told.Starts, g.times.spacing)
	shards := make([]*shard, count)
	for i := range shards {
		begun := make(chan struct{})
		shards[i] = &shard{g: g, id: i, count: count, starts: starts, events: events, home: told.URL,
			begun: begun, begin: sync.OnceFunc(func() { close(begun) }), up: make(chan *discordgo.Event, 1)}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.connected = make([]bool, count)
	return shards
}

// mark notes whether a shard is connected.
func (g *Gateway) mark(shard int, connected bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.connected[shard] = connected
}

// Ready is nil when every shard is connected, else says what is not.
func (g *Gateway) Ready() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.connected) == 0 {
		return errors.New("gateway: not connected yet")
	}
	var missing []string
	for i, connected := range g.connected {
		if !connected {
			missing = append(missing, strconv.Itoa(i))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("gateway: %d of %d shards not connected: %s", len(missing), len(g.connected), strings.Join(missing, ", "))
}
