package bot

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// answerTime is how long a command may take. Discord and Slack both want a first answer within 3 s
// (https://discord.com/developers/docs/interactions/receiving-and-responding,
// https://docs.slack.dev/interactivity/implementing-slash-commands).
const answerTime = 2500 * time.Millisecond

// Router finds the command that answers a Request, and always has an answer. It is safe for concurrent use.
type Router struct {
	current  atomic.Pointer[set]
	recent   memory
	log      *slog.Logger
	refresh  func()
	feedback *Feedback // nil: nobody is asked for it
}

// New makes a Router for a table of commands and the vocabulary that questions are understood with.
func New(commands []Command, lexicon Lexicon, log *slog.Logger) (*Router, error) {
	r := &Router{log: log, refresh: func() {}}
	return r, r.Use(commands, lexicon)
}

// Use replaces the commands. A Request in flight keeps those it started with. On an error nothing changes.
func (r *Router) Use(commands []Command, lexicon Lexicon) error {
	if err := Validate(commands); err != nil {
		return err
	}
	var former *mind
	if s := r.current.Load(); s != nil {
		former = s.mind.latest()
	}
	r.current.Store(newSet(commands, lexicon, former))
	return nil
}

// Refresh sets what brings the commands up to date, by Use, before each answer. It must be set before the first.
func (r *Router) Refresh(f func()) { r.refresh = f }

// Commands returns the table in use.
func (r *Router) Commands() []Command { return r.current.Load().commands }

// Handle answers a Request: always, within answerTime, whatever the command does.
func (r *Router) Handle(ctx context.Context, req Request) Reply {
	return r.handle(ctx, Understanding{Request: req})
}

// handle answers what was understood.
func (r *Router) handle(ctx context.Context, u Understanding) (reply Reply) {
	defer func() {
		if p := recover(); p != nil { // a command's own panic ends in run; this is for what is around it
			reply = r.explain(r.current.Load(), u.Request, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	r.refresh()
	s := r.current.Load()
	command, checked, err := s.checked(u.Request, u.by)
	if err != nil {
		return r.explain(s, u.Request, err)
	}
	if asks(command) {
		return r.Answer(ctx, r.Read(checked.Args[question(command)], checked))
	}
	if checked.Why {
		return s.why(checked, r.recent.reading(checked))
	}
	answer, err := run(ctx, command, checked)
	if err != nil {
		return r.explain(s, checked, err)
	}
	u.Request = checked
	r.recent.put(u)
	reply = s.finish(answer, checked)
	if u.Free && !reply.Refused {
		reply.Why = whyButton(checked)
	}
	return reply
}

// Answer runs what was understood, or says that it wasn't.
func (r *Router) Answer(ctx context.Context, u Understanding) Reply {
	if u.Refused {
		return refuse(r.current.Load(), u)
	}
	if u.Err != nil {
		return r.explain(r.current.Load(), u.Request, u.Err)
	}
	return r.handle(ctx, u).beside(r.current.Load(), u.More)
}

// run lets a command answer within answerTime, and turns a panic into an error.
func run(ctx context.Context, command *Command, req Request) (Reply, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	type result struct {
		reply Reply
		err   error
	}
	done := make(chan result, 1) // of one, so that a late command leaves nothing behind
	go func() {
		var out result
		defer func() {
			if p := recover(); p != nil {
				out = result{err: fmt.Errorf("panic: %v\n%s", p, debug.Stack())}
			}
			done <- out
		}()
		out.reply, out.err = command.Run(ctx, req)
	}()
	select {
	case out := <-done:
		return out.reply, out.err
	case <-ctx.Done():
		return Reply{}, ctx.Err()
	}
}

// explain answers with a person's mistakes, or apologises for the program's failure and logs it.
func (r *Router) explain(s *set, req Request, err error) Reply {
	if list, ok := mistakes(err); ok {
		return s.finish(explainMistakes(s, req, list), req)
	}
	r.log.Error("command failed", "command", req.Command, "adapter", req.Channel.Adapter, "error", err)
	return s.finish(Sorry(req.Locale), req)
}

// Sorry is what a person reads when the program failed.
func Sorry(l Locale) Reply {
	return Reply{Locale: l, Title: Text{FR: "Un souci de mon côté", EN: "A problem on my side"}.In(l), Answer: Text{
		FR: "Désolé, je n'ai pas réussi à répondre cette fois : la panne vient de moi. Réessaie dans un instant.",
		EN: "Sorry, I couldn't answer this time, and the fault is mine. Please try again in a moment.",
	}.In(l)}
}
