// Package discord connects the bot to Discord: slash commands, a message menu, buttons, mentions and direct messages.
package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"boussole/adapters/discord/chart"
	"boussole/adapters/discord/gateway"
	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// name is the platform as the configuration writes it.
const name = "discord"

// Config is the part of the configuration that concerns Discord.
type Config struct {
	Mode          string // gateway, or http for a public address that Discord calls
	Token         bot.Secret
	ApplicationID string `yaml:"application_id"` // empty: asked from Discord
	PublicKey     string `yaml:"public_key"`     // 64 hexadecimal digits; http mode only
	Shards        int    // 0: as many as Discord advises
	APIURL        string `yaml:"api_url"`

	Locale bot.Locale   `yaml:"-"` // of whoever's own isn't known
	Log    *slog.Logger `yaml:"-"`
}

// Adapter answers people on Discord.
type Adapter struct {
	config   Config
	log      *slog.Logger
	client   *http.Client
	api      *rest.API
	key      ed25519.PublicKey // of http mode
	pictures *chart.Pictures
	metrics  metrics
	gateway  atomic.Pointer[gateway.Gateway] // of gateway mode, once it runs
	late     sync.WaitGroup                  // answers that follow an HTTP response
}

var _ bot.Adapter = (*Adapter)(nil)

// New makes an Adapter; nothing is contacted before it runs. Every fault of the configuration is listed.
func New(c Config) (*Adapter, error) {
	a := &Adapter{config: c, log: c.Log, pictures: chart.New(), metrics: newMetrics()}
	var faults []error
	client, err := c.client()
	if err != nil {
		faults = append(faults, err)
	}
	if c.Token.Reveal() == "" {
		faults = append(faults, errNoToken)
	}
	if c.Mode == "http" {
		key, err := hex.DecodeString(c.PublicKey)
		if err != nil || len(key) != ed25519.PublicKeySize {
			faults = append(faults, errors.New("discord.public_key: 64 hexadecimal digits are needed in http mode, as Discord's developer portal shows them"))
		}
		a.key = key
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	a.client, a.api = client, rest.NewAPI(client, c.Token)
	return a, nil
}

var errNoToken = errors.New("discord.token: a bot's token is needed, as Discord's developer portal shows it; put it in the environment and write ${DISCORD_TOKEN}")

// client sends every request to Discord through one transport.
func (c Config) client() (*http.Client, error) {
	at, err := url.Parse(c.APIURL)
	if err != nil || at.Host == "" {
		return nil, fmt.Errorf("discord.api_url: %q is not a web address", c.APIURL)
	}
	next := http.DefaultTransport.(*http.Transport).Clone()
	next.MaxIdleConnsPerHost = 64 // they all go to one host
	return &http.Client{Transport: rest.NewTransport(at, next), Timeout: time.Minute}, nil
}

// Name is discord.
func (a *Adapter) Name() string { return name }

// Run answers until the context ends, or Discord refuses the bot for good.
func (a *Adapter) Run(ctx context.Context, r *bot.Router) error {
	if a.config.Mode == "http" { // Handlers answer
		<-ctx.Done()
		a.finish()
		return nil
	}
	self, err := a.self(ctx)
	if err != nil || ctx.Err() != nil {
		return err
	}
	handle := func(ctx context.Context, event string, data json.RawMessage) {
		switch event {
		case "INTERACTION_CREATE":
			a.interact(ctx, r, data)
		case "MESSAGE_CREATE":
			a.message(ctx, r, self, data)
		}
	}
	g := gateway.New(gateway.Config{Token: a.config.Token, Client: a.client, Shards: a.config.Shards, Handle: handle, Log: a.log})
	a.gateway.Store(g)
	if err := g.Run(ctx); err != nil {
		return fmt.Errorf("discord: %w", err)
	}
	return nil
}

// finish waits for the answers that follow an HTTP response, but not for ever.
func (a *Adapter) finish() {
	done := make(chan struct{})
	go func() {
		a.late.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(finishing):
	}
}

// finishing is how long answers under way may take once the bot is to stop.
const finishing = 10 * time.Second

// Ready is nil when people are answered, else says what is not.
func (a *Adapter) Ready(context.Context) error {
	if g := a.gateway.Load(); g != nil {
		return g.Ready()
	}
	if a.config.Mode == "http" {
		return nil
	}
	return errors.New("not connected yet")
}
