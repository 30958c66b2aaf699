package bot

import "slices"

// Thresholds, chosen on the development questions.
const (
	sureEnough = 0.60 // of a reading's probability, where two things in the question are of the subject: below it, the bot doesn't answer
	sureOne    = 0.65 // the same, where one thing is
	sureAlone  = 0.85 // the same, where nothing is

	// The bot must be surer where the question may be somebody else's: above a probability of that.
	otherPerhaps, sureDoubtful = 0.06, 0.80 // where two things are of the subject
	otherHardly, sureDoubted   = 0.03, 0.90 // where one is

	perhaps       = 0.20 // of the likeliest reading, for the bot to ask back whether it was meant
	strangely     = 0.50 // of the probability that it is somebody else's, for the bot not even to ask back
	detailEnough  = 0.40 // of a choice that no word names
	detailSure    = 0.55 // of a choice that no word names, though others are named
	guessed       = 0.50 // of a command's probability: what a choice keeps of it at least that no word names
	besideTop     = 0.10 // of a named choice, beside the likeliest one
	besideUnnamed = 0.10 // of a choice that no word names, beside the one that it is compared to
	besideShared  = 0.50 // the same, of one that may as well be another option's
	alsoLikely    = 0.08 // of another command, for it to be offered too
	storyWords    = 22   // in a message this long, a limit's word may be a mere detail…
	otherInStory  = 0.15 // …unless it is this likely that the question is somebody else's
	followWords   = 6    // a follow-up is at most this long
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
	if limit := m.limited(best, spans); limit != nil && (len(tokens) < storyWords && !limit.Doubtful || belief.others() > otherInStory) {
		u.Refused, u.Limit, u.Confidence = true, limit.ID, 1-float64(p[best])*0.1
		return u
	}
	request, implied, sure := m.request(tokens, spans, best, belief, l)
	subjects, known := m.grounded(tokens, spans)
	known = known || m.commands[best].Name == m.lexicon.Welcome && plainWords(tokens)
	others := m.others(belief, request, l)
	if !known || !answers(subjects, sure, belief) {
		u.Refused = true
		if known && subjects > 0 && sure > perhaps && belief.others() < strangely {
			u.Others = append([]Request{request}, others...)
		}
		return u
	}
	u.Others, u.Implied = others, implied
	if u.Request = request; follows(tokens, prev) {
		u.Kept = m.carry(u.Request, prev)
	}
	return u
}

// answers reports whether a reading of a question, in which so many things are of the subject, is likely enough to be answered.
func answers(subjects int, sure float32, b belief) bool {
	switch {
	case subjects == 0:
		return sure >= sureAlone
	case subjects == 1 && b.others() > otherHardly:
		return sure >= sureDoubted
	case subjects == 1:
		return sure >= sureOne
	case b.others() > otherPerhaps:
		return sure >= sureDoubtful
	}
	return sure >= sureEnough
}

// othersMost is how many other readings of a question are told.
const othersMost = 3

// others lists the other readings of a question that are likely, the likeliest first.
func (m *mind) others(b belief, than Request, l Locale) []Request {
	var out []Request
	for _, k := range ranked(b.p)[:min(2*othersMost, len(b.p))] {
		if b.p[k] < alsoLikely || len(out) == othersMost || m.classes[k].command == len(m.commands) {
			break
		}
		command := &m.commands[m.classes[k].command]
		request := Request{Command: command.Name, Args: Args{}, Locale: l}
		if o := m.classes[k].option; o >= 0 {
			request.Args[command.Options[o].Name] = command.Options[o].Choices[m.classes[k].choice].Value
		}
		if request.Command != than.Command || len(request.Args) > 0 && !covers(than.Args, request.Args) {
			out = append(out, request)
		}
	}
	return out
}

// covers reports whether some options have all the values that others have.
func covers(args, others Args) bool {
	for name, value := range others {
		if !slices.Contains(args.List(name), value) {
			return false
		}
	}
	return true
}

// plainWords reports whether a message is made of words that carry no meaning alone, as « que sais-tu faire ? » is: those
// may ask what the bot can do.
func plainWords(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool { return !t.stop })
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

// grounded counts what a question says of the subject, and reports whether any of its words is known at all: of
// stop words, numbers and strangers alone no question has an answer, however sure the classifier is.
func (m *mind) grounded(tokens []token, spans []span) (subjects int, known bool) {
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
	for _, s := range spans {
		if len(s.senses) > 0 || s.concept != "" && !s.general {
			subjects++
		}
	}
	return subjects, words > 0 && strangers <= 2*words+1
}
