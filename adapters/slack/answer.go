package slack

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"boussole/bot"
)

// How long Slack waits, and how much it takes
// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
const (
	deferAfter = 2 * time.Second // of the three that an acknowledgement has: what isn't there then follows
	answerTime = time.Minute     // a bound of ours for what follows
)

// A plan is a Request understood, and what is known of the answer before it is there.
type plan struct {
	understood bot.Understanding
	speaks     bot.Locale   // the language that its buttons keep; empty: the presser's own
	private    bool         // only the asker sees it
	note       string       // small print, formatted
	thread     string       // that the share button shows it in; empty: where it was asked
	reply      *bot.Reply   // nil until it is there
	shares     bool         // known with the reply: it may be shown to everyone
	ratings    []bot.Rating // likewise: whether it was useful; none: not asked
}

// An answer is what is shown, and to whom.
type answer struct {
	messages []message
	private  bool
}

// A turn is what is answered: what goes with the acknowledgement, nil for nothing, and what follows, nil for nothing.
type turn struct {
	kind string
	ack  wire
	rest func(ctx context.Context) error
	// instead says the same as ack, where that couldn't be sent.
	instead func(ctx context.Context) error
}

// read plans the answer to what a person wrote. A question keeps the language that it was written in; a command, whose
// name is the configured language's for everyone, is answered in the person's own.
func (a *Adapter) read(r *bot.Router, text string, req bot.Request) *plan {
	if text == "" {
		req.Command = "help"
		u := r.Plan(req)
		return &plan{understood: u, private: r.Private(u)}
	}
	u := r.Read(text, req)
	if u.Typed {
		u.Request.Locale = req.Locale
		return &plan{understood: u, private: r.Private(u)}
	}
	return &plan{understood: u, speaks: u.Request.Locale, private: r.Private(u)}
}

// answer runs a plan. It always has messages, whatever happens.
func (a *Adapter) answer(ctx context.Context, r *bot.Router, at origin, planned func() *plan) answer {
	return a.shown(at, a.replied(ctx, r, a.planned(planned)))
}

// planned is a plan, whatever happens.
func (a *Adapter) planned(do func() *plan) (p *plan) {
	defer a.rescue(func() { p = a.sorry() })
	return do()
}

// replied is a plan with its reply.
func (a *Adapter) replied(ctx context.Context, r *bot.Router, p *plan) (out *plan) {
	defer a.rescue(func() { out = a.sorry() })
	if p.reply == nil {
		p.ratings = r.Ratings(p.understood)
		reply := a.offered(r.Answer(ctx, p.understood), r.Commands())
		p.reply = &reply
		p.shares = p.private && !reply.Refused && p.understood.Err == nil && !p.understood.Request.Why
	}
	return p
}

// shown renders what was replied.
func (a *Adapter) shown(at origin, p *plan) (out answer) {
	defer a.rescue(func() { out = answer{render(card{reply: *a.sorry().reply}), true} })
	c := card{reply: *p.reply, speaks: p.speaks, note: p.note, thread: p.thread, ratings: p.ratings}
	if p.shares && !at.alone() {
		c.share = &p.understood.Request
		if c.thread == "" {
			c.thread = at.thread
		}
	}
	return answer{render(c), p.private}
}

// sorry is what the program's failure is answered with.
func (a *Adapter) sorry() *plan {
	reply := bot.Sorry(a.config.Locale)
	return &plan{reply: &reply, private: true}
}

// rescue does something else instead of what panicked. It is to be deferred.
func (a *Adapter) rescue(instead func()) {
	if p := recover(); p != nil {
		a.log.Error("slack: panic", "kind", fmt.Sprintf("%T", p), "stack", string(debug.Stack())) // not its text: it may be theirs
		instead()
	}
}

// visibility says who sees it. A public one has to say so: Slack shows others to the asker alone.
func (out answer) visibility() visibility {
	if out.private {
		return toAsker
	}
	return toEveryone
}
