package discord

import (
	"context"
	"errors"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/go-json-experiment/json"

	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// How long Discord waits (https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages).
const (
	firstResponse = 3 * time.Second
	deferAfter    = 2 * time.Second // what isn't there then is announced, and follows
	tokenLife     = 15*time.Minute - 30*time.Second
)

// response is the first answer to an interaction.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// A turn is what to answer to an interaction: the first response, and what follows it, nil for nothing.
type turn struct {
	response response
	files    []rest.File
	rest     func(ctx context.Context) error
}

// errUnknown is an interaction of a type that the bot doesn't know.
var errUnknown = errors.New("interaction of an unknown type")

// interact answers an interaction that came by the gateway.
func (a *Adapter) interact(ctx context.Context, r *bot.Router, raw []byte) {
	start := time.Now()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), tokenLife) // a stop lets it finish
	defer cancel()
	var in interaction
	err := json.Unmarshal(raw, &in)
	if err != nil {
		err = errors.New("interaction: malformed") // and nothing of what is in it
	} else {
		err = a.respond(ctx, r, &in)
	}
	a.done(in.Type, start, err)
}

// respond sends what an interaction is answered with, and what follows it.
func (a *Adapter) respond(ctx context.Context, r *bot.Router, in *interaction) error {
	first, cancel := context.WithTimeout(ctx, firstResponse)
	defer cancel()
	t, err := a.turn(ctx, r, in)
	if err != nil {
		return err
	}
	if err := a.first(first, in, t); err != nil {
		return err
	}
	if t.rest == nil {
		return nil
	}
	return t.rest(ctx)
}

// first sends the first response. Where Discord refuses its content, the person is told at least.
func (a *Adapter) first(ctx context.Context, in *interaction, t turn) error {
	ids := []string{in.ID, in.Token}
	err := a.api.Call(ctx, rest.Respond, ids, t.response, t.files, nil)
	if fault, ok := errors.AsType[*rest.Fault](err); ok && fault.Status == 400 && fault.Code != rest.AlreadyAcknowledged {
		sorry := a.apology(ctx, in.locale(a.config.Locale))
		sorry.Flags |= discordgo.MessageFlagsEphemeral
		return errors.Join(err, a.api.Call(ctx, rest.Respond, ids, response{discordgo.InteractionResponseChannelMessageWithSource, sorry}, nil, nil))
	}
	return err
}

// turn finds what to answer to an interaction of any type.
func (a *Adapter) turn(ctx context.Context, r *bot.Router, in *interaction) (turn, error) {
	switch in.Type {
	case discordgo.InteractionPing:
		return turn{response: response{Type: discordgo.InteractionResponsePong}}, nil
	case discordgo.InteractionApplicationCommandAutocomplete:
		return turn{response: a.complete(ctx, r, in.command(a.config.Locale))}, nil
	case discordgo.InteractionApplicationCommand:
		if in.Data.Type == discordgo.MessageApplicationCommand {
			return a.answer(ctx, r, in, func() plan { return a.aboutMessage(r, in) }), nil
		}
		return a.answer(ctx, r, in, func() plan { return understand(r, in.command(a.config.Locale)) }), nil
	case discordgo.InteractionMessageComponent:
		return a.pressed(ctx, r, in), nil
	case discordgo.InteractionModalSubmit:
		return a.answer(ctx, r, in, func() plan { return a.filled(r, in) }), nil
	}
	return turn{}, errUnknown
}

// done counts an interaction and logs what went wrong with it, without a word of what was asked.
func (a *Adapter) done(kind discordgo.InteractionType, start time.Time, err error) {
	a.metrics.interaction(kind, time.Since(start), err)
	fault, ok := errors.AsType[*rest.Fault](err)
	switch {
	case err == nil:
	case ok && (fault.Code == rest.UnknownInteraction || fault.Code == rest.UnknownWebhook):
		a.log.Warn("discord: an answer came too late", "type", kinds[kind], "error", err)
	default:
		a.log.Error("discord: an interaction was not answered", "type", kinds[kind], "error", err)
	}
}
