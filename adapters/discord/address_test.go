package discord

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
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
	resp, err := (&http.Client{Transport: newTransport(at, http.DefaultTransport)}).Get("https://discord.com/api/v9/users/@me")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if got.URL.Path != "/proxy/api/v10/users/@me" || got.Host != at.Host {
		t.Errorf("got %s at %s", got.URL, got.Host)
	}
}

// discordgo adds the version that it speaks to the gateway's address; the connection is made with the other all the same.
func TestLibraryConnectsWithTheVersion(t *testing.T) {
	for path, want := range map[string]string{"": "/", "/": "/", "/socket": "/socket", "/?compress=x": "/"} {
		asked := make(chan *url.URL, 1)
		mux := http.NewServeMux()
		server := httptest.NewServer(mux)
		defer server.Close()
		mux.HandleFunc("GET /api/v10/gateway", func(w http.ResponseWriter, _ *http.Request) {
			_ = json.NewEncoder(w).Encode(map[string]string{"url": "ws" + strings.TrimPrefix(server.URL, "http") + path})
		})
		mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
			conn, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
			if err != nil {
				t.Error(err)
				return
			}
			asked <- r.URL
			_ = conn.Close()
		})
		at, err := url.Parse(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		s, err := discordgo.New("Bot token")
		if err != nil {
			t.Fatal(err)
		}
		s.Client = &http.Client{Transport: newTransport(at, http.DefaultTransport)}
		err = s.Open() // ends with the connection
		var got *url.URL
		select {
		case got = <-asked:
		default:
			t.Fatalf("%q: not connected: %v", path, err)
		}
		query := got.Query()
		if v, encoding := query["v"], query["encoding"]; len(v) != 1 || v[0] != "10" || len(encoding) != 1 || encoding[0] != "json" || got.Path != want {
			t.Errorf("%q: connected to %s", path, got)
		}
	}
}

// An answer that names no gateway is left as it is.
func TestGatewayAddress(t *testing.T) {
	for body, want := range map[string]string{
		"":                             "",
		"<html>":                       "<html>",
		`{"url": "wss://%zz"}`:         `{"url": "wss://%zz"}`,
		`{"url": "wss://a.gg/?x=y#z"}`: `{"url":"wss://a.gg/?encoding=json\u0026v=10\u0026x=y#"}`,
		`{"url": "wss://a.gg"}`:        `{"url":"wss://a.gg/?encoding=json\u0026v=10#"}`,
	} {
		resp := answered(200, body)
		speakVersion(resp)
		got, err := io.ReadAll(resp.Body)
		if err != nil || string(got) != want {
			t.Errorf("%s: got %s, %v, want %s", body, got, err, want)
		}
	}
}
