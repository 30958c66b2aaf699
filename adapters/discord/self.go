package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"boussole/adapters/discord/rest"
)

// self is the bot's own id. It is asked for until Discord answers, refuses the token, or the context ends.
func (a *Adapter) self(ctx context.Context) (string, error) {
	for pause := time.Second; ; pause = min(2*pause, longestPause) {
		var own user
		err := a.api.Call(ctx, rest.OwnUser, nil, nil, nil, &own)
		if err == nil {
			return own.ID, nil
		}
		if fault, ok := errors.AsType[*rest.Fault](err); ok && fault.Status == http.StatusUnauthorized {
			return "", fmt.Errorf("discord: %w: the token is refused: check discord.token, or make a new one in Discord's developer portal", err)
		}
		a.log.Warn("discord: no answer", "error", err, "again_in", pause)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return "", nil
		}
	}
}

// longestPause is between two attempts to reach Discord.
const longestPause = 30 * time.Second
