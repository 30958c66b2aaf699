package slack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	slackapi "github.com/slack-go/slack"
)

// Bounds of what Slack answers, which nobody promises.
const (
	answerSize    = 8 << 20 // bytes; a page of history is the largest
	codeSize      = 200     // characters of a code or a list of scopes
	leastHold     = time.Second
	mostHold      = 24 * time.Hour
	headerAgainIn = "Retry-After" // seconds; https://docs.slack.dev/apis/web-api/rate-limits
)

// errand is the way of one call to Slack and back; it bounds the answer and knows whether the call ever left.
type errand struct {
	http  *http.Client
	going func(context.Context) error // told before it leaves; nil for nobody
	left  bool
}

type goingKey struct{}

// withGoing returns a context whose messages of posts tell before they leave.
func withGoing(ctx context.Context, going func(context.Context) error) context.Context {
	return context.WithValue(ctx, goingKey{}, going)
}

// newErrand makes the errand of one call.
func newErrand(ctx context.Context, c *http.Client, m method) *errand {
	e := &errand{http: c}
	if m == postMessage {
		e.going, _ = ctx.Value(goingKey{}).(func(context.Context) error)
	}
	return e
}

// Do sends a request, for slack-go.
func (e *errand) Do(req *http.Request) (*http.Response, error) {
	if e.going != nil {
		if err := e.going(req.Context()); err != nil {
			return nil, err
		}
	}
	resp, err := e.http.Do(req)
	e.left = e.left || !unsent(err)
	if err != nil {
		return nil, err
	}
	resp.Body = &bounded{io.LimitReader(resp.Body, answerSize), resp.Body}
	if resp.StatusCode == http.StatusTooManyRequests { // slack-go knows it by a whole number here alone
		resp.Header.Set(headerAgainIn, strconv.Itoa(int(againIn(resp.Header)/time.Second)))
	}
	return resp, nil
}

// bounded is a body of which no more than some is read.
type bounded struct {
	io.Reader
	io.Closer
}

// againIn is how long Slack wants to be left alone.
func againIn(h http.Header) time.Duration {
	seconds, err := strconv.ParseUint(h.Get(headerAgainIn), 10, 32)
	if err != nil {
		return leastHold
	}
	return min(max(time.Duration(seconds)*time.Second, leastHold), mostHold)
}

// unsent reports whether an error of the transport says that there was no connection at all.
func unsent(err error) bool {
	dial, ok := errors.AsType[*net.OpError](err)
	return ok && dial.Op == "dial"
}

var errUnreadable = errors.New("an answer that isn't Slack's")

// explain turns what slack-go returned into a *Fault or a *lost, without addresses: they may be secret.
func (e *errand) explain(m method, err error) error {
	if err == nil {
		return nil
	}
	if fault, ok := errors.AsType[*Fault](err); ok {
		return fault
	}
	if refused, ok := errors.AsType[slackapi.SlackErrorResponse](err); ok {
		f := &Fault{Method: string(m), Code: shorten(refused.Err), Status: http.StatusOK, Needed: shorten(refused.Needed)}
		if limited(f) != nil {
			f.RetryAfter = leastHold
		}
		return f
	}
	if often, ok := errors.AsType[*slackapi.RateLimitedError](err); ok {
		return &Fault{Method: string(m), Code: codeRateLimited, Status: http.StatusTooManyRequests, RetryAfter: often.RetryAfter}
	}
	if status, ok := errors.AsType[slackapi.StatusCodeError](err); ok {
		return &Fault{Method: string(m), Status: status.Code}
	}
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return &lost{method: m, left: e.left, err: failed.Err}
	}
	if !e.left {
		return fmt.Errorf("%s: %w", m, err)
	}
	return &lost{method: m, left: true, err: errUnreadable}
}

// shorten bounds what Slack calls something.
func shorten(s string) string { return s[:min(len(s), codeSize)] }
