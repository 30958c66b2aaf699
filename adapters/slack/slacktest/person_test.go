package slacktest_test

import (
	"strings"
	"testing"

	"boussole/adapters/slack/slacktest"
)

func TestPerson(t *testing.T) {
	s := slacktest.New(t)
	s.SetLocale("U2", "en-GB")
	s.SetAdmin("U2")
	for _, test := range []struct {
		user, locale string
		admin        bool
	}{{"U1", "fr-FR", false}, {"U2", "en-GB", true}} {
		got, err := client(s).GetUserInfo(test.user)
		if err != nil || got.Locale != test.locale || got.IsAdmin != test.admin || got.TeamID != slacktest.TeamID {
			t.Errorf("%s: got %+v and %v", test.user, got, err)
		}
	}
	if _, got := ask(t, "GET", s.URL()+"users.info?user=U1", "xoxb-fake", asForm, ""); strings.Contains(got, "locale") {
		t.Errorf("got %s, want no locale where it was not asked for", got)
	}
}
