// Package slack connects the bot to Slack: slash commands, mentions, direct messages, buttons, a message shortcut and a
// home.
package slack

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"boussole/bot"
)

// name is the platform as the configuration writes it.
const name = "slack"

// Config is the part of the configuration that concerns Slack.
type Config struct {
	Mode          string     // socket, or http for a public address that Slack calls
	BotToken      bot.Secret `yaml:"bot_token"`
	AppToken      bot.Secret `yaml:"app_token"`      // socket mode only
	SigningSecret bot.Secret `yaml:"signing_secret"` // http mode only
	Commands      []string   // the slash commands of the manifest
	History       bool       // may read a channel's history, to look up a post in doubt
	ClientID      string     `yaml:"client_id"` // the next four: installing in several workspaces
	ClientSecret  bot.Secret `yaml:"client_secret"`
	StateSecret   bot.Secret `yaml:"state_secret"`
	TokenKey      bot.Secret `yaml:"token_key"`
	APIURL        string     `yaml:"api_url"` // ends in /

	PublicURL string                                         `yaml:"-"` // of the HTTP server, seen from outside
	Locale    bot.Locale                                     `yaml:"-"` // of whoever's own isn't known
	Log       *slog.Logger                                   `yaml:"-"`
	Removed   func(ctx context.Context, tenant string) error `yaml:"-" json:"-"` // a workspace has uninstalled the bot; may be nil
}

// Adapter answers people on Slack.
type Adapter struct {
	config   Config
	log      *slog.Logger
	http     *http.Client
	installs *installs
	oauth    *oauth
	seen     seen
	slots    chan struct{}
	macs     sync.Pool // of hash.Hash, with the signing secret
	acks     sync.Pool // of *wire, written already
	metrics  metrics
	sockets  [sockets]socket // of socket mode
	late     sync.WaitGroup  // answers that follow an acknowledgement
}

var _ bot.Adapter = (*Adapter)(nil)

// New makes an Adapter, which keeps the workspaces that install it in the store; nothing is contacted before it runs.
// Every fault of the configuration is listed.
func New(c Config, store bot.Store) (*Adapter, error) {
	a := &Adapter{config: c, log: c.Log, http: newHTTPClient(), seen: newSeen(), slots: make(chan struct{}, inProgress), metrics: newMetrics()}
	a.macs.New = func() any { return hmac.New(sha256.New, []byte(c.SigningSecret.Reveal())) }
	in, err := newInstalls(c, store, func(token bot.Secret) *client {
		return newClient(clientConfig{token: token, url: c.APIURL, http: a.http, history: c.History, log: c.Log})
	})
	if err := errors.Join(append(c.faults(), err)...); err != nil {
		return nil, err
	}
	a.installs, a.oauth = in, newOAuth(c, a.http, in)
	return a, nil
}

// faults lists what is wrong with the settings of any installation.
func (c Config) faults() []error {
	var faults []error
	lacks := func(setting, where string) {
		faults = append(faults, fmt.Errorf("slack.%s: needed: %s; put it in the environment and write ${SLACK_%s}", setting, where, strings.ToUpper(setting)))
	}
	if c.ClientID == "" && c.BotToken.Reveal() == "" {
		lacks("bot_token", "Slack shows it under OAuth & Permissions, once the app is installed")
	}
	switch {
	case c.Mode == "socket" && c.AppToken.Reveal() == "":
		lacks("app_token", "a token with the scope connections:write, from Basic Information, App-Level Tokens")
	case c.Mode == "http" && c.SigningSecret.Reveal() == "":
		lacks("signing_secret", "Slack shows it under Basic Information, App Credentials")
	case c.Mode != "socket" && c.Mode != "http":
		faults = append(faults, fmt.Errorf("slack.mode: %q is neither socket nor http", c.Mode))
	}
	if at, err := url.Parse(c.APIURL); err != nil || at.Host == "" || !strings.HasSuffix(at.Path, "/") {
		faults = append(faults, fmt.Errorf("slack.api_url: %q is not a web address that ends in /", c.APIURL))
	}
	return faults
}

// Name is slack.
func (a *Adapter) Name() string { return name }

// Run answers until the context ends, or Slack refuses the bot for good.
func (a *Adapter) Run(ctx context.Context, r *bot.Router) error {
	defer a.late.Wait()
	if err := a.checkToken(ctx); err != nil {
		return err
	}
	if a.config.Mode == "http" { // Handlers answer
		<-ctx.Done()
		return nil
	}
	return a.listen(ctx, r)
}

// checkToken asks Slack once whether it knows the configured token. Nothing is lost where it doesn't say.
func (a *Adapter) checkToken(ctx context.Context) error {
	if a.installs.one == nil {
		return nil
	}
	_, err := a.installs.one.who(ctx)
	return refused("slack.bot_token", err)
}

// Ready is nil when people are answered, else says what is not.
func (a *Adapter) Ready(ctx context.Context) error {
	if err := a.installs.check(ctx); err != nil || a.config.Mode == "http" {
		return err
	}
	for i := range a.sockets {
		if a.sockets[i].ready.Load() {
			return nil
		}
	}
	return errors.New("not connected to Slack")
}

// Post shows a reply in a channel or to a person, and never twice.
func (a *Adapter) Post(ctx context.Context, p bot.Post) error {
	c, err := a.installs.lookUp(ctx, "", p.Channel.Tenant)
	if err != nil {
		return &bot.Unsent{Err: fmt.Errorf("slack: %w", err)}
	}
	if c == nil {
		return &bot.Permanent{Reason: bot.Text{FR: "Boussole n'est plus installée dans cet espace de travail", EN: "Boussole is no longer installed in this workspace"}, Err: errNotInstalled}
	}
	if err := c.post(ctx, p, render(card{reply: p.Reply})); err != nil {
		return fmt.Errorf("slack: %w", err)
	}
	return nil
}
