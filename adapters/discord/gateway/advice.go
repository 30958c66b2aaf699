package gateway

import (
	"context"
	"errors"
	"strings"
	"time"

	"boussole/adapters/discord/rest"
)

// advice is what Discord tells a bot before it connects
// (https://discord.com/developers/docs/events/gateway#get-gateway-bot).
type advice struct {
	URL    string     `json:"url"`
	Shards int        `json:"shards"`
	Starts startLimit `json:"session_start_limit"`
}

// mostShards bounds Discord's advice; so many serve ten million servers.
const mostShards = 4096

// ask asks for advice until there is an answer, Discord refuses for good, or the context ends.
func (g *Gateway) ask(ctx context.Context) (advice, error) {
	api := rest.NewAPI(g.Client, g.Token)
	for again := g.times.pauses(); ; {
		a, err := askOnce(ctx, api, g.times.opening)
		if err == nil && a.Starts.Total > 0 && a.Starts.Remaining < 1 {
			g.Log.Warn("discord: no session start is left, waiting", "wait", a.Starts.wait())
		}
		if err == nil || refused(err) != nil {
			return a, err
		}
		g.Log.Warn("discord: no answer", "error", err)
		if err := again.wait(ctx); err != nil {
			return a, err
		}
	}
}

func askOnce(ctx context.Context, api *rest.API, within time.Duration) (advice, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	var a advice
	if err := api.Call(ctx, rest.GatewayBot, nil, nil, nil, &a); err != nil {
		return a, err
	}
	if !strings.HasPrefix(a.URL, "wss://") && !strings.HasPrefix(a.URL, "ws://") {
		return a, errors.New(rest.GatewayBot.String() + ": no address of a gateway")
	}
	a.Shards = min(max(a.Shards, 1), mostShards)
	return a, nil
}
