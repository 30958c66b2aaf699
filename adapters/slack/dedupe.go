package slack

import "time"

// Bounds of what is remembered as answered. Slack repeats an event up to three times, the last after some six minutes
// (https://docs.slack.dev/apis/events-api#retries).
const (
	seenMost = 10_000
	seenFor  = time.Hour
)

// seen remembers what was answered already, so that a repeat isn't, by whichever way it comes.
type seen struct{ keys *recent[*mark] }

// mark is one sight of a key; it isn't empty, since two of nothing may be the same one.
type mark struct{ _ byte }

func newSeen() seen { return seen{newRecent[*mark](seenMost)} }

// first reports whether something of a kind wasn't seen in the past hour, and remembers it. What has no id is always new.
func (s seen) first(kind, id string) bool {
	own := new(mark)
	return id == "" || s.keys.getOr(kind+" "+id, own, seenFor) == own
}
