package rest

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// transport is the one way in which requests go to Discord: to the configured address, within its limits, again where
// that is safe. It belongs under every http.Client, discordgo's included.
type transport struct {
	to      *url.URL
	next    http.RoundTripper
	limiter *limiter
	guard   guard
}

// NewTransport sends by another RoundTripper to an address such as https://discord.com.
func NewTransport(apiURL *url.URL, next http.RoundTripper) *transport {
	return &transport{to: apiURL, next: next, limiter: newLimiter()}
}

var _ http.RoundTripper = (*transport)(nil)

// RoundTrip returns Discord's answer. What isn't sent, and what Cloudflare answers, is a *Fault.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer func() { _ = req.Body.Close() }()
	}
	r := routeOf(req)
	for attempt := 1; ; attempt++ {
		resp, err := t.attempt(req, r)
		wait, ok := again(req, resp, err, attempt)
		if !ok {
			return resp, err
		}
		discard(resp)
		if err := await(req.Context(), wait, nil); err != nil {
			return nil, err
		}
	}
}

// attempt sends a request when its time has come.
func (t *transport) attempt(req *http.Request, r route) (*http.Response, error) {
	if err := t.guard.allow(req, r); err != nil {
		return nil, err
	}
	b, err := t.limiter.acquire(req.Context(), r)
	if err != nil {
		return nil, err
	}
	if err := t.guard.allow(req, r); err != nil { // after the wait
		t.limiter.giveBack(r, b)
		return nil, err
	}
	out, err := t.outgoing(req)
	if err != nil {
		t.limiter.giveBack(r, b)
		return nil, err
	}
	if err := announce(req.Context()); err != nil {
		t.limiter.giveBack(r, b)
		return nil, err
	}
	resp, err := t.next.RoundTrip(out)
	note(req.Context(), resp, err)
	if err != nil {
		t.limiter.finish(r, b, nil, verdict{})
		return nil, err
	}
	v := verdictOf(resp)
	t.limiter.finish(r, b, resp, v)
	t.guard.learn(req, resp, v)
	if v.blocked {
		return nil, &Fault{Route: r.name, Status: resp.StatusCode, Message: v.reason, RetryAfter: v.wait}
	}
	settle(resp, v)
	return resp, nil
}

// outgoing is the request as it is sent.
func (t *transport) outgoing(req *http.Request) (*http.Request, error) {
	out := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, err
		}
		out.Body = body
	}
	out.URL = redirect(t.to, req.URL)
	out.Host = out.URL.Host
	out.Header.Del(onceHeader)
	if agent := out.UserAgent(); !strings.HasPrefix(agent, "DiscordBot (") || !strings.Contains(agent, ", ") {
		out.Header.Set("User-Agent", userAgent)
	}
	return out, nil
}

// userAgent is in the form that Discord demands (https://discord.com/developers/docs/reference#user-agent).
const userAgent = "DiscordBot (https://github.com/bwmarrin/discordgo, v" + discordgo.VERSION + ")"

// settle takes out of an answer what has been seen to, so that discordgo, whose own waits no context ends, doesn't see
// to it again; and says how long to wait where one shall.
func settle(resp *http.Response, v verdict) {
	for _, name := range []string{"Remaining", "Reset", "Reset-After", "Global"} {
		resp.Header.Del("X-RateLimit-" + name)
	}
	if v.wait > 0 {
		resp.Header.Set("Retry-After", strconv.FormatFloat(v.wait.Seconds(), 'f', 3, 64))
	}
}
