package slacktest

import (
	"fmt"
	"time"
)

// memory is what the fake keeps of the calls; Server.mu guards it.
type memory struct {
	grants   map[string]Install // a bot's token → what it is for
	revoked  map[string]bool    // a token
	installs map[string]Install // a code → what it is worth
	spent    map[string]bool    // a code, or a trigger
	client   [2]string          // id and secret, for OAuth; empty: any

	locales  map[string]string // a person's id
	admins   map[string]bool
	dms      map[string]string     // a person's id → the channel
	channels map[string][]*Message // a channel's id, or a response URL
	allowed  map[string]bool       // mentions, as they are written
	hooks    map[string]*hook      // a response URL's id
	views    map[string]View       // a view's id
	homes    map[string]View       // a person's id
}

func newMemory() memory {
	return memory{
		grants: map[string]Install{}, revoked: map[string]bool{}, installs: map[string]Install{}, spent: map[string]bool{},
		locales: map[string]string{}, admins: map[string]bool{}, dms: map[string]string{}, channels: map[string][]*Message{},
		allowed: map[string]bool{}, hooks: map[string]*hook{}, views: map[string]View{}, homes: map[string]View{},
	}
}

// id makes a new id; s.mu is held.
func (s *Server) id(prefix string) string {
	s.ids++
	return fmt.Sprintf("%s%04dFAKE", prefix, s.ids)
}

// ts makes the timestamp of a new message, later than every other; s.mu is held.
func (s *Server) ts(now time.Time) string {
	s.last = max(s.last+1, now.UnixMicro())
	return fmt.Sprintf("%d.%06d", s.last/1e6, s.last%1e6)
}
