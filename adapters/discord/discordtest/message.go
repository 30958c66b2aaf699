package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// Message is what people see in a channel.
type Message struct {
	ID, Nonce string
	Body      []byte // the JSON it was made from
	Files     []File
	Time      time.Time

	shown map[string]any
}

// Messages returns what a person would see in a channel, oldest first.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.memory.channels[channel] {
		out = append(out, *m)
	}
	return out
}

// createMessage is POST /channels/{channel}/messages
// (https://discord.com/developers/docs/resources/message#create-message): with enforce_nonce, a nonce makes one message.
func (s *Server) createMessage(r call) Answer {
	var body struct {
		Nonce   any  `json:"nonce"`
		Enforce bool `json:"enforce_nonce"`
	}
	if err := json.Unmarshal(r.Body, &body); err != nil {
		return invalid()
	}
	channel, nonce := r.path("channel"), ""
	if body.Nonce != nil {
		nonce = fmt.Sprint(body.Nonce)
	}
	if body.Enforce && nonce != "" {
		for _, m := range s.memory.channels[channel] {
			if m.Nonce == nonce {
				return answer(http.StatusOK, m.shown)
			}
		}
	}
	m := s.message(r, channel, s.id())
	m.Nonce = nonce
	if nonce != "" {
		m.shown["nonce"] = body.Nonce
	}
	s.memory.channels[channel] = append(s.memory.channels[channel], m)
	return answer(http.StatusOK, m.shown)
}
