package discordtest

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// resumePath is where READY tells a client to resume.
const resumePath = "/resume/"

// hub is what the gateway keeps; Server.mu guards it.
type hub struct {
	plan           []Behaviour
	count          int
	conns          map[*Conn]bool
	sessions       map[string]*session
	identifies     []Identify
	resumes        []Resume
	heartbeat      time.Duration
	shards         int
	maxConcurrency int
}

func newHub() hub {
	return hub{
		conns: map[*Conn]bool{}, sessions: map[string]*session{}, heartbeat: 41250 * time.Millisecond, shards: 1, maxConcurrency: 1,
	}
}

// Identify is a shard that began a session.
type Identify struct {
	Token    string
	Intents  int
	Shard    [2]int // its number, and of how many
	Compress bool
	Time     time.Time
}

// Resume is a shard that took a session up again.
type Resume struct {
	Token   string
	Session string
	Seq     int64
	Path    string // of the connection: /resume/ where the client went by READY's resume_gateway_url
	Time    time.Time
}

// Plan says how the next connections go, in order; after them it is Serve again.
func (s *Server) Plan(next ...Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hub.plan = append(s.hub.plan, next...)
}

// Identifies returns the sessions begun so far.
func (s *Server) Identifies() []Identify {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.hub.identifies)
}

// Resumes returns the attempts to take a session up again so far.
func (s *Server) Resumes() []Resume {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.hub.resumes)
}

// Connections is how many connections to the gateway there were.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hub.count
}

// SetHeartbeat sets how often the next connections are to send a heartbeat, 41.25 s otherwise.
func (s *Server) SetHeartbeat(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hub.heartbeat = d
}

// SetShards sets what GET /gateway/bot advises, one shard and one at a time otherwise.
func (s *Server) SetShards(shards, maxConcurrency int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hub.shards, s.hub.maxConcurrency = shards, maxConcurrency
}

// Dispatch sends an event to every shard that is ready, and waits up to 10 s for one; a shard that is away gets it when it
// resumes its session.
func (s *Server) Dispatch(event string, data any) {
	s.t.Helper()
	var sessions []*session
	ready := func() bool {
		found := false
		sessions = nil
		for _, session := range s.hub.sessions {
			sessions = append(sessions, session)
			found = found || session.ready
		}
		return found
	}
	if !s.wait(ready) {
		s.t.Fatalf("discordtest: no shard was ready for %s within %s", event, s.patience)
	}
	for _, session := range sessions {
		session.emit(event, s.encode(data))
	}
}

// address is the gateway's.
func (s *Server) address() string { return "ws" + strings.TrimPrefix(s.http.URL, "http") }

// gateway is GET /gateway (https://discord.com/developers/docs/events/gateway#get-gateway).
func (s *Server) gateway(call) Answer {
	return answer(http.StatusOK, map[string]any{"url": s.address()})
}

// gatewayBot is GET /gateway/bot (https://discord.com/developers/docs/events/gateway#get-gateway-bot).
func (s *Server) gatewayBot(call) Answer {
	return answer(http.StatusOK, map[string]any{
		"url": s.address(), "shards": s.hub.shards, "session_start_limit": map[string]any{
			"total": 1000, "remaining": 1000 - len(s.hub.identifies), "reset_after": 86400000, "max_concurrency": s.hub.maxConcurrency,
		},
	})
}
