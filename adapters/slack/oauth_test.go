package slack

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// installation is a person's browser, and what stands behind the pages it opens.
type installation struct {
	t        *testing.T
	fake     *slacktest.Server
	store    *failing
	installs *installs
	routes   *http.ServeMux
	cookies  []*http.Cookie
	log      bytes.Buffer
	pages    strings.Builder // all that was shown
}

func newInstallation(t *testing.T) *installation {
	i := &installation{t: t, fake: slacktest.New(t), store: &failing{Store: bot.NewMemory()}, routes: http.NewServeMux()}
	c := several(slog.New(slog.NewTextHandler(&i.log, nil)))
	c.APIURL = i.fake.URL()
	i.fake.SetClient("1.2", "client-secret")
	i.installs = installsOf(t, c, i.store)
	for pattern, handler := range newOAuth(c, http.DefaultClient, i.installs).handlers() {
		i.routes.Handle(pattern, handler)
	}
	t.Cleanup(func() {
		for _, secret := range []string{"xoxb-", "client-secret", "state-secret", "token-key"} {
			if shown := i.log.String() + i.pages.String(); strings.Contains(shown, secret) {
				t.Errorf("%s is shown:\n%s", secret, shown)
			}
		}
	})
	return i
}

// open opens a page with the cookies that were set.
func (i *installation) open(path string) *http.Response {
	i.t.Helper()
	r := httptest.NewRequest("GET", path, http.NoBody)
	for _, c := range i.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	i.routes.ServeHTTP(w, r)
	got := w.Result()
	if set := got.Cookies(); len(set) > 0 {
		i.cookies = set
	}
	return got
}

// begin starts an installation and returns the state that Slack is sent.
func (i *installation) begin() string {
	i.t.Helper()
	at, err := i.open("/slack/install").Location()
	if err != nil {
		i.t.Fatal(err)
	}
	return at.Query().Get("state")
}

// back comes back from Slack.
func (i *installation) back(query ...string) (status int, text string) {
	i.t.Helper()
	values := url.Values{}
	for n := 0; n < len(query); n += 2 {
		values.Set(query[n], query[n+1])
	}
	got := i.open("/slack/oauth?" + values.Encode())
	body, err := io.ReadAll(got.Body)
	if err != nil {
		i.t.Fatal(err)
	}
	i.pages.Write(body)
	for header, want := range map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer",
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "X-Content-Type-Options": "nosniff"} {
		if got := got.Header.Get(header); got != want {
			i.t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
	return got.StatusCode, string(body)
}

func TestInstallBegins(t *testing.T) {
	i := newInstallation(t)
	got := i.open("/slack/install")
	at, err := got.Location()
	if err != nil || got.StatusCode != http.StatusFound {
		t.Fatalf("got %d and %v", got.StatusCode, err)
	}
	query := at.Query()
	at.RawQuery = ""
	if at.String() != "https://slack.com/oauth/v2/authorize" {
		t.Errorf("got %s", at)
	}
	for key, want := range map[string]string{"client_id": "1.2", "redirect_uri": "https://boussole.example/slack/oauth",
		"scope": "app_mentions:read,chat:write,commands,im:history,users:read"} {
		if query.Get(key) != want {
			t.Errorf("%s: got %q, want %q", key, query.Get(key), want)
		}
	}
	if len(query) != 4 || query.Get("state") == "" {
		t.Errorf("got %v, want a state and nothing else", query)
	}
	c := got.Cookies()[0]
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/slack/" || c.MaxAge != 600 || len(c.Value) != 32 {
		t.Errorf("got %v, want a cookie of this browser's for ten minutes", c)
	}
	if strings.Contains(query.Get("state"), c.Value) {
		t.Error("the state holds the cookie")
	}
}

