package rest

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// An Endpoint is a method, a path with names where ids stand, and what is needed to call it.
type Endpoint struct {
	method, path string
	auth         bool // the bot's token goes with it
	once         bool // Discord does it once, however often it is sent
}

// The endpoints in use (https://discord.com/developers/docs/reference). A message is created once by its nonce.
var (
	Respond        = Endpoint{method: http.MethodPost, path: "/interactions/{interaction}/{token}/callback", once: true}
	EditOriginal   = Endpoint{method: http.MethodPatch, path: "/webhooks/{application}/{token}/messages/@original"}
	FollowUp       = Endpoint{method: http.MethodPost, path: "/webhooks/{application}/{token}"}
	CreateMessage  = Endpoint{method: http.MethodPost, path: "/channels/{channel}/messages", auth: true, once: true}
	OpenDirect     = Endpoint{method: http.MethodPost, path: "/users/@me/channels", auth: true, once: true}
	GetChannel     = Endpoint{method: http.MethodGet, path: "/channels/{channel}", auth: true}
	OwnUser        = Endpoint{method: http.MethodGet, path: "/users/@me", auth: true}
	OwnApplication = Endpoint{method: http.MethodGet, path: "/applications/@me", auth: true}
	GatewayBot     = Endpoint{method: http.MethodGet, path: "/gateway/bot", auth: true}
)

// Where commands are (https://discord.com/developers/docs/interactions/application-commands#endpoints). Overwriting
// replaces those of every type, and deletes what is left out.
var (
	ListCommands           = Endpoint{method: http.MethodGet, path: "/applications/{application}/commands?with_localizations=true", auth: true}
	OverwriteCommands      = Endpoint{method: http.MethodPut, path: "/applications/{application}/commands", auth: true}
	ListGuildCommands      = Endpoint{method: http.MethodGet, path: "/applications/{application}/guilds/{guild}/commands?with_localizations=true", auth: true}
	OverwriteGuildCommands = Endpoint{method: http.MethodPut, path: "/applications/{application}/guilds/{guild}/commands", auth: true}
)

// home is where the documentation has every path begin; the transport knows the configured address.
const home = "https://discord.com/api/v10"

// String names the endpoint without an id.
func (e Endpoint) String() string { return e.method + " " + e.path }

// url returns the endpoint's address with its ids filled in, in order.
func (e Endpoint) url(ids []string) (string, error) {
	parts := strings.Split(e.path, "/")
	for i, part := range parts {
		if !strings.HasPrefix(part, "{") {
			continue
		}
		if len(ids) == 0 || strings.Trim(ids[0], ".") == "" { // dots would climb
			return "", fmt.Errorf("%s: no %s", e, strings.Trim(part, "{}"))
		}
		parts[i], ids = url.PathEscape(ids[0]), ids[1:]
	}
	if len(ids) > 0 {
		return "", fmt.Errorf("%s: %d ids too many", e, len(ids))
	}
	return home + strings.Join(parts, "/"), nil
}
