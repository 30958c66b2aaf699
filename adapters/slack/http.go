package slack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"

	"boussole/bot"
)

// Limits of what Slack posts. Signatures may be replayed, so that old ones are refused
// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
const (
	freshness  = 5 * time.Minute
	bodySize   = 1 << 20 // bytes
	inProgress = 512     // answered at once; more are told to come back
)

// Handlers are the routes of http mode, and in either mode those of installing in several workspaces.
func (a *Adapter) Handlers(r *bot.Router) map[string]http.Handler {
	routes := map[string]http.Handler{}
	if a.config.Mode == "http" {
		routes["POST "+commandsPath] = &endpoint{a, r, takeCommand}
		routes["POST "+interactionsPath] = &endpoint{a, r, takeForm}
		routes["POST "+eventsPath] = &endpoint{a, r, takeEvent}
	}
	if a.oauth != nil {
		maps.Copy(routes, a.oauth.handlers())
	}
	return routes
}

// endpoint takes one kind of what Slack posts.
type endpoint struct {
	adapter *Adapter
	router  *bot.Router
	take    taker
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, status := e.verified(w, r)
	if status != 0 {
		http.Error(w, http.StatusText(status), status)
		return
	}
	if !e.adapter.enter() {
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	start := time.Now()
	ctx := context.WithoutCancel(r.Context()) // an answer that comes later outlives this request
	t, err := e.take(ctx, e.adapter, e.router, body)
	if err != nil {
		e.adapter.leave()
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if len(t.ack) > 0 {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(t.ack)))
	_, err = w.Write(t.ack)
	e.adapter.acks.Put(&t.ack)
	if t.rest == nil {
		e.adapter.finish(ctx, t, start, err)
		e.adapter.leave()
		return
	}
	e.adapter.late.Go(func() {
		defer e.adapter.leave()
		e.adapter.finish(ctx, t, start, err)
	})
}

// verified reads a body that Slack signed within the freshness; a status other than 0 refuses it.
func (e *endpoint) verified(w http.ResponseWriter, r *http.Request) ([]byte, int) {
	stamp := r.Header.Get("X-Slack-Request-Timestamp")
	var signature [sha256.Size]byte
	sent, versioned := strings.CutPrefix(r.Header.Get("X-Slack-Signature"), "v0=")
	if !versioned || len(sent) != 2*len(signature) {
		return nil, http.StatusUnauthorized
	}
	if _, err := hex.Decode(signature[:], []byte(sent)); err != nil {
		return nil, http.StatusUnauthorized
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || time.Since(time.Unix(seconds, 0)).Abs() > freshness {
		return nil, http.StatusUnauthorized
	}
	var body bytes.Buffer
	body.Grow(int(min(max(r.ContentLength, 0), bodySize)) + bytes.MinRead)
	_, err = body.ReadFrom(http.MaxBytesReader(w, r.Body, bodySize))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return nil, http.StatusRequestEntityTooLarge
	}
	if err != nil {
		return nil, http.StatusBadRequest
	}
	if !hmac.Equal(e.adapter.signature(stamp, body.Bytes()), signature[:]) {
		return nil, http.StatusUnauthorized
	}
	return body.Bytes(), 0
}

// signature is what Slack signs a body with.
func (a *Adapter) signature(stamp string, body []byte) []byte {
	mac := a.macs.Get().(hash.Hash)
	defer a.macs.Put(mac)
	mac.Reset()
	_, _ = io.WriteString(mac, "v0:"+stamp+":") // a hash takes all
	_, _ = mac.Write(body)
	return mac.Sum(nil)
}
