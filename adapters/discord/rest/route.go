package rest

import (
	"net/http"
	"regexp"
	"strings"
)

// route is what a limit applies to (https://discord.com/developers/docs/topics/rate-limits).
type route struct {
	name  string // method and path, with {id} where ids stand
	major string // the channel, guild, webhook or interaction, each of which has its own limit
	alone bool   // not counted in the limit of the whole bot
}

// word is a part of a path that is always the same.
var word = regexp.MustCompile(`^@?[a-z][a-z_-]*$`)

// routeOf finds the route of a request.
func routeOf(r *http.Request) route {
	_, path, _ := strings.Cut(r.URL.EscapedPath(), "/api/v")
	parts := strings.Split(path, "/")[1:] // without the version
	var found route
	if len(parts) > 1 {
		switch parts[0] {
		case "channels", "guilds":
			found.major = parts[1]
		case "webhooks", "interactions":
			found.major = strings.Join(parts[1:min(3, len(parts))], "/")
			found.alone = len(parts) > 2
		}
	}
	for i, part := range parts {
		if !word.MatchString(part) || found.alone && i == 2 {
			parts[i] = "{id}"
		}
	}
	found.name = r.Method + " /" + strings.Join(parts, "/")
	return found
}
