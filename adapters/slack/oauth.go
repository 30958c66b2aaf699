package slack

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

const (
	// authorizeURL is where a browser goes, whatever slack.api_url says of the API
	// (https://docs.slack.dev/authentication/installing-with-oauth).
	authorizeURL = "https://slack.com/oauth/v2/authorize"
	oauthPath    = "/slack/oauth"
	// browserCookie tells the browser that began from any other.
	browserCookie = "boussole_install"
	exchangeTime  = 10 * time.Second
)

// oauth installs Boussole in workspaces: it sends people to Slack, and keeps the token that they come back with.
type oauth struct {
	config   Config
	client   *http.Client // follows no redirect
	installs *installs
	states   *states
	log      *slog.Logger
}

// newOAuth makes it; nil for a single workspace, whose token is in the configuration.
func newOAuth(c Config, client *http.Client, in *installs) *oauth {
	if c.ClientID == "" {
		return nil
	}
	own := *client
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse } // it would take the secret along
	return &oauth{config: c, client: &own, installs: in, states: newStates(c.StateSecret), log: c.Log}
}

// handlers are the routes.
func (o *oauth) handlers() map[string]http.Handler {
	return map[string]http.Handler{
		"GET /slack/install": http.HandlerFunc(o.begin),
		"GET " + oauthPath:   http.HandlerFunc(o.end),
	}
}

// begin sends a person to Slack, who asks them for the scopes.
func (o *oauth) begin(w http.ResponseWriter, r *http.Request) {
	n := newNonce()
	browser := hex.EncodeToString(n[:])
	http.SetCookie(w, &http.Cookie{Name: browserCookie, Value: browser, Path: "/slack/", MaxAge: int(stateLife / time.Second), HttpOnly: true,
		SameSite: http.SameSiteLaxMode, // no stricter, since the person comes back from another site, Slack
		Secure:   strings.HasPrefix(o.config.PublicURL, "https://")})
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, authorizeURL+"?"+url.Values{
		"client_id":    {o.config.ClientID},
		"scope":        {strings.Join(scopes(o.config), ",")},
		"redirect_uri": {o.config.at(oauthPath)},
		"state":        {o.states.issue(browser)},
	}.Encode(), http.StatusFound)
}

// end takes a person back from Slack.
func (o *oauth) end(w http.ResponseWriter, r *http.Request) {
	shown, err := o.exchange(r)
	if err != nil {
		o.log.Error("install failed", "error", err)
	}
	if err := shown.show(w); err != nil {
		o.log.Warn("page of an install not sent", "error", err)
	}
}

// exchange turns what came back into a token that is kept, and says what to show. An error is for the log: it is
// something that whoever runs Boussole can mend.
func (o *oauth) exchange(r *http.Request) (*page, error) {
	query := r.URL.Query()
	browser := ""
	if cookie, err := r.Cookie(browserCookie); err == nil {
		browser = cookie.Value
	}
	if fault := o.states.spend(query.Get("state"), browser); fault != nil {
		return fault, nil
	}
	if query.Get("error") != "" {
		return &declined, nil
	}
	if query.Get("code") == "" {
		return &badCode, nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), exchangeTime) // a code is good once, even if the person leaves
	defer cancel()
	answer, err := slackapi.GetOAuthV2ResponseContext(ctx, o.client, o.config.ClientID, o.config.ClientSecret.Reveal(),
		query.Get("code"), o.config.at(oauthPath), slackapi.OAuthOptionAPIURL(o.config.APIURL))
	if refusal, ok := errors.AsType[slackapi.SlackErrorResponse](err); ok && slices.Contains(codeFaults, refusal.Err) {
		return &badCode, nil
	}
	if err == nil {
		err = usable(answer)
	}
	if err != nil {
		return &slackAway, fmt.Errorf("slack: oauth.v2.access: %w", err)
	}
	team := answer.Team.ID
	if answer.IsEnterpriseInstall {
		team = ""
	}
	if err := o.installs.add(ctx, answer.Enterprise.ID, team, bot.NewSecret(answer.AccessToken)); err != nil {
		return &storeAway, err
	}
	return &installed, nil
}

// codeFaults are Slack's words for a code that a person can't use
// (https://docs.slack.dev/reference/methods/oauth.v2.access).
var codeFaults = []string{"invalid_code", "code_already_used", "code_expired"}

// usable checks what Slack answered.
func usable(answer *slackapi.OAuthV2Response) error {
	switch {
	case answer.AccessToken == "" || answer.TokenType != "bot":
		return errors.New("no bot token in the answer")
	case answer.RefreshToken != "" || answer.ExpiresIn != 0:
		return errors.New("the app rotates its tokens; its manifest has to say token_rotation_enabled: false")
	case answer.IsEnterpriseInstall && answer.Enterprise.ID == "" || !answer.IsEnterpriseInstall && answer.Team.ID == "":
		return errors.New("no workspace in the answer")
	}
	return nil
}
