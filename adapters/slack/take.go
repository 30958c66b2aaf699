package slack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-json-experiment/json" // the next encoding/json, twice as fast
	"github.com/go-json-experiment/json/jsontext"

	"boussole/bot"
)

// errMalformed is a payload that can't be read; nothing of what is in it is told.
var errMalformed = errors.New("malformed")

// A taker decodes one kind of payload and plans its turn.
type taker func(ctx context.Context, a *Adapter, r *bot.Router, payload []byte) (turn, error)

// takeCommand takes a slash command as it comes by HTTP. Slack also asks whether the address has a certificate.
func takeCommand(ctx context.Context, a *Adapter, r *bot.Router, body []byte) (turn, error) {
	var s slash
	var certificate string
	err := decodeForm(body, []field{{"ssl_check", &certificate}, {"team_id", &s.Team}, {"enterprise_id", &s.Enterprise},
		{"channel_id", &s.Channel}, {"user_id", &s.User}, {"command", &s.Command}, {"text", &s.Text}, {"response_url", &s.ResponseURL}})
	if err != nil || certificate == "1" {
		return turn{}, err
	}
	return a.command(ctx, r, s, bodySize), nil
}

// takeForm takes an interaction as it comes by HTTP.
func takeForm(ctx context.Context, a *Adapter, r *bot.Router, body []byte) (turn, error) {
	var payload, certificate string
	err := decodeForm(body, []field{{"ssl_check", &certificate}, {"payload", &payload}})
	if err != nil || certificate == "1" {
		return turn{}, err
	}
	return takeInteraction(ctx, a, r, []byte(payload))
}

// field is one of a form, and where it goes.
type field struct {
	name string
	into *string
}

// decodeForm reads those fields of a form that are asked for.
func decodeForm(body []byte, fields []field) error {
	for rest := string(body); rest != ""; {
		pair, more, _ := strings.Cut(rest, "&")
		rest = more
		name, value, _ := strings.Cut(pair, "=")
		name, bad := url.QueryUnescape(name)
		value, err := url.QueryUnescape(value)
		if bad != nil || err != nil {
			return errMalformed
		}
		for _, f := range fields {
			if f.name == name {
				*f.into = value
			}
		}
	}
	return nil
}

func takeInteraction(_ context.Context, a *Adapter, r *bot.Router, payload []byte) (turn, error) {
	var in interaction
	if err := decode(payload, &in); err != nil {
		return turn{}, err
	}
	return a.interact(r, &in), nil
}

func takeEvent(_ context.Context, a *Adapter, r *bot.Router, payload []byte) (turn, error) {
	var c callback
	if err := decode(payload, &c); err != nil {
		return turn{}, err
	}
	switch c.Type {
	case "url_verification":
		ack, err := json.Marshal(map[string]string{"challenge": c.Challenge})
		return turn{ack: ack}, err
	case "event_callback":
		return a.happened(r, c), nil
	}
	return turn{}, nil // app_rate_limited, and what is yet unknown
}

// decode reads what Slack sends, whose texts may hold half a character.
func decode(payload []byte, into any) error {
	if err := json.Unmarshal(payload, into, jsontext.AllowInvalidUTF8(true)); err != nil {
		return errMalformed
	}
	return nil
}

// enter takes one of the places for what is answered at once; false when there is none.
func (a *Adapter) enter() bool {
	select {
	case a.slots <- struct{}{}:
		return true
	default:
		return false
	}
}

func (a *Adapter) leave() { <-a.slots }

// finish counts a turn that was acknowledged, after what follows it.
func (a *Adapter) finish(ctx context.Context, t turn, start time.Time, err error) {
	if t.rest != nil {
		err = errors.Join(err, a.follow(ctx, t.rest))
	}
	if t.kind != "" {
		a.done(t.kind, start, err)
	}
}

// follow does what follows an acknowledgement.
func (a *Adapter) follow(ctx context.Context, rest func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	return safely(func() error { return rest(ctx) })
}

// safely turns a panic into an error.
func safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return do()
}
