package slacktest_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

func TestInstall(t *testing.T) {
	s := slacktest.New(t)
	s.SetClient("1.2", "secret")
	s.SetInstall("code", slacktest.Install{
		Token: "xoxb-second", Team: "T2", TeamName: "Second", Enterprise: "E1", EnterpriseName: "Corp", Scope: "commands,chat:write", Installer: "U9",
	})
	s.SetInstall("whole", slacktest.Install{Token: "xoxb-org", Enterprise: "E1", EnterpriseName: "Corp"})
	redeem := func(id, secret, code string) (*slackapi.OAuthV2Response, error) {
		return slackapi.GetOAuthV2ResponseContext(t.Context(), http.DefaultClient, id, secret, code, "", slackapi.OAuthOptionAPIURL(s.URL()))
	}
	got, err := redeem("1.2", "secret", "code")
	if err != nil || got.AccessToken != "xoxb-second" || got.Team.ID != "T2" || got.Enterprise.ID != "E1" || got.IsEnterpriseInstall ||
		got.Scope != "commands,chat:write" || got.AuthedUser.ID != "U9" || got.BotUserID != slacktest.BotUser || got.TokenType != "bot" {
		t.Errorf("got %+v and %v", got, err)
	}
	got, err = redeem("1.2", "secret", "whole")
	if err != nil || got.Team.ID != "" || !got.IsEnterpriseInstall || got.Enterprise.Name != "Corp" {
		t.Errorf("got %+v and %v", got, err)
	}
	for _, test := range []struct{ id, secret, code, want string }{
		{"1.2", "secret", "code", "code_already_used"}, {"1.2", "secret", "other", "invalid_code"},
		{"1.2", "wrong", "whole", "bad_client_secret"}, {"1.3", "secret", "whole", "invalid_client_id"},
	} {
		if _, err := redeem(test.id, test.secret, test.code); err == nil || err.Error() != test.want {
			t.Errorf("%v: got %v", test, err)
		}
	}
	second := slackapi.New("xoxb-second", slackapi.OptionAPIURL(s.URL()))
	if got, err := second.AuthTest(); err != nil || got.TeamID != "T2" || got.EnterpriseID != "E1" {
		t.Errorf("got %+v and %v", got, err)
	}
	if got, err := second.SendAuthRevoke(""); err != nil || !got.Revoked {
		t.Errorf("got %+v and %v", got, err)
	}
	if _, err := second.AuthTest(); err == nil || err.Error() != "token_revoked" {
		t.Errorf("got %v, want that the token was revoked", err)
	}
}

func TestInstallBasic(t *testing.T) {
	s := slacktest.New(t)
	s.SetClient("1.2", "secret")
	s.SetInstall("code", slacktest.Install{Token: "xoxb-second", Team: "T2"})
	r, err := http.NewRequestWithContext(t.Context(), "POST", s.URL()+"oauth.v2.access", strings.NewReader("code=code"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", asForm)
	r.SetBasicAuth("1.2", "secret")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if _, err := slackapi.New("xoxb-second", slackapi.OptionAPIURL(s.URL())).AuthTest(); err != nil {
		t.Errorf("got %v, want that the code was redeemed", err)
	}
}

func TestSign(t *testing.T) {
	body, now := []byte("command=%2Fboussole"), time.Now()
	for _, test := range []struct {
		secret string
		at     time.Time
		ok     bool
	}{{"secret", now, true}, {"other", now, false}, {"secret", now.Add(-301 * time.Second), false}} {
		v, err := slackapi.NewSecretsVerifier(slacktest.Sign(test.secret, body, test.at), "secret")
		if err == nil {
			_, _ = v.Write(body)
			err = v.Ensure()
		}
		if (err == nil) != test.ok {
			t.Errorf("%+v: got %v", test, err)
		}
	}
}
