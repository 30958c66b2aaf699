package rest

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

func TestFault(t *testing.T) {
	tests := []struct {
		fault Fault
		want  string
	}{
		{Fault{Route: "POST /channels/{channel}/messages", Status: 403, Code: MissingPermissions, Message: "Missing Permissions"},
			"POST /channels/{channel}/messages: 403 Missing Permissions (50013)"},
		{Fault{Route: "GET /gateway", Status: 502, Message: "Bad Gateway"}, "GET /gateway: 502 Bad Gateway"},
		{Fault{Route: "GET /gateway", Status: 429, Message: "Slow down.", RetryAfter: 1337*time.Millisecond + 1},
			"GET /gateway: 429 Slow down., again in 1.337s"},
	}
	for _, test := range tests {
		if got := test.fault.Error(); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

// Checklist 36: what is known to fail however often it is tried.
func TestFaultMeaning(t *testing.T) {
	tests := []struct {
		code          int
		gone, expired bool
	}{
		{UnknownChannel, true, false}, {UnknownGuild, true, false}, {MissingAccess, true, false},
		{MissingPermissions, true, false}, {CannotMessageUser, true, false},
		{UnknownWebhook, false, true}, {UnknownInteraction, false, true},
		{AlreadyAcknowledged, false, false}, {50035, false, false}, {0, false, false},
	}
	for _, test := range tests {
		f := &Fault{Status: 403, Code: test.code}
		if f.Gone() != test.gone || f.Expired() != test.expired {
			t.Errorf("%d: got gone %t, expired %t", test.code, f.Gone(), f.Expired())
		}
	}
}

func TestConceal(t *testing.T) {
	const route = "GET /x"
	secret := &url.Error{Op: "Post", URL: "https://discord.com/api/webhooks/1/secret", Err: errors.New("connection refused")}
	answer := &discordgo.RESTError{Request: &http.Request{}, Response: answered(401, ""), ResponseBody: []byte(`{"message": "401: Unauthorized"}`)}
	limited := &discordgo.RateLimitError{RateLimit: &discordgo.RateLimit{URL: secret.URL,
		TooManyRequests: &discordgo.TooManyRequests{Message: "Slow down.", RetryAfter: time.Second}}}
	tests := []struct {
		err  error
		want string
	}{
		{secret, "GET /x: connection refused"},
		{fmt.Errorf("asking: %w", secret), "GET /x: connection refused"},
		{&url.Error{Op: "Get", URL: secret.URL, Err: &Fault{Route: "GET /{id}", Status: 403, Message: "blocked by Cloudflare"}}, "GET /x: 403 blocked by Cloudflare"},
		{answer, "GET /x: 401 401: Unauthorized"}, // D19
		{limited, "GET /x: 429 Slow down., again in 1s"},
		{errors.New("plain"), "GET /x: plain"},
	}
	for _, test := range tests {
		if got := conceal(route, test.err).Error(); got != test.want {
			t.Errorf("%T: got %s, want %s", test.err, got, test.want)
		}
	}
	original := &Fault{Route: "of the transport"}
	if conceal(route, original); original.Route != "of the transport" {
		t.Error("the transport's own Fault was changed")
	}
}
