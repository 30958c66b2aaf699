package discord

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// apiVersion is the one spoken with Discord (https://discord.com/developers/docs/reference#api-versioning); discordgo
// has another.
const apiVersion = "10"

var versioned = regexp.MustCompile(`^/api/v[0-9]+/`)

// redirect returns the address at the configured host, in the version spoken.
func redirect(to, from *url.URL) *url.URL {
	at := *from
	at.Scheme, at.Host = to.Scheme, to.Host
	at.Path = strings.TrimSuffix(to.Path, "/") + versioned.ReplaceAllString(from.Path, "/api/v"+apiVersion+"/")
	at.RawPath = strings.TrimSuffix(to.EscapedPath(), "/") + versioned.ReplaceAllString(from.EscapedPath(), "/api/v"+apiVersion+"/")
	return &at
}

// speakVersion makes the gateway's address in an answer carry the version. discordgo adds a slash and a query of its
// own to it; after # they are part of what no client sends.
func speakVersion(resp *http.Response) {
	var gateway struct {
		URL string `json:"url"`
	}
	if resp.StatusCode != http.StatusOK || json.Unmarshal(swallow(resp), &gateway) != nil {
		return
	}
	at, err := url.Parse(gateway.URL)
	if err != nil {
		return
	}
	query := at.Query()
	query.Set("v", apiVersion)
	query.Set("encoding", "json")
	at.RawQuery, at.Fragment = query.Encode(), ""
	if at.Path == "" {
		at.Path = "/"
	}
	gateway.URL = at.String() + "#"
	if body, err := json.Marshal(gateway); err == nil {
		refill(resp, body)
	}
}
