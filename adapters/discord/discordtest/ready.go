package discordtest

import "encoding/json"

// Ready answers the login: READY, or the missed events and RESUMED. A session that is not known is refused, and Ready waits
// for another login.
func (c *Conn) Ready() {
	for c.alive() {
		if c.login.resume {
			if c.resume() {
				return
			}
			c.Send(opInvalidSession, false)
			c.Login()
			continue
		}
		c.begin()
		return
	}
}

// begin begins a session (https://discord.com/developers/docs/events/gateway-events#ready).
func (c *Conn) begin() {
	s := c.s
	s.mu.Lock()
	c.session = &session{id: "session-" + s.id(), conn: c}
	s.hub.sessions[c.session.id] = c.session
	s.mu.Unlock()
	c.session.emit("READY", s.encode(map[string]any{
		"v": 10, "user": bot(), "guilds": []any{}, "session_id": c.session.id, "session_type": "normal",
		"resume_gateway_url": s.address() + resumePath, "shard": c.login.Shard, "private_channels": []any{},
		"application": map[string]any{"id": ApplicationID, "flags": 0}, "_trace": []string{},
	}))
	c.attach()
}

// resume takes a session up again (https://discord.com/developers/docs/events/gateway#resuming).
func (c *Conn) resume() bool {
	c.s.mu.Lock()
	found := c.s.hub.sessions[c.login.Session]
	c.s.mu.Unlock()
	if found == nil {
		return false
	}
	if c.login.Seq > found.last() {
		c.Close(4007, "Invalid seq.")
		return true
	}
	found.mu.Lock()
	for _, p := range found.events {
		if *p.Seq > c.login.Seq {
			c.write(p)
		}
	}
	found.conn, c.session = c, found
	found.send(found.keep("RESUMED", json.RawMessage(`{"_trace":[]}`)))
	found.mu.Unlock()
	c.attach()
	return true
}
