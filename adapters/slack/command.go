package slack

import (
	"context"
	"strings"
	"time"

	"boussole/bot"
)

// command answers a slash command. What is there in time, and fits into room bytes, goes with the acknowledgement.
func (a *Adapter) command(ctx context.Context, r *bot.Router, s slash, room int) turn {
	late := time.NewTimer(deferAfter)
	defer late.Stop()
	at, replied := s.origin(), make(chan *plan, 1) // of one, so that a late reply leaves nothing behind
	p := a.planned(func() *plan {
		text := words(s.Text)
		if s.Command != "/"+own { // which takes any command or a question; every other is a command's name
			text = strings.TrimSpace(s.Command + " " + text)
		}
		return a.read(r, text, a.request(ctx, at))
	})
	go func() { replied <- a.replied(ctx, r, p) }()
	select {
	case p := <-replied:
		return a.acknowledged(at, a.shown(at, p), room)
	case <-late.C:
		return turn{kind: kindCommand, rest: func(ctx context.Context) error {
			select {
			case p := <-replied:
				return a.deliver(ctx, at, a.shown(at, p))
			case <-ctx.Done():
				return ctx.Err()
			}
		}}
	}
}

// acknowledged answers with the acknowledgement, as far as room bytes hold it, and with what follows.
func (a *Adapter) acknowledged(at origin, out answer, room int) turn {
	all := func(ctx context.Context) error { return a.deliver(ctx, at, out) }
	body := a.room().response(out.messages[0], out.visibility(), "")
	if len(body) > room {
		return turn{kind: kindCommand, rest: all}
	}
	t := turn{kind: kindCommand, ack: body, instead: all}
	if more := (answer{out.messages[1:], out.private}); len(more.messages) > 0 {
		t.rest = func(ctx context.Context) error { return a.deliver(ctx, at, more) }
	}
	return t
}

// room is for an acknowledgement: of one that was written already, where there is such.
func (a *Adapter) room() wire {
	if w, ok := a.acks.Get().(*wire); ok {
		return (*w)[:0]
	}
	return make(wire, 0, 2*draftSize)
}
