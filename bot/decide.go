package bot

import "slices"

// Thresholds, chosen on the development questions.
const (
	sureEnough   = 0.50 // of a command's probability: below it, the bot says that it doesn't know
	sureNamed    = 0.35 // the same, where the question names or counts something that the command takes
	otherEnough  = 0.30 // of the probability that the question is somebody else's
	detailEnough = 0.40 // of a choice that no word names
	detailSure   = 0.55 // of a choice that no word names, though others are named
	besideTop    = 0.40 // of a named choice, beside the likeliest one
	sureAlone    = 0.60 // the same, where no word of the question is of the subject
	alsoLikely   = 0.08 // of another command, for it to be offered too
	storyWords   = 22   // in a message this long, a limit's word may be a mere detail…
	otherInStory = 0.25 // …unless it is this likely that the question is somebody else's
	followWords  = 6    // a follow-up is at most this long
)

// decide weighs the commands, fills the options of the likeliest, and refuses what the bot can't know.
func (m *mind) decide(tokens []token, l Locale, prev *Request) Understanding {
	spans := m.spans(tokens)
	u := Understanding{Request: Request{Locale: l}}
	if u, ok := m.follow(tokens, spans, l, prev); ok && !m.departs(tokens, spans, prev) {
		return u
	}
	if m.greets(tokens) {
		u.Request.Command, u.Confidence = m.lexicon.Welcome, 1
		return u
	}
	m.ready()
	belief := m.believe(m.numbered(m.featuresOf(tokens, spans)))
	p := belief.commands
	order := ranked(p[:len(m.commands)])
	best := order[0]
	u.Confidence = float64(p[best])
	if limit := m.limited(best, spans); limit != nil && (len(tokens) < storyWords || p[len(m.commands)] > otherInStory) {
		u.Refused, u.Limit, u.Confidence = true, limit.ID, 1-float64(p[best])*0.1
		return u
	}
	u.Request = m.request(tokens, spans, best, belief, l)
	enough := float32(sureEnough)
	if len(u.Request.Args) > 0 {
		enough = sureNamed
	}
	subject, known := m.grounded(tokens, spans)
	if !subject {
		enough = float32(sureAlone)
	}
	if !known || p[best] < enough || belief.others() > float32(otherEnough) {
		u.Refused, u.Request = true, Request{Locale: l}
		return u
	}
	if follows(tokens, prev) {
		m.carry(u.Request, prev)
	}
	for _, c := range order[1:min(3, len(order))] {
		if p[c] > float32(alsoLikely) {
			args, _ := m.options(tokens, spans, c)
			u.Others = append(u.Others, Request{Command: m.commands[c].Name, Args: args, Locale: l})
		}
	}
	return u
}

// greets reports whether a message is a greeting and nothing else.
func (m *mind) greets(tokens []token) bool {
	greeting := false
	for _, t := range tokens {
		if t.greeting {
			greeting = true
		} else if !t.stop {
			return false
		}
	}
	return greeting
}

// limited returns the lexicon's limit that a question to a command meets, nil for none.
func (m *mind) limited(c int, spans []span) *Limit {
	for _, s := range spans {
		if s.limit == 0 {
			continue
		}
		limit := &m.lexicon.Limits[s.limit-1]
		if len(limit.Commands) > 0 && !slices.Contains(limit.Commands, m.commands[c].Name) {
			continue
		}
		lifted := slices.ContainsFunc(spans, func(other span) bool { return slices.Contains(limit.Unless, other.concept) })
		if !lifted {
			return limit
		}
	}
	return nil
}

// grounded reports whether a question says anything of the subject, and whether any of its words is known at all: of
// stop words, numbers and strangers alone no question has an answer, however sure the classifier is.
func (m *mind) grounded(tokens []token, spans []span) (subject, known bool) {
	words, strangers := 0, 0
	for _, t := range tokens {
		switch {
		case t.stop || t.isNum:
		case t.strange:
			strangers++
		default:
			words++
		}
	}
	subject = slices.ContainsFunc(spans, func(s span) bool { return len(s.senses) > 0 || s.concept != "" && !s.general })
	return subject, words > 0 && strangers <= 2*words+1
}
