package slacktest

import (
	"fmt"
	"regexp"
	"slices"
)

// mention is what notifies people (https://docs.slack.dev/messaging/formatting-message-text#mentioning-users).
var mention = regexp.MustCompile(`<!(?:channel|here|everyone|subteam\^[^<>|]*)(?:\|[^<>]*)?>|<@[UW][A-Z0-9]*(?:\|[^<>]*)?>`)

// Allow lets the bot write mentions, such as <@U1>, which fail the test otherwise.
func (s *Server) Allow(mentions ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range mentions {
		s.memory.allowed[m] = true
	}
}

func mentions(m sent) []string {
	faults := m.mentionsIn("text", m.body["text"])
	for _, p := range m.parts {
		if slices.Contains([]string{"user", "usergroup", "broadcast"}, p.kind) {
			faults = append(faults, fmt.Sprintf("%s mentions people", p.at))
		}
		faults = append(faults, m.mentionsIn(p.at+"/text", p.fields["text"])...)
	}
	return faults
}

// mentionsIn finds mentions that were not allowed in a text; a text object is found as a part.
func (m sent) mentionsIn(at string, v any) []string {
	var faults []string
	text, _ := v.(string)
	for _, found := range mention.FindAllString(text, -1) {
		if !m.allowed[found] {
			faults = append(faults, fmt.Sprintf("%s mentions people: %s", at, found))
		}
	}
	return faults
}
