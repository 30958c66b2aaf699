package slacktest

import (
	"encoding/json"
	"slices"
	"time"
)

// Message is what people see in a channel, or what a call says.
type Message struct {
	Channel, Thread string
	TS              string // its timestamp, which names it
	From            string // who wrote it
	User            string // who alone sees it; empty: everyone
	Text            string // what a notification and a screen reader say
	Blocks          json.RawMessage
	Metadata        json.RawMessage
	ResponseType    string // of a post to a response URL: ephemeral or in_channel; empty is ephemeral
	Replaces        bool   // a post to a response URL that takes the original's place
	Deletes         bool   // a post to a response URL that deletes the original
	Edited          bool
	Time            time.Time
}

// Message is the message that a call carries, however it was encoded.
func (c Call) Message() Message {
	args, err := c.fields()
	if err != nil {
		return Message{Time: c.Time} // the test has failed already
	}
	m := messageOf(args)
	m.Time = c.Time
	return m
}

func messageOf(args object) Message {
	m := Message{
		Channel: args.said("channel"), Thread: args.said("thread_ts"), TS: args.said("ts"), User: args.said("user"),
		Text: args.said("text"), Blocks: args.raw("blocks"), ResponseType: args.said("response_type"),
		Replaces: args.flag("replace_original"), Deletes: args.flag("delete_original"),
	}
	if metadata := objectOf(args["metadata"]); metadata.said("event_type") != "" { // slack-go may send an empty one
		m.Metadata = args.raw("metadata")
	}
	return m
}

// Messages returns what a person would see in a channel, or had from a response URL, oldest first, with what only one of
// them sees.
func (s *Server) Messages(channel string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.memory.channels[channel] {
		out = append(out, *m)
	}
	return out
}

// Say writes a message of a person's in a channel, or in a thread of it, and returns its timestamp.
func (s *Server) Say(channel, thread, user, text string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.put(Message{Channel: channel, Thread: thread, From: user, Text: text, Time: time.Now()})
}

// put keeps a message; s.mu is held.
func (s *Server) put(m Message) string {
	m.TS = s.ts(m.Time)
	s.memory.channels[m.Channel] = append(s.memory.channels[m.Channel], &m)
	s.notify()
	return m.TS
}

// find finds a message that everyone sees; s.mu is held.
func (s *Server) find(channel, ts string) *Message {
	all := s.memory.channels[channel]
	i := slices.IndexFunc(all, func(m *Message) bool { return m.TS == ts && m.User == "" })
	if i < 0 {
		return nil
	}
	return all[i]
}

// show is a message as the Web API shows it (https://docs.slack.dev/reference/events/message).
func (m Message) show(metadata bool) object {
	out := object{"type": "message", "user": m.From, "text": m.Text, "ts": m.TS}
	if m.From == BotUser {
		out["bot_id"], out["app_id"] = BotID, AppID
	}
	if m.Thread != "" {
		out["thread_ts"] = m.Thread
	}
	if m.Blocks != nil {
		out["blocks"] = m.Blocks
	}
	if m.Edited {
		out["edited"] = object{"user": m.From, "ts": m.TS}
	}
	if metadata && m.Metadata != nil {
		out["metadata"] = m.Metadata
	}
	return out
}
