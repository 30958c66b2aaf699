package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"boussole/bot"
)

// talk answers line after line until there is no other, the person leaves, or the context ends.
func (a *Adapter) talk(ctx context.Context, r *bot.Router, next func() (string, error)) error {
	for {
		line, err := await(ctx, next)
		line = strings.TrimSpace(line)
		switch {
		case ctx.Err() != nil || errors.Is(err, io.EOF) || leaves(line):
			return nil
		case err != nil:
			return fmt.Errorf("terminal: %w", err)
		case line == "":
			continue
		}
		reply := a.answer(ctx, r, line)
		if ctx.Err() != nil { // the reply would only say so
			return nil
		}
		if err := a.show(reply); err != nil {
			return fmt.Errorf("terminal: %w", err)
		}
	}
}

// lines reads lines of any length; the rest of one over lineSize is dropped.
func lines(in io.Reader) func() (string, error) {
	buffered := bufio.NewReaderSize(in, lineSize)
	return func() (string, error) { return readLine(buffered) }
}

// await reads a line, but no longer than the context lasts: nothing else interrupts a read of a terminal or a pipe.
// A panic goes to the caller, so that it passes whatever puts the terminal right.
func await(ctx context.Context, next func() (string, error)) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	type result struct {
		line   string
		err    error
		failed any
	}
	done := make(chan result, 1) // of one, so that a late line leaves nothing behind
	go func() {
		var out result
		defer func() {
			if p := recover(); p != nil {
				out.failed = fmt.Sprintf("%v\n%s", p, debug.Stack())
			}
			done <- out
		}()
		out.line, out.err = next()
	}()
	select {
	case out := <-done:
		if out.failed != nil {
			panic(out.failed)
		}
		return out.line, out.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// leaves reports whether a line ends the conversation.
func leaves(line string) bool {
	switch strings.ToLower(line) {
	case "/quit", "/exit", "/quitter":
		return true
	}
	return false
}
