package gateway

import (
	"encoding/binary"
	"errors"
	"fmt"
	"net/http"

	"boussole/adapters/discord/rest"

	"github.com/gorilla/websocket"
)

// Why a connection to the gateway ended, where neither Discord nor the network closed it: what Discord said, or didn't.
var (
	errReconnect = errors.New("asked to reconnect")
	errInvalid   = errors.New("session ended")
	errUnsure    = errors.New("session interrupted")
	errSilent    = errors.New("heartbeat not acknowledged in time")
	errSlow      = errors.New("not ready in time")
	errGarbled   = errors.New("a message that no gateway sends")
	errEnded     = errors.New("connection ended")
	errStuck     = errors.New("discordgo doesn't let go of a connection: start Boussole again")
)

// refusals are the codes after which it is useless to connect again, and what to do
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).
var refusals = map[int]string{
	4004: tokenRefused,
	4010: "the shard is invalid: set discord.shards to 0, so that Discord's advice is followed",
	4011: "more shards are needed: set discord.shards to 0, so that Discord's advice is followed, and start again",
	4012: "the version of the gateway is not served any more: update Boussole",
	4013: "an intent is unknown to Discord: update Boussole",
	4014: "an intent is not allowed: Boussole asks for messages in servers and direct messages alone; look at the bot's intents in Discord's developer portal",
}

const tokenRefused = "the token is refused: check discord.token, or make a new one in Discord's developer portal"

// closed is a close frame from Discord.
type closed struct {
	code   int
	reason string
}

func (c *closed) Error() string {
	if c.reason == "" {
		return fmt.Sprint("close ", c.code)
	}
	return fmt.Sprintf("close %d: %q", c.code, c.reason)
}

// closedBy reads the body of a close frame.
func closedBy(body []byte) *closed {
	if len(body) < 2 {
		return &closed{code: websocket.CloseNoStatusReceived}
	}
	return &closed{int(binary.BigEndian.Uint16(body)), string(body[2:])}
}

// refused returns what to do about an error after which it is useless to go on; nil for any other.
func refused(err error) error {
	if c, ok := errors.AsType[*closed](err); ok && refusals[c.code] != "" {
		return fmt.Errorf("gateway: close %d: %s", c.code, refusals[c.code])
	}
	if fault, ok := errors.AsType[*rest.Fault](err); ok && fault.Status == http.StatusUnauthorized {
		return fmt.Errorf("gateway: %s: 401: %s", fault.Route, tokenRefused)
	}
	if errors.Is(err, errStuck) {
		return fmt.Errorf("gateway: %w", err)
	}
	return nil
}

// lost reports whether the session can't be resumed after an error
// (https://discord.com/developers/docs/events/gateway#resuming).
func lost(err error) bool {
	if c, ok := errors.AsType[*closed](err); ok {
		switch c.code {
		case websocket.CloseNormalClosure, websocket.CloseGoingAway, 4003, 4007, 4009:
			return true
		}
	}
	return errors.Is(err, errInvalid)
}