func TestInstallEnds(t *testing.T) {
	alone := slacktest.Install{Token: "xoxb-one", Team: "T1"}
	tests := map[string]struct {
		install slacktest.Install
		back    func(i *installation, state string) (int, string)
		status  int
		want    *page
		served  [2]string // enterprise and team
	}{
		"a workspace":                    {alone, nil, 200, &installed, [2]string{"", "T1"}},
		"a workspace of an organisation": {slacktest.Install{Token: "xoxb-two", Team: "T2", Enterprise: "E1"}, nil, 200, &installed, [2]string{"E1", "T2"}},
		"an organisation":                {slacktest.Install{Token: "xoxb-org", Enterprise: "E1"}, nil, 200, &installed, [2]string{"E1", "T3"}},
		"declined": {alone, func(i *installation, state string) (int, string) {
			return i.back("state", state, "error", "access_denied")
		}, 403, &declined, [2]string{}},
		"no state": {alone, func(i *installation, _ string) (int, string) { return i.back("code", "good") }, 400, &badState, [2]string{}},
		"another's state": {alone, func(i *installation, _ string) (int, string) {
			return i.back("code", "good", "state", newInstallation(i.t).begin())
		}, 400, &badState, [2]string{}},
		"another browser": {alone, func(i *installation, state string) (int, string) {
			i.cookies = nil
			return i.back("code", "good", "state", state)
		}, 400, &badState, [2]string{}},
		"begun again": {alone, func(i *installation, state string) (int, string) {
			i.begin()
			return i.back("code", "good", "state", state)
		}, 400, &badState, [2]string{}},
		"state used": {alone, func(i *installation, state string) (int, string) {
			i.back("code", "wrong", "state", state)
			return i.back("code", "good", "state", state)
		}, 409, &usedState, [2]string{}},
		"no code":    {alone, func(i *installation, state string) (int, string) { return i.back("state", state) }, 400, &badCode, [2]string{}},
		"wrong code": {alone, func(i *installation, state string) (int, string) { return i.back("state", state, "code", "wrong") }, 400, &badCode, [2]string{}},
		"code used": {alone, func(i *installation, state string) (int, string) {
			i.back("state", state, "code", "good")
			remove(i.t, i.installs, "", "T1")
			return i.back("state", i.begin(), "code", "good")
		}, 400, &badCode, [2]string{}},
		"wrong client secret": {alone, func(i *installation, state string) (int, string) {
			i.fake.SetClient("1.2", "other")
			return i.back("state", state, "code", "good")
		}, 502, &slackAway, [2]string{}},
		"store away": {alone, func(i *installation, state string) (int, string) {
			i.store.err = errors.New("disk gone")
			defer func() { i.store.err = nil; remove(i.t, i.installs, "", "T1") }()
			return i.back("state", state, "code", "good")
		}, 503, &storeAway, [2]string{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			i := newInstallation(t)
			i.fake.SetInstall("good", test.install)
			back := test.back
			if back == nil {
				back = func(i *installation, state string) (int, string) { return i.back("state", state, "code", "good") }
			}
			status, text := back(i, i.begin())
			if status != test.status || test.want.status != test.status {
				t.Errorf("got %d, want %d", status, test.status)
			}
			shown := strings.NewReplacer("&#39;", "'").Replace(text)
			for _, want := range []string{test.want.title.FR, test.want.title.EN, test.want.text.FR, test.want.text.EN} {
				if !strings.Contains(shown, want) {
					t.Errorf("no %q in\n%s", want, shown)
				}
			}
			if again := strings.Contains(text, `href="/slack/install"`); again == (status == 200) {
				t.Errorf("%d offers to begin again: %t", status, again)
			}
			if logged := i.log.Len() > 0; logged != (status > 500) {
				t.Errorf("%d: logged %s", status, &i.log)
			}
			records, err := i.store.List(t.Context(), installKind)
			if err != nil || len(records) > 1 || (len(records) == 1) != (status == 200) {
				t.Errorf("%d: %d records are kept, %v", status, len(records), err)
			}
			if status != 200 {
				return
			}
			if bytes.Contains(records[0].Value, []byte("xoxb")) {
				t.Error("the token is kept in clear")
			}
			if got := i.installs.token(t.Context(), test.served[0], test.served[1]); got != test.install.Token {
				t.Errorf("got %q, want %q", got, test.install.Token)
			}
		})
	}
}

