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

// SetChannel puts a text channel into a guild.
func (s *Server) SetChannel(channel, guild string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.memory.guilds[channel] = guild
}

// getChannel is GET /channels/{channel} (https://discord.com/developers/docs/resources/channel#get-channel).
func (s *Server) getChannel(r call) Answer {
	id := r.path("channel")
	if s.memory.guilds[id] == "" {
		return Failure(http.StatusNotFound, 10003, "Unknown Channel")
	}
	return answer(http.StatusOK, map[string]any{"id": id, "guild_id": s.memory.guilds[id], "type": 0, "name": "general", "flags": 0})
}

// nonceMemory is how long a nonce is known: Discord says a few minutes.
const nonceMemory = 3 * time.Minute

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
			if m.Nonce == nonce && time.Since(m.Time) < nonceMemory {
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
