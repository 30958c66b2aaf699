package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// login is an IDENTIFY or a RESUME.
type login struct {
	Token      string            `json:"token"`
	Intents    *int              `json:"intents"`
	Properties map[string]string `json:"properties"`
	Shard      *[2]int           `json:"shard"`
	Compress   bool              `json:"compress"`
	Session    string            `json:"session_id"`
	Seq        int64             `json:"seq"`

	resume bool
}

// Login reads IDENTIFY or RESUME and records it; heartbeats may come before. A wrong token closes the connection with 4004.
func (c *Conn) Login() {
	for {
		p, ok := c.read()
		switch {
		case !ok:
			return
		case p.Op == opHeartbeat:
			c.heartbeat(p.Data)
		case p.Op == opIdentify || p.Op == opResume:
			c.take(p)
			return
		default:
			c.fault(4003, "Not authenticated.", fmt.Errorf("op %d came before IDENTIFY or RESUME", p.Op))
			return
		}
	}
}

// take takes a login in.
func (c *Conn) take(p received) {
	in := login{resume: p.Op == opResume}
	if err := json.Unmarshal(p.Data, &in); err != nil {
		c.fault(4002, "Error while decoding payload.", err)
		return
	}
	shard := [2]int{0, 1}
	if in.Shard != nil {
		shard = *in.Shard
	}
	now := time.Now()
	s := c.s
	s.mu.Lock()
	right := strings.TrimPrefix(in.Token, "Bot ") == s.token
	if in.resume {
		s.hub.resumes = append(s.hub.resumes, Resume{Token: in.Token, Session: in.Session, Seq: in.Seq, Path: c.path, Time: now})
	} else {
		identify := Identify{Token: in.Token, Shard: shard, Compress: in.Compress, Time: now}
		if in.Intents != nil {
			identify.Intents = *in.Intents
		}
		s.hub.identifies = append(s.hub.identifies, identify)
	}
	s.notify()
	s.mu.Unlock()
	in.Shard = &shard
	c.login = in
	switch {
	case !right:
		c.Close(4004, "Authentication failed.")
	case in.resume:
	case in.Intents == nil || in.Properties == nil:
		c.fault(4002, "Error while decoding payload.", errors.New("IDENTIFY lacks intents or properties"))
	case shard[0] < 0 || shard[0] >= shard[1]:
		c.Close(4010, "Invalid shard.")
	default:
		c.mu.Lock()
		c.compress = in.Compress
		c.mu.Unlock()
	}
}
