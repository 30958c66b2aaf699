package rest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"boussole/bot"
)

// API calls Discord's HTTP interface where discordgo has no words for what is sent.
type API struct {
	client *http.Client
	token  bot.Secret
}

// NewAPI calls by a client whose transport is NewTransport's.
func NewAPI(client *http.Client, token bot.Secret) *API { return &API{client, token} }

// answerSize bounds what is read of an answer, in bytes.
const answerSize = 1 << 20

// Call sends a body (nil for none) and files beside it to an Endpoint, whose named parts are filled in order by ids.
// The answer is decoded where into points to (nil: ignored). A refusal is a *Fault.
func (a *API) Call(ctx context.Context, e Endpoint, ids []string, body any, files []File, into any) error {
	req, err := a.request(ctx, e, ids, body, files)
	if err != nil {
		return err
	}
	resp, err := a.client.Do(req)
	if err != nil {
		return conceal(e.String(), err)
	}
	defer func() { _ = resp.Body.Close() }()
	data, err := io.ReadAll(io.LimitReader(resp.Body, answerSize+1))
	if err != nil {
		return conceal(e.String(), err)
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		fault := faultFrom(e.String(), resp.StatusCode, resp.Header, data)
		if e == Respond && fault.Code == AlreadyAcknowledged { // by an attempt whose answer got lost
			return nil
		}
		return fault
	}
	switch {
	case into == nil:
		return nil
	case len(data) > answerSize:
		return fmt.Errorf("%s: an answer over %d bytes", e, answerSize)
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: the answer: %w", e, err)
	}
	return nil
}

// request writes the request that call sends.
func (a *API) request(ctx context.Context, e Endpoint, ids []string, body any, files []File) (*http.Request, error) {
	at, err := e.url(ids)
	if err != nil {
		return nil, err
	}
	encoded, err := Encode(body, files)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e, err)
	}
	req, err := http.NewRequestWithContext(ctx, e.method, at, bytes.NewReader(encoded.Bytes()))
	if err != nil {
		return nil, conceal(e.String(), err)
	}
	if encoded.Type != "" {
		req.Header.Set("Content-Type", encoded.Type)
	}
	if e.auth {
		req.Header.Set("Authorization", "Bot "+a.token.Reveal())
	}
	if e.once {
		req.Header.Set(onceHeader, "once")
	}
	return req, nil
}