// Two workspaces install one after the other, without a restart, and neither sees the other's token.
func TestTwoWorkspaces(t *testing.T) {
	i := newInstallation(t)
	for _, team := range []string{"T1", "T2", "T1"} { // the third installs again, with a new token
		token := "xoxb-" + team + "-" + i.begin()
		i.fake.SetInstall(token, slacktest.Install{Token: token, Team: team})
		i.installs.token(t.Context(), "", team) // asked before it is there
		if status, text := i.back("state", i.begin(), "code", token); status != 200 {
			t.Fatalf("%s: got %d\n%s", team, status, text)
		}
		if got := i.installs.token(t.Context(), "", team); got != token {
			t.Errorf("%s: got %q, want %q", team, got, token)
		}
	}
	remove(t, i.installs, "", "T1")
	if got := i.installs.token(t.Context(), "", "T1"); got != "" {
		t.Errorf("T1: got %q", got)
	}
	if got := i.installs.token(t.Context(), "", "T2"); !strings.HasPrefix(got, "xoxb-T2-") {
		t.Errorf("T2: got %q", got)
	}
}

// What Slack could answer and Boussole can't use.
func TestUnusableAnswers(t *testing.T) {
	tests := map[string]struct {
		status     int
		body, logs string
	}{
		"rotation":      {200, `{"ok":true,"access_token":"xoxb-1","token_type":"bot","team":{"id":"T1"},"expires_in":43200,"refresh_token":"xoxb-2"}`, "token_rotation_enabled: false"},
		"a user's":      {200, `{"ok":true,"access_token":"xoxb-1","token_type":"user","team":{"id":"T1"}}`, "no bot token"},
		"no token":      {200, `{"ok":true,"team":{"id":"T1"}}`, "no bot token"},
		"nothing":       {200, `{}`, "no bot token"},
		"no workspace":  {200, `{"ok":true,"access_token":"xoxb-1","token_type":"bot","team":null}`, "no workspace"},
		"no enterprise": {200, `{"ok":true,"access_token":"xoxb-1","token_type":"bot","team":null,"is_enterprise_install":true}`, "no workspace"},
		"not JSON":      {200, `<html>xoxb-1`, "invalid character"},
		"elsewhere":     {307, ``, "307"},
		"limited":       {429, ``, "429"},
		"down":          {503, ``, "503"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != "/api/oauth.v2.access" {
					t.Errorf("%s was called with the secret", r.URL.Path)
				}
				w.Header().Set("Location", "/elsewhere")
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(test.status)
				_, _ = io.WriteString(w, test.body)
			}))
			defer server.Close()
			i := newInstallation(t)
			c := several(slog.New(slog.NewTextHandler(&log, nil)))
			c.APIURL = server.URL + "/api/"
			o := newOAuth(c, http.DefaultClient, i.installs)
			r := httptest.NewRequest("GET", "/slack/oauth?code=good&state="+o.states.issue("b1"), http.NoBody)
			r.AddCookie(&http.Cookie{Name: browserCookie, Value: "b1"})
			left, leave := context.WithCancel(r.Context())
			leave() // the person closed the page, and the answer is dealt with all the same
			w := httptest.NewRecorder()
			o.end(w, r.WithContext(left))
			if w.Code != http.StatusBadGateway || !strings.Contains(log.String(), test.logs) || strings.Contains(log.String(), "xoxb") {
				t.Errorf("got %d and %s, want %q", w.Code, &log, test.logs)
			}
			if records, err := i.store.List(t.Context(), installKind); err != nil || len(records) != 0 {
				t.Errorf("%d records are kept, %v", len(records), err)
			}
		})
	}
}

func TestSingleWorkspaceInstallsNothing(t *testing.T) {
	if newOAuth(Config{BotToken: bot.NewSecret("xoxb-one")}, http.DefaultClient, nil) != nil {
		t.Error("a single workspace has routes to install")
	}
}
