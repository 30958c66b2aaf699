package discordtest

import (
	"encoding/json"
	"net/http"
	"strings"
)

// user is GET /users/@me (https://discord.com/developers/docs/resources/user#user-object).
func (s *Server) user(call) Answer { return answer(http.StatusOK, bot()) }

func bot() map[string]any {
	return map[string]any{
		"id": ApplicationID, "username": "Boussole", "discriminator": "4242", "global_name": nil, "avatar": nil,
		"bot": true, "mfa_enabled": true, "locale": "en-US", "flags": 0, "public_flags": 0, "primary_guild": nil,
	}
}

func person(id string) map[string]any {
	return map[string]any{
		"id": id, "username": "someone", "discriminator": "0", "global_name": nil, "avatar": nil, "public_flags": 0, "flags": 0,
		"primary_guild": nil,
	}
}

// application is GET /applications/@me (https://discord.com/developers/docs/resources/application#application-object).
func (s *Server) application(call) Answer {
	return answer(http.StatusOK, map[string]any{
		"id": ApplicationID, "name": "Boussole", "icon": nil, "description": "", "type": nil, "bot": bot(), "owner": person("1"),
		"team": nil, "bot_public": true, "bot_require_code_grant": false, "verify_key": strings.Repeat("0", 64), "flags": 0,
		"flags_new": "0", "redirect_uris": []string{}, "interactions_endpoint_url": nil, "role_connections_verification_url": nil,
		"approximate_guild_count": 1, "approximate_user_install_count": 0, "approximate_user_authorization_count": 0,
		"explicit_content_filter": 0, "eligible_oauth2_scopes": []string{},
	})
}

// openDM is POST /users/@me/channels (https://discord.com/developers/docs/resources/user#create-dm); a person's channel
// stays the same.
func (s *Server) openDM(r call) Answer {
	var body struct {
		Recipient string `json:"recipient_id"`
	}
	if err := json.Unmarshal(r.Body, &body); err != nil {
		return invalid()
	}
	if s.memory.dms[body.Recipient] == "" {
		s.memory.dms[body.Recipient] = s.id()
	}
	return answer(http.StatusOK, map[string]any{
		"id": s.memory.dms[body.Recipient], "type": 1, "last_message_id": nil, "flags": 0,
		"recipients": []any{person(body.Recipient)},
	})
}
