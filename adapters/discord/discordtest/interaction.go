package discordtest

import (
	"encoding/json"
	"net/http"
)

// interactionChannel is where the fake's replies to interactions stand.
const interactionChannel = "1300000000000000002"

// callback is POST /interactions/{interaction}/{token}/callback
// (https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response): once only.
func (s *Server) callback(r call) Answer {
	var body struct {
		Type int
		Data map[string]any
	}
	if err := json.Unmarshal(r.Body, &body); err != nil {
		return invalid()
	}
	if s.memory.answered[r.path("interaction")] {
		return Failure(http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
	}
	s.memory.answered[r.path("interaction")] = true
	if body.Type == 4 || body.Type == 5 {
		s.memory.replies[r.path("token")+"/@original"] = s.show(body.Data, r, interactionChannel, s.id())
	}
	if !flag(r, "with_response") {
		return answer(http.StatusNoContent, nil)
	}
	return answer(http.StatusOK, map[string]any{
		"interaction": map[string]any{"id": r.path("interaction"), "type": 2, "response_message_ephemeral": false},
	})
}

// reply finds a message of an interaction. The original is there until it is deleted, for it may have been given in the
// response to Discord's own request.
func (s *Server) reply(r call) *Message {
	key := r.path("token") + "/" + r.path("message")
	m, known := s.memory.replies[key]
	if !known && r.path("message") == "@original" {
		m = s.show(nil, r, interactionChannel, s.id())
		s.memory.replies[key] = m
	}
	return m
}

func unknownMessage() Answer { return Failure(http.StatusNotFound, 10008, "Unknown Message") }

// seeReply is GET /webhooks/{application}/{token}/messages/{message}.
func (s *Server) seeReply(r call) Answer {
	m := s.reply(r)
	if m == nil {
		return unknownMessage()
	}
	return answer(http.StatusOK, m.shown)
}

// editReply is PATCH /webhooks/{application}/{token}/messages/{message}.
func (s *Server) editReply(r call) Answer {
	m := s.reply(r)
	if m == nil {
		return unknownMessage()
	}
	edited := s.message(r, interactionChannel, m.ID)
	edited.shown["edited_timestamp"] = edited.shown["timestamp"]
	edited.shown["timestamp"] = m.shown["timestamp"]
	s.memory.replies[r.path("token")+"/"+r.path("message")] = edited
	return answer(http.StatusOK, edited.shown)
}

// deleteReply is DELETE /webhooks/{application}/{token}/messages/{message}.
func (s *Server) deleteReply(r call) Answer {
	if s.reply(r) == nil {
		return unknownMessage()
	}
	s.memory.replies[r.path("token")+"/"+r.path("message")] = nil
	return answer(http.StatusNoContent, nil)
}

// followUp is POST /webhooks/{application}/{token}.
func (s *Server) followUp(r call) Answer {
	m := s.message(r, interactionChannel, s.id())
	s.memory.replies[r.path("token")+"/"+m.ID] = m
	return answer(http.StatusOK, m.shown)
}
