package gateway

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"

	"boussole/adapters/discord/rest"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// intents are what the bot is told of: messages in servers, whose content Discord leaves out unless they mention the bot,
// and direct messages. Interactions need none, and none is privileged
// (https://discord.com/developers/docs/events/gateway#gateway-intents).
const intents = discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages

// newSession makes a Session that does nothing by itself but heartbeats: what it does after an error is not right for a
// bot, and what it would log is not for a log.
func (s *shard) newSession() (*discordgo.Session, error) {
	session, err := discordgo.New("Bot " + s.g.Token.Reveal())
	if err != nil {
		return nil, err
	}
	session.Identify.Intents = intents
	session.Identify.Compress, session.Compress = false, false // a socket reads along
	session.ShardID, session.ShardCount = s.id, s.count
	session.StateEnabled = false
	session.ShouldReconnectOnError, session.ShouldReconnectVoiceOnSessionError = false, false
	session.ShouldRetryOnRateLimit, session.MaxRestRetries = false, 0
	session.LogLevel = discordgo.LogError - 1
	session.SyncEvents = true // hear doesn't block
	session.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { s.hear(e) })
	return session, nil
}

// hear takes an event as Discord sent it: what the library decodes of one it doesn't know may lack anything.
func (s *shard) hear(e *discordgo.Event) {
	switch e.Type {
	case "READY", "RESUMED":
		select {
		case s.up <- e:
		default:
		}
	case "INTERACTION_CREATE", "MESSAGE_CREATE":
		s.events.take(e.Type, e.RawData)
	}
}

// open connects the session, which is resumed where it can be. discordgo keeps the address of the first connection until a
// dial fails, so one is made to fail before there may be another.
func (s *shard) open(ctx context.Context, socket *socket) error {
	s.session.Client = &http.Client{Transport: gatewayAddress(cmp.Or(s.resume, s.home))}
	s.session.Dialer = nowhere
	_ = s.session.Open()
	s.session.Dialer = socket.dialer(ctx, s.g.tls)
	return s.session.Open()
}

var nowhere = &websocket.Dialer{Proxy: func(*http.Request) (*url.URL, error) { return nil, errNowhere }}

var errNowhere = errors.New("no dial")

// gatewayAddress answers in Discord's place when discordgo, which holds a lock meanwhile, asks where the gateway is.
type gatewayAddress string

var _ http.RoundTripper = gatewayAddress("")

// RoundTrip answers any request alike.
func (a gatewayAddress) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := json.Marshal(map[string]string{"url": rest.Gateway(string(a))})
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Request: req, Body: io.NopCloser(bytes.NewReader(body))}, nil
}
