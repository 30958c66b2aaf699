package slack_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"boussole/adapters/slack"
	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// A workspace that installed is answered until it says that it uninstalled, or that its token was revoked.
func TestRemoval(t *testing.T) {
	for _, gone := range []string{"uninstalled", "revoked"} {
		t.Run(gone, func(t *testing.T) {
			removed := make(chan string, 9)
			b := newBench(t, router(t), "http", func(c *slack.Config) {
				c.Removed = func(_ context.Context, tenant string) error { removed <- tenant; return nil }
				c.ClientID, c.ClientSecret, c.StateSecret = "1.2", bot.NewSecret("client-secret"), bot.NewSecret("state-secret")
				c.TokenKey, c.PublicURL = bot.NewSecret("token-key"), "https://boussole.example"
			})
			b.fake.SetClient("1.2", "client-secret")
			b.fake.SetInstall("code", slacktest.Install{Token: "xoxb-other", Team: "T0OTHER", TeamName: "Other"})
			begun := httptest.NewRecorder()
			b.routes["GET /slack/install"].ServeHTTP(begun, httptest.NewRequest(http.MethodGet, "/slack/install", http.NoBody))
			at, err := begun.Result().Location()
			if err != nil {
				t.Fatal(err)
			}
			back := httptest.NewRequest(http.MethodGet, "/slack/oauth?"+url.Values{"code": {"code"}, "state": {at.Query().Get("state")}}.Encode(), http.NoBody)
			for _, c := range begun.Result().Cookies() {
				back.AddCookie(c)
			}
			ended := httptest.NewRecorder()
			b.routes["GET /slack/oauth"].ServeHTTP(ended, back)
			if ended.Code != http.StatusOK {
				t.Fatalf("got status %d: %s", ended.Code, ended.Body)
			}
			press := func() string {
				payload, at := b.payload("home_button", func(p map[string]any) { p["team"] = map[string]any{"id": "T0OTHER"} })
				b.give("interactive", payload)
				return at
			}
			press()
			if call := b.calls("chat.postMessage", 1)[0]; call.Token != "xoxb-other" {
				t.Errorf("answered with another token than the workspace's")
			}
			payload, _ := b.payload(gone, func(p map[string]any) { p["team_id"] = "T0OTHER" })
			b.give("events_api", payload)
			if tenant := <-removed; tenant != "T0OTHER" {
				t.Errorf("told of %s", tenant)
			}
			if all, err := b.store.List(t.Context(), "slack.install"); err != nil || len(all) > 0 {
				t.Errorf("still installed: %d, %v", len(all), err)
			}
		})
	}
}

// What is scheduled goes with the single workspace of a configuration too.
func TestRemovalOfTheOnlyWorkspace(t *testing.T) {
	removed := make(chan string, 9)
	b := newBench(t, router(t), "http", func(c *slack.Config) {
		c.Removed = func(_ context.Context, tenant string) error { removed <- tenant; return nil }
	})
	payload, _ := b.payload("uninstalled", nil)
	b.give("events_api", payload)
	if tenant := <-removed; tenant != slacktest.TeamID {
		t.Errorf("told of %s", tenant)
	}
}
