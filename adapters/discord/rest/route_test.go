package rest

import (
	"net/http"
	"strings"
	"testing"
)

func TestRoute(t *testing.T) {
	tests := []struct {
		method, path string
		want         route
	}{
		{"POST", "/api/v10/channels/123/messages", route{"POST /channels/{id}/messages", "123", false}},
		{"PATCH", "/api/v9/channels/123/messages/456", route{"PATCH /channels/{id}/messages/{id}", "123", false}},
		{"PUT", "/api/v10/applications/77/commands", route{"PUT /applications/{id}/commands", "", false}},
		{"PUT", "/api/v10/applications/77/guilds/88/commands", route{"PUT /applications/{id}/guilds/{id}/commands", "", false}},
		{"GET", "/api/v10/applications/@me", route{"GET /applications/@me", "", false}},
		{"GET", "/api/v10/guilds/5", route{"GET /guilds/{id}", "5", false}},
		{"GET", "/api/v9/gateway", route{"GET /gateway", "", false}},
		{"POST", "/api/v10/interactions/9/tok-en/callback", route{"POST /interactions/{id}/{id}/callback", "9/tok-en", true}},
		{"POST", "/api/v10/webhooks/9/token", route{"POST /webhooks/{id}/{id}", "9/token", true}},
		{"PATCH", "/api/v10/webhooks/9/token/messages/@original", route{"PATCH /webhooks/{id}/{id}/messages/@original", "9/token", true}},
		{"GET", "/api/v10/webhooks/9", route{"GET /webhooks/{id}", "9", false}},
		{"PUT", "/api/v10/channels/1/messages/2/reactions/%F0%9F%94%A5/@me", route{"PUT /channels/{id}/messages/{id}/reactions/{id}/@me", "1", false}},
		{"GET", "/api/v10/channels/a%2Fb", route{"GET /channels/{id}", "a%2Fb", false}},
		{"GET", "/", route{"GET /", "", false}},
		{"GET", "/api/v10", route{"GET /", "", false}},
		{"GET", "/api/v10/channels", route{"GET /channels", "", false}},
	}
	for _, test := range tests {
		req, err := http.NewRequest(test.method, "https://discord.com"+test.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := routeOf(req); got != test.want {
			t.Errorf("%s %s: got %+v, want %+v", test.method, test.path, got, test.want)
		}
	}
}

func FuzzRoute(f *testing.F) {
	for _, path := range []string{"", "/", "//", "channels/1/messages", "webhooks/1/t", "interactions/1/t/callback", "gateway"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		req, err := http.NewRequest(http.MethodGet, home+"/"+path, nil)
		if err != nil {
			return
		}
		got := routeOf(req)
		if strings.ContainsAny(got.name, "0123456789") {
			t.Errorf("%q: got %+v, which has an id in it", path, got)
		}
		if got.alone && got.major == "" {
			t.Errorf("%q: got %+v, without what it belongs to", path, got)
		}
	})
}
