package slacktest

import (
	"net/http"
	"slices"
	"strings"
)

// method is a part of the Web API.
type method struct {
	kind   kind   // what it makes
	access access // to whom it answers
	answer func(s *Server, r request) Answer
}

// access is the token that a method wants.
type access int

const (
	ofBot access = iota
	ofApp
	open // none
)

// request is a call with its arguments taken apart.
type request struct {
	Call
	args  object
	basic [2]string // the user name and the password of basic authentication
	grant Install   // what the bot's token is for
}

// methods are all that the fake knows (https://docs.slack.dev/reference/methods).
var methods = map[string]method{
	"auth.test":             {0, ofBot, (*Server).test},
	"auth.revoke":           {0, ofBot, (*Server).revoke},
	"oauth.v2.access":       {0, open, (*Server).grant},
	"apps.connections.open": {0, ofApp, (*Server).openConnection},
	"chat.postMessage":      {message, ofBot, (*Server).postMessage},
	"chat.postEphemeral":    {message, ofBot, (*Server).postEphemeral},
	"chat.update":           {message, ofBot, (*Server).updateMessage},
	"conversations.open":    {0, ofBot, (*Server).openDM},
	"conversations.history": {0, ofBot, (*Server).history},
	"conversations.replies": {0, ofBot, (*Server).replies},
	"users.info":            {0, ofBot, (*Server).person},
	"views.open":            {view, ofBot, (*Server).openView},
	"views.publish":         {view, ofBot, (*Server).publishView},
	"views.update":          {view, ofBot, (*Server).updateView},
}

// serve answers a call of the Web API.
func (s *Server) serve(w http.ResponseWriter, hr *http.Request) {
	name := strings.TrimPrefix(hr.URL.Path, api)
	c, err := read(w, hr, name)
	var args object
	if err == nil {
		args, err = c.fields()
	}
	if err != nil {
		s.t.Errorf("slacktest: %s: %v", name, err)
	}
	r := request{Call: c, args: args}
	r.basic[0], r.basic[1], _ = hr.BasicAuth()
	s.send(w, hr, s.decide(r, err))
}

// decide records a call, gives it its effect and says how it is answered, all at once.
func (s *Server) decide(r request, fault error) Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record(r.Call)
	m, known := methods[r.Method]
	if !known {
		s.t.Errorf("slacktest: the fake knows no method %q", r.Method)
		return Refused("unknown_method")
	}
	if code := s.admits(m.access, &r); code != "" {
		return Refused(code)
	}
	plan := s.next(r.Method)
	if plan.Status != 0 {
		return plan
	}
	if fault != nil {
		return plan.over(Refused("invalid_arguments"))
	}
	if err := limit(sentBy(m.kind, r.args, s.memory.allowed)); err != nil {
		s.t.Errorf("slacktest: %s: %v", r.Method, err)
		return plan.over(Refused("invalid_blocks"))
	}
	return plan.over(m.answer(s, r))
}

// admits says what is wrong with the token of a call, and nothing where it is right
// (https://docs.slack.dev/reference/methods/auth.test#errors); s.mu is held.
func (s *Server) admits(a access, r *request) string {
	known := false
	switch a {
	case open:
		return ""
	case ofApp:
		known = r.Token == s.appToken
	case ofBot:
		r.grant, known = s.memory.grants[r.Token]
	}
	switch {
	case r.Token == "":
		return "not_authed"
	case known:
		return ""
	case s.memory.revoked[r.Token]:
		return "token_revoked"
	case a == ofApp && s.memory.grants[r.Token].Token != "", a == ofBot && r.Token == s.appToken:
		return "not_allowed_token_type"
	}
	return "invalid_auth"
}

// missing says which of some arguments is not there; s.mu is held.
func (s *Server) missing(r request, names ...string) bool {
	i := slices.IndexFunc(names, func(n string) bool { return r.args.said(n) == "" })
	if i >= 0 {
		s.t.Errorf("slacktest: %s without %s", r.Method, names[i])
	}
	return i >= 0
}
