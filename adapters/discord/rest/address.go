package rest

import (
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

// Gateway makes the gateway's address carry the version. discordgo adds a slash and a query of its own to it; after #
// they are part of what no client sends.
func Gateway(address string) string {
	at, err := url.Parse(address)
	if err != nil {
		return address
	}
	query := at.Query()
	query.Set("v", apiVersion)
	query.Set("encoding", "json")
	at.RawQuery, at.Fragment = query.Encode(), ""
	if at.Path == "" {
		at.Path = "/"
	}
	return at.String() + "#"
}
