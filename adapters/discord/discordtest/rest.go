package discordtest

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// route is a part of the API.
type route struct {
	pattern string // as http.ServeMux reads it, below /api/v10
	open    bool   // to whoever knows the token in its address
	answer  func(s *Server, r call) Answer
}

// call is a request with its path taken apart.
type call struct {
	Request
	path func(name string) string
}

const createMessage = "POST /channels/{channel}/messages"

// routes are all that the fake knows.
var routes = []route{
	{"GET /gateway", true, (*Server).gateway},
	{"GET /gateway/bot", false, (*Server).gatewayBot},
	{"GET /applications/@me", false, (*Server).application},
	{"GET /users/@me", false, (*Server).user},
	{"POST /users/@me/channels", false, (*Server).openDM},
	{"GET /channels/{channel}", false, (*Server).getChannel},
	{createMessage, false, (*Server).createMessage},
	{"GET /applications/{application}/commands", false, (*Server).listCommands},
	{"PUT /applications/{application}/commands", false, (*Server).setCommands},
	{"GET /applications/{application}/guilds/{guild}/commands", false, (*Server).listCommands},
	{"PUT /applications/{application}/guilds/{guild}/commands", false, (*Server).setCommands},
	{"POST /interactions/{interaction}/{token}/callback", true, (*Server).callback},
	{"POST /webhooks/{application}/{token}", true, (*Server).followUp},
	{"GET /webhooks/{application}/{token}/messages/{message}", true, (*Server).seeReply},
	{"PATCH /webhooks/{application}/{token}/messages/{message}", true, (*Server).editReply},
	{"DELETE /webhooks/{application}/{token}/messages/{message}", true, (*Server).deleteReply},
}

// below puts a pattern where the API is.
func below(pattern string) string {
	method, path, found := strings.Cut(pattern, " ")
	if !found {
		return api + pattern
	}
	return method + " " + api + path
}

// userAgent is what Discord demands (https://discord.com/developers/docs/reference#user-agent).
var userAgent = regexp.MustCompile(`^DiscordBot \(.+, .+\)`)

// serve answers a request.
func (s *Server) serve(w http.ResponseWriter, hr *http.Request, r route) {
	req, err := read(w, hr, r.pattern)
	if err == nil && strings.HasPrefix(req.Path, api) {
		err = check(req)
	}
	if agent := req.Header.Get("User-Agent"); !userAgent.MatchString(agent) {
		s.t.Errorf("discordtest: %s: got the User-Agent %q, want DiscordBot (address, version)", name(req), agent)
	}
	if err != nil {
		s.t.Errorf("discordtest: %s: %v", name(req), err)
	}
	s.send(w, hr, r.pattern, s.decide(hr, r, req, err))
}

// name says which request is meant, and no token.
func name(r Request) string {
	if r.Route != "" {
		return r.Route
	}
	return r.Method + " " + r.Path
}

// decide records a request, gives it its effect and says how it is answered, all at once.
func (s *Server) decide(hr *http.Request, r route, req Request, fault error) Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !strings.HasPrefix(r.pattern, "GET /gateway") {
		s.requests = append(s.requests, req)
		defer s.notify()
	}
	if !r.open && r.pattern != "" && req.Header.Get("Authorization") != "Bot "+s.token {
		return Failure(http.StatusUnauthorized, 0, "401: Unauthorized")
	}
	a, found := s.next(hr)
	if found && a.Status != 0 {
		return a
	}
	usual := invalid()
	if fault == nil {
		usual = r.answer(s, call{req, hr.PathValue})
	}
	maps.Copy(usual.Header, a.Header)
	if a.Body != "" {
		usual.Body = a.Body
	}
	usual.Drop, usual.Delay = a.Drop, a.Delay
	return usual
}

// unknown answers what the fake does not know, which is a fault of the test or of the bot.
func unknown(s *Server, r call) Answer {
	fault := "the fake knows no such route"
	if !strings.HasPrefix(r.Path, api+"/") {
		fault = "not version 10 of the API"
	}
	s.t.Errorf("discordtest: %s: %s", name(r.Request), fault)
	return Answer{
		Status: http.StatusNotFound, Header: map[string]string{}, Body: `{"message": "404: Not Found", "code": 0}`,
	}
}

// invalid answers what does not say what it should.
func invalid() Answer { return Failure(http.StatusBadRequest, 50035, "Invalid Form Body") }

// id makes a new id; s.mu is held.
func (s *Server) id() string {
	s.lastID++
	return strconv.FormatUint(s.lastID, 10)
}

// flag reports whether a parameter of the address is true.
func flag(r call, name string) bool {
	return slices.Contains([]string{"true", "1", "True"}, r.Query.Get(name))
}
