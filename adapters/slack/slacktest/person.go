package slacktest

import "strings"

// SetLocale sets a person's language, as Slack writes it: en-GB; fr-FR otherwise.
func (s *Server) SetLocale(user, locale string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.memory.locales[user] = locale
}

// SetAdmin makes a person an administrator of their workspace.
func (s *Server) SetAdmin(user string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.memory.admins[user] = true
}

// isPerson reports whether an id is a person's.
func isPerson(id string) bool { return strings.HasPrefix(id, "U") || strings.HasPrefix(id, "W") }

// person is users.info (https://docs.slack.dev/reference/methods/users.info); the locale is there only where asked for.
func (s *Server) person(r request) Answer {
	id := r.args.said("user")
	if s.missing(r, "user") || !isPerson(id) {
		return Refused("user_not_found")
	}
	user := object{
		"id": id, "team_id": r.grant.Team, "name": "someone", "real_name": "Someone", "deleted": false, "tz": "Europe/Paris",
		"tz_label": "Central European Time", "tz_offset": 3600, "is_admin": s.memory.admins[id], "is_owner": false,
		"is_primary_owner": false, "is_restricted": false, "is_ultra_restricted": false, "is_bot": id == BotUser,
		"is_app_user": false, "updated": 1700000000, "profile": object{"real_name": "Someone", "display_name": "someone"},
	}
	if r.args.flag("include_locale") {
		user["locale"] = "fr-FR"
		if l := s.memory.locales[id]; l != "" {
			user["locale"] = l
		}
	}
	return done(object{"user": user})
}

// openDM is conversations.open (https://docs.slack.dev/reference/methods/conversations.open), to one person; their channel
// stays the same.
func (s *Server) openDM(r request) Answer {
	user := r.args.said("users")
	if s.missing(r, "users") || !isPerson(user) || strings.Contains(user, ",") {
		return Refused("user_not_found")
	}
	already := s.memory.dms[user] != ""
	channel := object{"id": s.dm(user)}
	if r.args.flag("return_im") {
		channel["is_im"], channel["user"], channel["created"] = true, user, 1700000000
	}
	return done(object{"channel": channel, "no_op": already, "already_open": already})
}

// dm is a person's channel of direct messages; s.mu is held.
func (s *Server) dm(user string) string {
	if s.memory.dms[user] == "" {
		s.memory.dms[user] = s.id("D")
	}
	return s.memory.dms[user]
}
