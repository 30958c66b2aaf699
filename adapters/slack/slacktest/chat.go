package slacktest

import "regexp"

// timestamp is how Slack names a message.
var timestamp = regexp.MustCompile(`^\d{10}\.\d{6}$`)

// postMessage is chat.postMessage (https://docs.slack.dev/reference/methods/chat.postMessage); to a person it goes to their
// direct messages.
func (s *Server) postMessage(r request) Answer {
	m, code := s.written(r)
	if code != "" {
		return Refused(code)
	}
	m.User = ""
	ts := s.put(m)
	m.TS = ts
	return done(object{"channel": m.Channel, "ts": ts, "message": m.show(true)})
}

// postEphemeral is chat.postEphemeral (https://docs.slack.dev/reference/methods/chat.postEphemeral).
func (s *Server) postEphemeral(r request) Answer {
	if s.missing(r, "user") {
		return Refused("user_not_in_channel")
	}
	m, code := s.written(r)
	if code != "" {
		return Refused(code)
	}
	return done(object{"message_ts": s.put(m)})
}

// written is the message that a call wants written, or what is wrong with it; s.mu is held.
func (s *Server) written(r request) (Message, string) {
	m := messageOf(r.args)
	m.From, m.Time = BotUser, r.Time
	if s.missing(r, "channel") {
		return m, "channel_not_found"
	}
	if m.Thread != "" && !timestamp.MatchString(m.Thread) {
		s.t.Errorf("slacktest: %s: thread_ts %q is no timestamp", r.Method, m.Thread)
		return m, "invalid_thread_ts"
	}
	if isPerson(m.Channel) {
		m.Channel = s.dm(m.Channel)
	}
	return m, ""
}

// updateMessage is chat.update (https://docs.slack.dev/reference/methods/chat.update).
func (s *Server) updateMessage(r request) Answer {
	if s.missing(r, "channel", "ts") {
		return Refused("message_not_found")
	}
	m, change := s.find(r.args.said("channel"), r.args.said("ts")), messageOf(r.args)
	switch {
	case m == nil:
		return Refused("message_not_found")
	case m.From != BotUser:
		return Refused("cant_update_message")
	}
	m.Text, m.Blocks, m.Edited = change.Text, change.Blocks, true
	if change.Metadata != nil {
		m.Metadata = change.Metadata
	}
	s.notify()
	return done(object{"channel": m.Channel, "ts": m.TS, "text": m.Text, "message": m.show(true)})
}
