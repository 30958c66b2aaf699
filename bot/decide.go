package bot

import (
	"slices"
	"strings"
)

// Thresholds, chosen on the development questions.
const (
	sureEnough   = 0.45 // of a command's probability: below it, the bot says that it doesn't know
	sureNamed    = 0.25 // the same, where the question names or counts something that the command takes
	otherEnough  = 0.45 // of the probability that the question is somebody else's
	detailEnough = 0.40 // of a choice that no word names
	detailSure   = 0.80 // of a choice that no word names, though others are named
	besideTop    = 0.15 // of a named choice, beside the likeliest one
	storyWords   = 22   // in a message this long, a limit's word may be a mere detail…
	otherInStory = 0.25 // …unless it is this likely that the question is somebody else's
	followWords  = 6    // a follow-up is at most this long
)

// decide weighs the commands, fills the options of the likeliest, and refuses what the bot can't know.
func (m *mind) decide(tokens []token, l Locale, prev *Request) Understanding {
	spans := m.spans(tokens)
	u := Understanding{Request: Request{Locale: l}}
	if u, ok := m.follow(tokens, spans, l, prev); ok {
		return u
	}
	m.ready()
	rows := m.rowsOf(m.featuresOf(tokens, spans))
	p := m.chooser.classify(rows)
	order := ranked(p[:len(m.commands)])
	best := order[0]
	u.Confidence = float64(p[best])
	if limit := m.limited(best, spans); limit != nil && (len(tokens) < storyWords || p[len(m.commands)] > otherInStory) {
		u.Refused, u.Limit, u.Confidence = true, limit.ID, 1-float64(p[best])*0.1
		return u
	}
	u.Request = m.request(tokens, best, rows, l)
	enough := float32(sureEnough)
	if len(u.Request.Args) > 0 {
		enough = sureNamed
	}
	if p[len(m.commands)] > otherEnough || p[best] < enough || p[best] < p[len(m.commands)] || !m.grounded(tokens, spans) {
		u.Refused, u.Request = true, Request{Locale: l}
		return u
	}
	for _, c := range order[1:min(3, len(order))] {
		if p[c] > besideTop/2 {
			u.Others = append(u.Others, m.request(tokens, c, rows, l))
		}
	}
	return u
}

// request fills a command's options from a question.
func (m *mind) request(tokens []token, c int, rows []int32, l Locale) Request {
	command := &m.commands[c]
	args, _ := m.options(tokens, c)
	if m.detail[c] != nil {
		m.weigh(command, c, args, m.detail[c]().classify(rows))
	}
	return Request{Command: command.Name, Args: args, Locale: l}
}

// weigh keeps of the named choices those that the whole question makes likely, and takes the likeliest when none is
// named, or when what is named is beside the point.
func (m *mind) weigh(command *Command, c int, args Args, p []float32) {
	top := ranked(p)[0]
	named, likely := false, false
	for o, option := range command.Options {
		values := args.List(option.Name)
		if len(values) == 0 || !m.asked(c, o) {
			continue
		}
		named = true
		kept := slices.DeleteFunc(slices.Clone(values), func(value string) bool {
			class := slices.IndexFunc(m.answers[c], func(s sense) bool {
				return s.option == o && option.Choices[s.choice].Value == value
			})
			return class >= 0 && p[class] < besideTop*p[top]
		})
		if len(kept) > 0 {
			likely = true
			args[option.Name] = strings.Join(kept, ",")
		}
	}
	if top == 0 || p[top] < detailEnough || likely || named && p[top] < detailSure {
		return
	}
	for o, option := range command.Options {
		if m.asked(c, o) {
			delete(args, option.Name)
		}
	}
	option := &command.Options[m.answers[c][top].option]
	args[option.Name] = option.Choices[m.answers[c][top].choice].Value
}

// asked reports whether an option's choices declare questions of their own.
func (m *mind) asked(c, option int) bool {
	return slices.ContainsFunc(m.answers[c], func(s sense) bool { return s.option == option })
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

// grounded reports whether a question says anything of the subject at all: a question of stop words and strangers
// has no answer, however sure the classifier is.
func (m *mind) grounded(tokens []token, spans []span) bool {
	known, strangers := 0, 0
	for _, t := range tokens {
		switch {
		case t.stop || t.isNum:
		case t.strange:
			strangers++
		default:
			known++
		}
	}
	named := slices.ContainsFunc(spans, func(s span) bool { return len(s.senses) > 0 || s.concept != "" })
	return named && strangers <= 2*known+1
}

// follow reads a short message as a change to the earlier Request: « et à Paris ? ».
func (m *mind) follow(tokens []token, spans []span, l Locale, prev *Request) (Understanding, bool) {
	if prev == nil || len(tokens) == 0 || len(tokens) > followWords {
		return Understanding{}, false
	}
	c := slices.IndexFunc(m.commands, func(c Command) bool { return c.Name == prev.Command })
	if c < 0 || !slices.Contains(followStarts, tokens[0].text) {
		return Understanding{}, false
	}
	found, left := m.options(tokens, c)
	if len(found) == 0 || left != "" {
		return Understanding{}, false
	}
	args := Args{}
	for name, value := range prev.Args {
		args[name] = value
	}
	for name, value := range found {
		args[name] = value
	}
	return Understanding{Request: Request{Command: prev.Command, Args: args, Locale: l}, Confidence: 0.9}, true
}

// followStarts begin a follow-up.
var followStarts = []string{"et", "and", "ou", "or", "sinon", "a", "pour", "for", "in", "en", "what", "how", "plutot"}

// ranked returns the places of the values, the greatest first.
func ranked(p []float32) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] > p[b]:
			return -1
		case p[a] < p[b]:
			return 1
		}
		return 0
	})
	return order
}
