package slacktest

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
)

// How many messages a page of a channel has, where a call doesn't say, and at most
// (https://docs.slack.dev/reference/methods/conversations.history#arguments).
const (
	usualPage = 100
	maxPage   = 999
)

// history is conversations.history (https://docs.slack.dev/reference/methods/conversations.history): newest first, without
// the replies in threads.
func (s *Server) history(r request) Answer {
	found := s.seen(r, func(m *Message) bool { return m.Thread == "" || m.Thread == m.TS })
	slices.Reverse(found)
	return s.page(r, found)
}

// replies is conversations.replies (https://docs.slack.dev/reference/methods/conversations.replies): a message and the
// replies to it, oldest first.
func (s *Server) replies(r request) Answer {
	if s.missing(r, "ts") || s.find(r.args.said("channel"), r.args.said("ts")) == nil {
		return Refused("thread_not_found")
	}
	return s.page(r, s.seen(r, func(m *Message) bool { return m.TS == r.args.said("ts") || m.Thread == r.args.said("ts") }))
}

// seen are the messages of a channel that everyone sees, within oldest and latest.
func (s *Server) seen(r request, want func(*Message) bool) []*Message {
	oldest, latest, inclusive := r.args.said("oldest"), r.args.said("latest"), r.args.flag("inclusive")
	var out []*Message
	for _, m := range s.memory.channels[r.args.said("channel")] {
		early, late := compareTS(m.TS, oldest), compareTS(m.TS, latest)
		within := (oldest == "" || early > 0 || early == 0 && inclusive) && (latest == "" || late < 0 || late == 0 && inclusive)
		if m.User == "" && within && want(m) {
			out = append(out, m)
		}
	}
	return out
}

// compareTS compares two timestamps, which may lack decimals.
func compareTS(a, b string) int {
	pad := func(ts string) string {
		seconds, micros, _ := strings.Cut(ts, ".")
		return strings.Repeat("0", max(0, 12-len(seconds))) + seconds + (micros + "000000")[:6]
	}
	return strings.Compare(pad(a), pad(b))
}

// page answers one page of messages (https://docs.slack.dev/apis/web-api/pagination).
func (s *Server) page(r request, found []*Message) Answer {
	if s.missing(r, "channel") {
		return Refused("channel_not_found")
	}
	limit := usualPage
	if text := r.args.said("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxPage {
			s.t.Errorf("slacktest: %s: limit %q, want 1 to %d", r.Method, text, maxPage)
			return Refused("invalid_limit")
		}
		limit = n
	}
	if cursor := r.args.said("cursor"); cursor != "" {
		last, err := base64.StdEncoding.DecodeString(cursor)
		i := slices.IndexFunc(found, func(m *Message) bool { return m.TS == string(last) })
		if err != nil || i < 0 {
			return Refused("invalid_cursor")
		}
		found = found[i:]
	}
	next := ""
	if len(found) > limit {
		next = base64.StdEncoding.EncodeToString([]byte(found[limit].TS))
		found = found[:limit]
	}
	shown := []object{}
	for _, m := range found {
		shown = append(shown, m.show(r.args.flag("include_all_metadata")))
	}
	return done(object{"messages": shown, "has_more": next != "", "response_metadata": object{"next_cursor": next}})
}
