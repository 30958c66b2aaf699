package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/go-json-experiment/json" // the next encoding/json, twice as fast

	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// Limits of what Discord posts. Signatures may be replayed, so that old ones are refused; Discord names no age
// (https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers).
const (
	freshness  = 5 * time.Minute
	bodySize   = 1 << 20 // bytes
	inProgress = 512     // interactions answered at once; more are told to come back
)

// Handlers are the routes of http mode; none in gateway mode.
func (a *Adapter) Handlers(r *bot.Router) map[string]http.Handler {
	if a.config.Mode != "http" {
		return nil
	}
	return map[string]http.Handler{"POST /discord/interactions": &endpointHandler{a, r, make(chan struct{}, inProgress)}}
}

// endpointHandler takes the interactions that Discord posts.
type endpointHandler struct {
	adapter *Adapter
	router  *bot.Router
	slots   chan struct{}
}

func (h *endpointHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	body, status := h.verified(w, r)
	if status != 0 {
		http.Error(w, http.StatusText(status), status)
		return
	}
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	default:
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	var in interaction
	if err := json.Unmarshal(body, &in); err != nil {
		http.Error(w, "malformed interaction", http.StatusBadRequest)
		return
	}
	ctx := context.WithoutCancel(r.Context()) // an answer that comes later outlives this request
	t, err := h.adapter.turn(ctx, h.router, &in)
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadRequest)
	case t.rest == nil:
		err = write(w, t)
	default: // what follows needs the first response to have arrived, and its own request tells when
		err = h.adapter.later(ctx, &in, t)
		w.WriteHeader(http.StatusAccepted)
	}
	h.adapter.done(in.Type, start, err)
}

// verified reads a body that Discord signed within the freshness; a status other than 0 refuses it.
func (h *endpointHandler) verified(w http.ResponseWriter, r *http.Request) ([]byte, int) {
	stamp := r.Header.Get("X-Signature-Timestamp")
	var signature [ed25519.SignatureSize]byte
	sent := r.Header.Get("X-Signature-Ed25519")
	if n, err := hex.Decode(signature[:], []byte(cutTo(sent, 2*len(signature)))); err != nil || n != len(signature) || len(sent) != 2*n {
		return nil, http.StatusUnauthorized
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || time.Since(time.Unix(seconds, 0)).Abs() > freshness {
		return nil, http.StatusUnauthorized
	}
	signed := append(make([]byte, 0, len(stamp)+int(min(max(r.ContentLength, 512), bodySize))), stamp...)
	signed, err = readTo(signed, http.MaxBytesReader(w, r.Body, bodySize))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return nil, http.StatusRequestEntityTooLarge
	}
	if err != nil {
		return nil, http.StatusBadRequest
	}
	if !ed25519.Verify(h.adapter.key, signed, signature[:]) {
		return nil, http.StatusUnauthorized
	}
	return signed[len(stamp):], 0
}

// cutTo bounds a header.
func cutTo(s string, most int) string { return s[:min(len(s), most)] }

// readTo adds all that a reader has.
func readTo(to []byte, from io.Reader) ([]byte, error) {
	for {
		if len(to) == cap(to) {
			to = append(to, 0)[:len(to)]
		}
		n, err := from.Read(to[len(to):cap(to)])
		to = to[:len(to)+n]
		if err == io.EOF {
			return to, nil
		}
		if err != nil {
			return to, err
		}
	}
}

// write answers in the response itself.
func write(w http.ResponseWriter, t turn) error {
	body, err := rest.Encode(t.response, t.files)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", body.Type)
	w.Header().Set("Content-Length", strconv.Itoa(body.Size()))
	_, err = body.WriteTo(w)
	return err
}
