package slacktest

import (
	"strings"
)

// Install is what an installation gives: a bot's token for a workspace, or for an organisation where Team is empty.
type Install struct {
	Token                      string
	Team, TeamName             string
	Enterprise, EnterpriseName string
	Scope                      string // with commas
	Installer                  string // a person's id
}

// SetInstall sets what the next code is worth; its token is good for the Web API once the code was redeemed. A code that
// was never set is refused, and so is one used twice.
func (s *Server) SetInstall(code string, i Install) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.memory.installs[code] = i
}

// SetClient sets the client id and secret that OAuth wants; any will do otherwise.
func (s *Server) SetClient(id, secret string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.memory.client = [2]string{id, secret}
}

// Authorize makes the token of a further workspace good for the Web API, as an installation does.
func (s *Server) Authorize(i Install) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.memory.revoked, i.Token)
	s.memory.grants[i.Token] = i
}

// Revoke takes a token's rights away: it is refused with token_revoked.
func (s *Server) Revoke(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.memory.grants, token)
	s.memory.revoked[token] = true
}

// grant is oauth.v2.access (https://docs.slack.dev/reference/methods/oauth.v2.access).
func (s *Server) grant(r request) Answer {
	id, secret := r.args.said("client_id"), r.args.said("client_secret")
	if r.basic[0] != "" {
		id, secret = r.basic[0], r.basic[1]
	}
	code := r.args.said("code")
	i, known := s.memory.installs[code]
	switch want := s.memory.client; {
	case id == "" || want[0] != "" && id != want[0]:
		return Refused("invalid_client_id")
	case secret == "" || want[0] != "" && secret != want[1]:
		return Refused("bad_client_secret")
	case !known:
		return Refused("invalid_code")
	case s.memory.spent[code]:
		return Refused("code_already_used")
	}
	s.memory.spent[code] = true
	delete(s.memory.revoked, i.Token)
	s.memory.grants[i.Token] = i
	body := object{
		"access_token": i.Token, "token_type": "bot", "scope": i.Scope, "bot_user_id": BotUser, "app_id": AppID, "team": nil,
		"enterprise": nil, "is_enterprise_install": i.Team == "", "authed_user": object{"id": i.Installer},
	}
	if i.Team != "" {
		body["team"] = object{"id": i.Team, "name": i.TeamName}
	}
	if i.Enterprise != "" {
		body["enterprise"] = object{"id": i.Enterprise, "name": i.EnterpriseName}
	}
	return done(body)
}

// revoke is auth.revoke (https://docs.slack.dev/reference/methods/auth.revoke).
func (s *Server) revoke(r request) Answer {
	if r.args.flag("test") {
		return done(object{"revoked": false})
	}
	delete(s.memory.grants, r.Token)
	s.memory.revoked[r.Token] = true
	return done(object{"revoked": true})
}

// test is auth.test (https://docs.slack.dev/reference/methods/auth.test).
func (s *Server) test(r request) Answer {
	body := object{
		"url": "https://" + strings.ToLower(r.grant.TeamName) + ".slack.com/", "team": r.grant.TeamName, "team_id": r.grant.Team,
		"user": "boussole", "user_id": BotUser, "bot_id": BotID, "is_enterprise_install": r.grant.Team == "",
	}
	if r.grant.Enterprise != "" {
		body["enterprise_id"] = r.grant.Enterprise
	}
	a := done(body)
	a.Header = map[string]string{"X-OAuth-Scopes": r.grant.Scope}
	return a
}
