package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	slackapi "github.com/slack-go/slack"
)

// Limits of a response URL (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
const (
	hookLife  = 30 * time.Minute
	hookPosts = 5
	hookHost  = "hooks.slack.com"
	hooksMost = 10_000 // remembered at once
	hookBody  = 4 << 10
)

// hook is what was made of a response URL.
type hook struct {
	since time.Time
	posts atomic.Int32
}

// spent reports whether a response URL takes no more, and counts a post to it otherwise.
func (h *hook) spent() bool { return time.Since(h.since) > hookLife || h.posts.Add(1) > hookPosts }

// visibility says who sees a response; it can't be changed afterwards.
type visibility string

const (
	toAsker    visibility = slackapi.ResponseTypeEphemeral
	toEveryone visibility = slackapi.ResponseTypeInChannel
)

var (
	errForeignHook = errors.New("response_url: not an address of Slack's, so not called")
	errSpentHook   = errors.New("response_url: used five times, or too old")
)

// respond shows a message at the response URL of a command or an interaction: to whom, and in which thread unless that is
// empty. It isn't sent again whatever happens, but for its charts.
func (c *client) respond(ctx context.Context, to, thread string, m message, shown visibility) error {
	if !c.hooked(to) {
		return errForeignHook
	}
	return c.charted(ctx, m, func(m message) error {
		if c.hooks.getOr(to, &hook{since: time.Now()}, 2*hookLife).spent() {
			return errSpentHook
		}
		e := &errand{http: c.http}
		return e.explain(responseHook, e.deliver(ctx, to, wire(nil).response(m, shown, thread)))
	})
}

// hooked reports whether an address is one that Slack gives out.
func (c *client) hooked(address string) bool {
	at, err := url.Parse(address)
	if err != nil || at.User != nil {
		return false
	}
	api, err := url.Parse(c.config.url)
	if err != nil || api.Host == "" {
		return false
	}
	switch {
	case at.Scheme == "https":
		return strings.EqualFold(at.Host, hookHost) || strings.EqualFold(at.Host, api.Host)
	case at.Scheme == "http" && api.Scheme == "http": // a test's
		return strings.EqualFold(at.Host, api.Host)
	}
	return false
}

// deliver posts a response. slack-go's own way wouldn't say why one is refused.
func (e *errand) deliver(ctx context.Context, to string, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	resp, err := e.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	said, _ := io.ReadAll(io.LimitReader(resp.Body, hookBody)) // the status says the rest
	return hookFault(resp, said)
}

// hookFault is what a response URL answers: ok, JSON with a code, or a code alone.
func hookFault(resp *http.Response, said []byte) error {
	var answer struct {
		Error string `json:"error"`
	}
	if json.Unmarshal(said, &answer) != nil && bytes.HasPrefix(said, []byte(codeInvalidBlocks)) {
		answer.Error = codeInvalidBlocks
	}
	f := &Fault{Method: string(responseHook), Code: shorten(answer.Error), Status: resp.StatusCode}
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		f.Code, f.RetryAfter = codeRateLimited, againIn(resp.Header)
	case resp.StatusCode == http.StatusOK && f.Code == "":
		return nil
	}
	return f
}
