package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// How long Slack waits, and how much it takes
// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
const (
	deferAfter = 2 * time.Second // of the three that an acknowledgement has: what isn't there then follows
	answerTime = time.Minute     // a bound of ours for what follows
)

// A plan is a Request understood but not yet answered: what is known of the answer before it is there.
type plan struct {
	understood bot.Understanding
	speaks     bot.Locale // the language that its buttons keep; empty: the presser's own
	private    bool       // only the asker sees it
	note       string     // small print, formatted
	reply      *bot.Reply // the answer, where it needs no command
}

// An answer is what is shown, and to whom.
type answer struct {
	messages []message
	private  bool
}

// A turn is what is answered: what goes with the acknowledgement, nil for nothing, and what follows, nil for nothing.
type turn struct {
	kind string
	ack  []byte
	rest func(ctx context.Context) error
	// instead says the same as ack, where that couldn't be sent.
	instead func(ctx context.Context) error
}

// read plans the answer to what a person wrote. A question keeps the language that it was written in; a command, whose
// name is the configured language's for everyone, is answered in the person's own.
func (a *Adapter) read(r *bot.Router, text string, req bot.Request) plan {
	if text == "" {
		req.Command = "help"
		u := r.Plan(req)
		return plan{understood: u, private: r.Private(u)}
	}
	u := r.Read(text, req)
	if u.Typed {
		u.Request.Locale = req.Locale
		return plan{understood: u, private: r.Private(u)}
	}
	return plan{understood: u, speaks: u.Request.Locale, private: r.Private(u)}
}

// answer runs a plan. It always has messages, whatever happens.
func (a *Adapter) answer(ctx context.Context, r *bot.Router, at origin, planned func() plan) (out answer) {
	defer func() {
		if p := recover(); p != nil {
			a.log.Error("slack: panic", "kind", fmt.Sprintf("%T", p), "stack", string(debug.Stack())) // not its text: it may be theirs
			out = answer{render(card{reply: bot.Sorry(a.config.Locale)}), true}
		}
	}()
	p := planned()
	c := card{speaks: p.speaks, note: p.note}
	if p.reply != nil {
		c.reply = *p.reply
	} else {
		c.reply = r.Answer(ctx, p.understood)
	}
	if p.private && !at.alone() && !c.reply.Refused && p.understood.Err == nil {
		c.share = &p.understood.Request
	}
	out = answer{render(c), p.private}
	if c.share != nil {
		keepThread(out.messages, at.thread)
	}
	return out
}

// command answers a slash command. What is there in time, and fits into room bytes, goes with the acknowledgement.
func (a *Adapter) command(ctx context.Context, r *bot.Router, s slash, room int) turn {
	at, done := s.origin(), make(chan answer, 1) // of one, so that a late answer leaves nothing behind
	go func() {
		done <- a.answer(ctx, r, at, func() plan {
			text := words(s.Text)
			if s.Command != "/"+own { // which takes any command or a question; every other is a command's name
				text = strings.TrimSpace(s.Command + " " + text)
			}
			return a.read(r, text, a.request(ctx, at))
		})
	}()
	late := time.NewTimer(deferAfter)
	defer late.Stop()
	t := turn{kind: kindCommand}
	select {
	case out := <-done:
		body, err := json.Marshal(inline{out.shown(), out.messages[0].Text, out.messages[0].Blocks, false, false})
		all := func(ctx context.Context) error { return a.deliver(ctx, at, out) }
		switch more := (answer{out.messages[1:], out.private}); {
		case err != nil || len(body) > room:
			t.rest = all
		case len(more.messages) == 0:
			t.ack, t.instead = body, all
		default:
			t.ack, t.instead, t.rest = body, all, func(ctx context.Context) error { return a.deliver(ctx, at, more) }
		}
	case <-late.C:
		t.rest = func(ctx context.Context) error {
			select {
			case out := <-done:
				return a.deliver(ctx, at, out)
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return t
}

// inline is a message in an acknowledgement.
type inline struct {
	ResponseType visibility       `json:"response_type"`
	Text         string           `json:"text"`
	Blocks       []slackapi.Block `json:"blocks,omitempty"`
	UnfurlLinks  bool             `json:"unfurl_links"`
	UnfurlMedia  bool             `json:"unfurl_media"`
}

// shown says who sees it. A public one has to say so: Slack shows others to the asker alone.
func (out answer) shown() visibility {
	if out.private {
		return toAsker
	}
	return toEveryone
}
