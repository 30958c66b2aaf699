package discord

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// Post shows a reply in a channel, or to a person. Discord shows a nonce once within the past few minutes, so that the same
// key sent again doesn't show twice (https://discord.com/developers/docs/resources/message#create-message).
// A *bot.Unsent says that it doesn't show yet, a *bot.Permanent that it never will as things are, a *bot.InDoubt that it may
// show already.
func (a *Adapter) Post(ctx context.Context, p bot.Post) error {
	if err := known(p); err != nil {
		return fmt.Errorf("discord: %w", err)
	}
	channel, err := a.place(ctx, p)
	if err != nil {
		return fmt.Errorf("discord: %w", unsent(false, err))
	}
	ctx, trace := rest.Traced(ctx, func(ctx context.Context) error {
		if err := known(p); err != nil || p.Going == nil {
			return err
		}
		return p.Going(ctx)
	})
	for i, m := range a.render(ctx, card{reply: p.Reply}) {
		if err := a.send(ctx, channel, nonce("post", p.Key, i), m); err != nil {
			return fmt.Errorf("discord: %w", unsent(trace.Effective(), err))
		}
	}
	return nil
}

// known tells whether Discord still knows a post that may show already: asked again just before it goes out, since it may
// have waited for its turn.
func known(p bot.Post) error {
	if !p.Since.IsZero() && time.Since(p.Since) > nonceLife {
		return &bot.InDoubt{Since: p.Since, Err: errNonce}
	}
	return nil
}

// place is the channel that a post goes to; a person has one of their own.
func (a *Adapter) place(ctx context.Context, p bot.Post) (string, error) {
	if p.Person == "" {
		return p.Channel.ID, nil
	}
	var direct struct{ ID string }
	err := a.api.Call(ctx, rest.OpenDirect, nil, map[string]string{"recipient_id": p.Person}, nil, &direct)
	return direct.ID, permanent(err)
}

// unsent marks an error after which nothing shows for sure.
func unsent(effective bool, err error) error {
	_, never := errors.AsType[*bot.Permanent](err)
	_, doubt := errors.AsType[*bot.InDoubt](err)
	if never || doubt || effective {
		return err
	}
	out := &bot.Unsent{Err: err}
	if fault, ok := errors.AsType[*rest.Fault](err); ok {
		out.After = fault.RetryAfter
	}
	return out
}

// Check reports whether a channel is one of its guild that the bot sees; a *bot.Permanent says what lacks.
func (a *Adapter) Check(ctx context.Context, c bot.Channel) error {
	var at struct {
		GuildID string `json:"guild_id"`
	}
	err := a.api.Call(ctx, rest.GetChannel, []string{c.ID}, nil, nil, &at)
	if err == nil && at.GuildID != c.Tenant {
		err = &bot.Permanent{Reason: bot.Text{FR: "il n'est pas dans ce serveur", EN: "it isn't in this server"}, Err: errElsewhere}
	}
	if err != nil {
		return fmt.Errorf("discord: %w", permanent(err))
	}
	return nil
}

var errElsewhere = errors.New("a channel of another server")

// nonceLife is how long Discord is sure to know a nonce: it promises a few minutes.
const nonceLife = 2 * time.Minute

var errNonce = errors.New("a repeat is no longer told apart")

// send creates a message, without its pictures where they are not allowed.
func (a *Adapter) send(ctx context.Context, channel, nonce string, m message) error {
	m.Nonce, m.EnforceNonce = nonce, true
	err := a.api.Call(ctx, rest.CreateMessage, []string{channel}, m, m.files, nil)
	if fault, ok := errors.AsType[*rest.Fault](err); ok && fault.Code == rest.MissingPermissions && len(m.files) > 0 {
		m = m.withoutPictures()
		err = a.api.Call(ctx, rest.CreateMessage, []string{channel}, m, nil, nil)
	}
	return permanent(err)
}

// withoutPictures keeps the texts, which say the same.
func (m message) withoutPictures() message {
	out := m
	out.Attachments, out.files, out.Components = nil, nil, nil
	for _, c := range m.Components {
		var kept []component
		for _, inner := range c.Components {
			if len(inner.Items) == 0 {
				kept = append(kept, inner)
			}
		}
		c.Components = kept
		out.Components = append(out.Components, c)
	}
	return out
}

// nonce is the key of one message of several, as short as Discord wants it: 25 characters at most.
func nonce(kind, key string, number int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", kind, number, key))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// lacking says, for each of Discord's codes, what a channel lacks
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
var lacking = map[int]bot.Text{
	rest.UnknownChannel: {FR: "ce salon n'existe plus, ou son numéro est faux", EN: "this channel no longer exists, or its number is wrong"},
	rest.MissingAccess: {FR: "il me manque la permission « Voir le salon » dans ce salon",
		EN: "I lack the permission \"View Channel\" in this channel"},
	rest.MissingPermissions: {FR: "il me manque la permission « Envoyer des messages » dans ce salon (« Envoyer des messages dans les fils » s'il s'agit d'un fil)",
		EN: "I lack the permission \"Send Messages\" in this channel (\"Send Messages in Threads\" where it is a thread)"},
	rest.CannotMessageUser: {FR: "cette personne n'accepte pas mes messages privés", EN: "this person doesn't accept direct messages from me"},
}

// permanent marks an error that no repeat will mend.
func permanent(err error) error {
	fault, ok := errors.AsType[*rest.Fault](err)
	if !ok {
		return err
	}
	if reason, known := lacking[fault.Code]; known {
		return &bot.Permanent{Reason: reason, Err: err}
	}
	return err
}
