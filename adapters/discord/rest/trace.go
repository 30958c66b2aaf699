package rest

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
)

// Trace follows the requests made with its context: whether one of them may have had its effect, succeeded or not.
type Trace struct {
	going func(context.Context) error
	may   atomic.Bool
}

type traceKey struct{}

// Traced returns a context whose requests a Trace follows. Going, unless nil, is called just before each goes out, and
// keeps it from going by an error.
func Traced(ctx context.Context, going func(context.Context) error) (context.Context, *Trace) {
	t := &Trace{going: going}
	return context.WithValue(ctx, traceKey{}, t), t
}

// Effective reports whether a request may have had its effect.
func (t *Trace) Effective() bool { return t.may.Load() }

// announce tells that a request goes out.
func announce(ctx context.Context) error {
	if t, traced := ctx.Value(traceKey{}).(*Trace); traced && t.going != nil {
		return t.going(ctx)
	}
	return nil
}

// note takes in what came of one sending of a request.
func note(ctx context.Context, resp *http.Response, err error) {
	t, traced := ctx.Value(traceKey{}).(*Trace)
	if !traced {
		return
	}
	switch {
	case err != nil:
		if !unreached(err) {
			t.may.Store(true)
		}
	case resp.StatusCode < http.StatusMultipleChoices, broken(resp.StatusCode):
		t.may.Store(true)
	}
}

// unreached reports whether an error is that nobody was reached to send anything to.
func unreached(err error) bool {
	if failed, ok := errors.AsType[*net.OpError](err); ok && failed.Op == "dial" {
		return true
	}
	_, unnamed := errors.AsType[*net.DNSError](err)
	return unnamed
}
