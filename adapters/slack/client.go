package slack

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// Bounds of one request. Whoever pressed a button may be shown a form for three seconds, once
// (https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses).
const (
	connectTime = 5 * time.Second
	callTime    = 10 * time.Second
	triggerLife = 3 * time.Second
)

// clientConfig is what a client needs to speak in one workspace.
type clientConfig struct {
	token   bot.Secret
	url     string       // of the Web API, ends in /
	http    *http.Client // newHTTPClient's, one for all workspaces
	history bool         // may read a channel's history
	log     *slog.Logger
}

// client speaks to Slack for the bot in one workspace, within its limits. It is safe for concurrent use.
type client struct {
	config clientConfig
	http   *http.Client
	pace   *pace
	people *recent[speaker] // by user
	hooks  *recent[*hook]   // by response URL
	sent   *recent[attempt] // messages of posts, by key

	posting sync.Map // keys of the posts under way
}

func newClient(c clientConfig) *client {
	own := *c.http
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // it would take the token along
	return &client{
		config: c, http: &own, pace: newPace(),
		people: newRecent[speaker](peopleMost), hooks: newRecent[*hook](hooksMost), sent: newRecent[attempt](sentMost),
	}
}

// newHTTPClient makes connections to Slack, none of which lasts for ever.
func newHTTPClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = (&net.Dialer{Timeout: connectTime}).DialContext
	transport.TLSHandshakeTimeout = connectTime
	transport.MaxIdleConnsPerHost = 64 // they all go to one host
	return &http.Client{Transport: transport, Timeout: callTime}
}

// identity is who the bot is in a workspace.
type identity struct{ team, enterprise, user, bot string }

// who asks Slack whom the token belongs to.
func (c *client) who(ctx context.Context) (identity, error) {
	var id identity
	err := c.call(ctx, authTest, "", func(ctx context.Context, api *slackapi.Client) error {
		is, err := api.AuthTestContext(ctx)
		if err == nil {
			id = identity{team: is.TeamID, enterprise: is.EnterpriseID, user: is.UserID, bot: is.BotID}
		}
		return err
	})
	return id, err
}

// open shows a form to whoever caused the trigger, which is over after triggerLife.
func (c *client) open(ctx context.Context, trigger string, view slackapi.ModalViewRequest) error {
	ctx, cancel := context.WithTimeout(ctx, triggerLife)
	defer cancel()
	return c.call(ctx, openView, "", func(ctx context.Context, api *slackapi.Client) error {
		_, err := api.OpenViewContext(ctx, trigger, view)
		return err
	})
}

// home shows a person their home. Another that was shown at the same moment is as good.
func (c *client) home(ctx context.Context, user string, view slackapi.HomeTabViewRequest) error {
	err := c.call(ctx, publishView, "", func(ctx context.Context, api *slackapi.Client) error {
		_, err := api.PublishViewContext(ctx, slackapi.PublishViewContextRequest{UserID: user, View: view})
		return err
	})
	if hasCode(err, codeHashConflict) {
		return nil
	}
	return err
}

// mostAttempts is how often a method is called for one purpose at most.
const mostAttempts = 3

// call uses a method of Slack's when it is its turn, and again where that may help and can't show twice. Its errors are
// a *Fault, a *lost or the context's, and hold no address and no token.
func (c *client) call(ctx context.Context, m method, channel string, use func(context.Context, *slackapi.Client) error) error {
	for attempt := 1; ; attempt++ {
		if err := c.pace.turn(ctx, m, channel); err != nil {
			return err
		}
		e := newErrand(ctx, c.http, m)
		api := slackapi.New(c.config.token.Reveal(), slackapi.OptionAPIURL(c.config.url), slackapi.OptionHTTPClient(e))
		err := e.explain(m, use(ctx, api))
		if err == nil || ctx.Err() != nil {
			return err
		}
		fault := limited(err)
		if fault != nil {
			c.config.log.WarnContext(ctx, "slack: too often", "method", m, "again_in", fault.RetryAfter)
			c.pace.hold(m, fault.RetryAfter)
		}
		if attempt == mostAttempts || fault == nil && !(m.repeatable() && passing(err)) {
			return err
		}
		if fault == nil && wait(ctx, m, backoff(attempt)) != nil {
			return err
		}
	}
}
