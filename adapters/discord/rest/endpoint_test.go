package rest

import (
	"testing"
)

func TestEndpointAddress(t *testing.T) {
	tests := []struct {
		Endpoint Endpoint
		ids      []string
		want     string // the address, or the error
	}{
		{Respond, []string{"1", "t"}, home + "/interactions/1/t/callback"},
		{CreateMessage, []string{"../x"}, home + "/channels/..%2Fx/messages"},
		{CreateMessage, []string{"é ?#"}, home + "/channels/%C3%A9%20%3F%23/messages"},
		{CreateMessage, []string{".."}, "POST /channels/{channel}/messages: no channel"},
		{CreateMessage, []string{""}, "POST /channels/{channel}/messages: no channel"},
		{CreateMessage, nil, "POST /channels/{channel}/messages: no channel"},
		{Respond, []string{"1"}, "POST /interactions/{interaction}/{token}/callback: no token"},
		{OwnUser, []string{"1"}, "GET /users/@me: 1 ids too many"},
	}
	for _, test := range tests {
		got, err := test.Endpoint.url(test.ids)
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s, %q: got %s, want %s", test.Endpoint, test.ids, got, test.want)
		}
	}
}
