package discord

import (
	"testing"
)

func TestEndpointAddress(t *testing.T) {
	tests := []struct {
		endpoint endpoint
		ids      []string
		want     string // the address, or the error
	}{
		{respond, []string{"1", "t"}, home + "/interactions/1/t/callback"},
		{createMessage, []string{"../x"}, home + "/channels/..%2Fx/messages"},
		{createMessage, []string{"é ?#"}, home + "/channels/%C3%A9%20%3F%23/messages"},
		{createMessage, []string{".."}, "POST /channels/{channel}/messages: no channel"},
		{createMessage, []string{""}, "POST /channels/{channel}/messages: no channel"},
		{createMessage, nil, "POST /channels/{channel}/messages: no channel"},
		{respond, []string{"1"}, "POST /interactions/{interaction}/{token}/callback: no token"},
		{ownUser, []string{"1"}, "GET /users/@me: 1 ids too many"},
	}
	for _, test := range tests {
		got, err := test.endpoint.url(test.ids)
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s, %q: got %s, want %s", test.endpoint, test.ids, got, test.want)
		}
	}
}
