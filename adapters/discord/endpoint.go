package discord

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// An endpoint is a method, a path with names where ids stand, and what is needed to call it.
type endpoint struct {
	method, path string
	auth         bool // the bot's token goes with it
	once         bool // Discord does it once, however often it is sent
}

// The endpoints in use (https://discord.com/developers/docs/reference). A message is created once by its nonce, a direct
// channel because there is only one.
var (
	respond        = endpoint{method: http.MethodPost, path: "/interactions/{interaction}/{token}/callback", once: true}
	editOriginal   = endpoint{method: http.MethodPatch, path: "/webhooks/{application}/{token}/messages/@original"}
	followUp       = endpoint{method: http.MethodPost, path: "/webhooks/{application}/{token}"}
	createMessage  = endpoint{method: http.MethodPost, path: "/channels/{channel}/messages", auth: true, once: true}
	openDM         = endpoint{method: http.MethodPost, path: "/users/@me/channels", auth: true, once: true}
	ownUser        = endpoint{method: http.MethodGet, path: "/users/@me", auth: true}
	ownApplication = endpoint{method: http.MethodGet, path: "/applications/@me", auth: true}
)

// home is where the documentation has every path begin; the transport knows the configured address.
const home = "https://discord.com/api/v10"

// String names the endpoint without an id.
func (e endpoint) String() string { return e.method + " " + e.path }

// url returns the endpoint's address with its ids filled in, in order.
func (e endpoint) url(ids []string) (string, error) {
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
