package rest

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

func TestRedirect(t *testing.T) {
	tests := []struct{ to, from, want string }{
		{"https://discord.com", "https://discord.com/api/v9/gateway", "https://discord.com/api/v10/gateway"},
		{"https://discord.com/", "https://discord.com/api/v10/gateway/bot?a=b", "https://discord.com/api/v10/gateway/bot?a=b"},
		{"http://127.0.0.1:8123", "https://discord.com/api/v9/users/@me", "http://127.0.0.1:8123/api/v10/users/@me"},
		{"http://proxy:80/to/discord/", "https://discord.com/api/v9/users/@me", "http://proxy:80/to/discord/api/v10/users/@me"},
		{"http://proxy/a%2Fb", "https://discord.com/api/v10/channels/1%2F2/messages", "http://proxy/a%2Fb/api/v10/channels/1%2F2/messages"},
		{"http://proxy", "https://discord.com/api/v10/webhooks/1/api/v9/", "http://proxy/api/v10/webhooks/1/api/v9/"},
		{"https://discord.com", "https://discord.com/other", "https://discord.com/other"},
	}
	for _, test := range tests {
		to, err := url.Parse(test.to)
		if err != nil {
			t.Fatal(err)
		}
		from, err := url.Parse(test.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := redirect(to, from).String(); got != test.want {
			t.Errorf("%s to %s: got %s, want %s", test.from, test.to, got, test.want)
		}
		if from.String() != test.from {
			t.Errorf("the request's own address became %s", from)
		}
	}
}

// The server that is configured gets the request under its own name.
func TestRequestsReachTheConfiguredServer(t *testing.T) {
	var got *http.Request
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r
		_, _ = io.WriteString(w, "{}")
	}))
	defer server.Close()
	at, err := url.Parse(server.URL + "/proxy")
	if err != nil {
		t.Fatal(err)
	}
	resp, err := (&http.Client{Transport: NewTransport(at, http.DefaultTransport)}).Get("https://discord.com/api/v9/users/@me")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if got.URL.Path != "/proxy/api/v10/users/@me" || got.Host != at.Host {
		t.Errorf("got %s at %s", got.URL, got.Host)
	}
}

// The version stands in the gateway's address, and what discordgo adds to it does no harm.
func TestGateway(t *testing.T) {
	for address, want := range map[string]string{
		"wss://%zz":         "wss://%zz",
		"wss://a.gg/?x=y#z": "wss://a.gg/?encoding=json&v=10&x=y#",
		"wss://a.gg":        "wss://a.gg/?encoding=json&v=10#",
		"ws://a.gg/socket":  "ws://a.gg/socket?encoding=json&v=10#",
	} {
		if got := Gateway(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}
