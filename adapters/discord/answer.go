package discord

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// A plan is a Request understood but not yet answered: what is known of the answer before it is there.
type plan struct {
	understood bot.Understanding
	speaks     bot.Locale                      // the language that its buttons keep; empty: the presser's own
	private    bool                            // only the asker sees it
	note       string                          // small print, in markdown
	says       func(context.Context) bot.Reply // the answer, where it isn't the Router's to what was understood
}

// understand plans the answer to a Request. One to a question keeps the question's language.
func understand(r *bot.Router, req bot.Request) plan {
	u := r.Plan(req)
	p := plan{understood: u, private: r.Private(u)}
	if u.Request.Command != req.Command {
		p.speaks = u.Request.Locale
	}
	return p
}

// answer runs a plan: what isn't there in time is announced, and follows. No answer takes longer than the Router lets
// it and a picture needs.
func (a *Adapter) answer(ctx context.Context, r *bot.Router, in *interaction, planned func() plan) turn {
	plans, answers := make(chan plan, 1), make(chan []message, 1) // of one, so that a late answer leaves nothing behind
	go func() {
		var out []message
		defer func() {
			if p := recover(); p != nil {
				a.log.Error("discord: panic", "kind", fmt.Sprintf("%T", p), "stack", string(debug.Stack())) // not its text: it may be theirs
				out = []message{a.apology(ctx, in.locale(a.config.Locale))}
			}
			answers <- out
		}()
		p := planned()
		plans <- p
		out = a.render(ctx, a.card(ctx, r, in, p))
	}()
	late := time.NewTimer(deferAfter)
	defer late.Stop()
	select {
	case out := <-answers:
		show := visibility(plans, in)
		out[0].Flags |= show
		t := turn{response: response{discordgo.InteractionResponseChannelMessageWithSource, out[0]}, files: out[0].files}
		if len(out) > 1 {
			t.rest = func(ctx context.Context) error { return a.follow(ctx, in, out[1:], show) }
		}
		return t
	case <-late.C:
		show := visibility(plans, in)
		return turn{response: response{discordgo.InteractionResponseDeferredChannelMessageWithSource, message{Flags: show}},
			rest: func(ctx context.Context) error { return a.fulfil(ctx, in, answers, show) }}
	}
}

// visibility says who sees the answer: for a plan that isn't there yet, the asker alone.
func visibility(plans <-chan plan, in *interaction) discordgo.MessageFlags {
	select {
	case p := <-plans:
		if !p.private || in.alone() {
			return 0
		}
	default:
	}
	return discordgo.MessageFlagsEphemeral
}

// card answers a plan.
func (a *Adapter) card(ctx context.Context, r *bot.Router, in *interaction, p plan) card {
	if p.says != nil {
		return card{reply: p.says(ctx)}
	}
	c := card{reply: r.Answer(ctx, p.understood), speaks: p.speaks, note: p.note}
	if p.private && !in.alone() && !c.reply.Refused && p.understood.Err == nil && !p.understood.Request.Why {
		c.share = &p.understood.Request
	}
	c.ratings = r.Ratings(p.understood)
	return c
}

// fulfil replaces what announced an answer by the answer.
func (a *Adapter) fulfil(ctx context.Context, in *interaction, answers <-chan []message, show discordgo.MessageFlags) error {
	select {
	case out := <-answers:
		ids := []string{in.ApplicationID, in.Token}
		if err := a.api.Call(ctx, rest.EditOriginal, ids, out[0], out[0].files, nil); err != nil {
			return err
		}
		return a.follow(ctx, in, out[1:], show)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// follow sends what didn't fit the first message.
func (a *Adapter) follow(ctx context.Context, in *interaction, more []message, show discordgo.MessageFlags) error {
	for _, m := range more {
		m.Flags |= show
		if err := a.api.Call(ctx, rest.FollowUp, []string{in.ApplicationID, in.Token}, m, m.files, nil); err != nil {
			return err
		}
	}
	return nil
}

// apology is what a person reads when the program failed.
func (a *Adapter) apology(ctx context.Context, l bot.Locale) message {
	return a.render(ctx, card{reply: bot.Sorry(l)})[0]
}
