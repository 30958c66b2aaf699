package slack_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"boussole/adapters/slack"
	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// A workspace that installed is answered until it says that it uninstalled, or that its token was revoked.
func TestRemoval(t *testing.T) {
	for _, gone := range []string{"uninstalled", "revoked"} {
		t.Run(gone, func(t *testing.T) {
			b := newBench(t, router(t), "http", func(c *slack.Config) {
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
			for range 1000 {
				all, err := b.store.List(t.Context(), "slack.install")
				if err != nil {
					t.Fatal(err)
				}
				if len(all) == 0 {
					return
				}
				time.Sleep(10 * time.Millisecond)
			}
			t.Error("still installed")
		})
	}
}
