package slacktest

import (
	"errors"
	"net/http"
	"slices"
	"time"
)

// hooks is where response URLs are.
const hooks = "/actions/"

// How often a response URL can be posted to, and how long
// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
const (
	maxResponses = 5
	hookLife     = 30 * time.Minute
)

// hook is a response URL.
type hook struct {
	posts int
	until time.Time
}

// ResponseURL makes a response URL on this server, for at most 5 posts in 30 minutes; then it answers 404. Messages shows,
// under its address, what people had from it.
func (s *Server) ResponseURL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.id("T")
	s.memory.hooks[id] = &hook{until: time.Now().Add(hookLife)}
	return s.http.URL + hooks + id
}

// Expire makes a response URL as old as 30 minutes.
func (s *Server) Expire(responseURL string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, h := range s.memory.hooks {
		if s.http.URL+hooks+id == responseURL {
			h.until = time.Time{}
		}
	}
}

var errNoJSON = errors.New("want JSON")

// respond takes in a post to a response URL.
func (s *Server) respond(w http.ResponseWriter, hr *http.Request) {
	c, err := read(w, hr, "response_url")
	c.URL = s.http.URL + hr.URL.Path
	var args object
	if err == nil {
		args, err = c.fields()
	}
	if err == nil && len(c.Body) == 0 {
		err = errNoJSON
	}
	if err != nil {
		s.t.Errorf("slacktest: response_url: %v", err)
	}
	s.send(w, hr, s.decideResponse(hr.PathValue("id"), request{Call: c, args: args}, err))
}

// decideResponse records a post to a response URL, gives it its effect and says how it is answered.
func (s *Server) decideResponse(id string, r request, fault error) Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record(r.Call)
	plan := s.next(r.Method)
	if plan.Status != 0 {
		return plan
	}
	h := s.memory.hooks[id]
	if h == nil || h.posts >= maxResponses || time.Now().After(h.until) {
		code := "used_url"
		if h != nil && h.posts < maxResponses {
			code = "expired_url"
		}
		return plan.over(answer(http.StatusNotFound, object{"ok": false, "error": code}))
	}
	h.posts++
	if fault != nil {
		return plan.over(answer(http.StatusBadRequest, object{"ok": false, "error": "invalid_payload"}))
	}
	if err := limit(sentBy(response, r.args, s.memory.allowed)); err != nil {
		s.t.Errorf("slacktest: response_url: %v", err)
		return plan.over(answer(http.StatusBadRequest, object{"ok": false, "error": "invalid_blocks"}))
	}
	s.show(r)
	return plan.over(done(object{}))
}

// show keeps what people see of a post to a response URL; s.mu is held.
func (s *Server) show(r request) {
	m := messageOf(r.args)
	m.Channel, m.From, m.Time = r.URL, BotUser, r.Time
	if all := s.memory.channels[r.URL]; (m.Replaces || m.Deletes) && len(all) > 0 {
		s.memory.channels[r.URL] = slices.Clone(all[:len(all)-1])
	}
	if !m.Deletes {
		s.put(m)
	}
}
