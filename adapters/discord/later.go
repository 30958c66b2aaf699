package discord

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"
)

// later sends the first response by a request of its own, and what follows it in the background.
func (a *Adapter) later(ctx context.Context, in *interaction, t turn) error {
	first, cancel := context.WithTimeout(ctx, firstResponse-deferAfter)
	defer cancel()
	if err := a.first(first, in, t); err != nil {
		return err
	}
	a.late.Go(func() {
		defer a.survive()
		ctx, cancel := context.WithTimeout(ctx, tokenLife)
		defer cancel()
		if err := t.rest(ctx); err != nil {
			a.done(in.Type, time.Now(), err)
		}
	})
	return nil
}

// survive keeps a panic from ending the program.
func (a *Adapter) survive() {
	if p := recover(); p != nil {
		a.log.Error("discord: panic", "kind", fmt.Sprintf("%T", p), "stack", string(debug.Stack())) // not its text: it may be theirs
	}
}
