package bot

import (
	"errors"
	"strings"
	"unicode"
)

// Understanding is what a question was taken to mean.
type Understanding struct {
	Request    Request
	Question   string    // as it was asked, cleaned; empty for a typed command. No log may hold it
	Confidence float64   // 0 to 1
	Others     []Request // other readings, the likeliest first; of what is refused, all that may have been meant
	More       []Request // other questions in the same message
	Refused    bool
	Limit      string   // the Lexicon's limit that it met, when that is why
	Free       bool     // asked in a person's own words
	Kept       []string // the options that an earlier question gave
	Implied    string   // the option whose value no word says, but the whole question
	Typed      bool     // a command was typed: its language is that of its name
	Err        error    // a command was typed with a Mistake in it
	by         *set     // that has checked the Request; nil for none
}

// Read understands whatever a person wrote: a command when it is one, else a question. The channel and the user of
// req tell which earlier Request a follow-up refers to.
func (r *Router) Read(text string, req Request) Understanding {
	r.refresh()
	s := r.current.Load()
	text = clean(text)
	first, _, _ := strings.Cut(text, " ")
	var typed *Understanding // a command, or a sentence that begins with its name
	_, named := s.command(first)
	if named || strings.HasPrefix(text, "/") {
		parsed, err := r.Parse(text, req.Locale)
		if c, ok := s.command(parsed.Command); err == nil && ok && asks(&s.commands[c]) {
			inner := parsed.Args[question(&s.commands[c])]
			if inner == "" {
				return s.typed(text, parsed, req, nil)
			}
			text = inner
		} else if u := s.typed(text, parsed, req, err); strings.HasPrefix(text, "/") || s.spells(parsed, text) || u.Err == nil && s.exact(parsed, text) {
			return u
		} else if u.Err != nil || !s.loose(parsed) {
			typed = &u
		}
	}
	if u, ok := r.asksWhy(text, req); ok {
		return u
	}
	u := r.Understand(text, req.Locale, r.recent.get(req))
	u.Request.User, u.Request.Channel, u.Request.Share = req.User, req.Channel, req.Share
	if typed != nil && u.yields(*typed, strings.Count(text, " ")) {
		return *typed
	}
	u.Question = text
	return u
}

// yields reports whether a text of so many spaces is taken as the command that it begins with, not as the question that it may
// be: « rôle du senior » asks for more than the role, and « équipe tech : qui fait quoi ? » has no value in it.
func (u Understanding) yields(typed Understanding, spaces int) bool {
	if typed.Err != nil {
		return u.Refused && u.Limit == "" && spaces < sentence
	}
	return u.Refused || u.Request.Command == typed.Request.Command || u.Confidence < sureAlone
}

// sentence is how many spaces a text has that begins with a command's name by chance: « équipe tech : qui fait quoi ? ».
const sentence = 4

// exact reports whether a text is a command's name and its values' own names, or a command with a line of its own to fill.
func (s *set) exact(req Request, text string) bool {
	_, values, _ := strings.Cut(text, " ")
	c, ok := s.command(req.Command)
	if !ok {
		return false
	}
	_, line := s.commands[c].rest()
	return line && !s.loose(req) || !line && s.fillExactly(c, Args{}, values)
}

// spells reports whether a text names an option of a command, as no sentence does: « salaire offre:abc ».
func (s *set) spells(req Request, text string) bool {
	c, ok := s.command(req.Command)
	if !ok {
		return false
	}
	folded := fold(text)
	for name := range s.options[c] {
		if strings.Contains(folded, " "+name+":") {
			return true
		}
	}
	return false
}

// loose reports whether words that follow a command's name may as well be a sentence: nothing but the option for the rest
// takes them.
func (s *set) loose(req Request) bool {
	c, ok := s.command(req.Command)
	if !ok {
		return false
	}
	o, takes := s.commands[c].rest()
	return takes && len(req.Args) == 1 && req.Args[s.commands[c].Options[o].Name] != ""
}

// typed is a command as a person wrote it.
func (s *set) typed(text string, parsed, req Request, err error) Understanding {
	if l, ok := s.nameLocale(text); ok {
		parsed.Locale = l
	}
	parsed.User, parsed.Channel, parsed.Share = req.User, req.Channel, req.Share
	if _, known := s.command(parsed.Command); known {
		_, checked, more := s.check(parsed)
		switch {
		case err != nil: // with whatever else is wrong in it
			err = errors.Join(err, more)
		case more != nil:
			err = more
		default:
			return Understanding{Request: checked, Confidence: 1, Typed: true, by: s}
		}
	}
	return Understanding{Request: parsed, Confidence: 1, Typed: true, Err: err}
}

// nameLocale returns the language in which a typed command is named, and false where both name it so.
func (s *set) nameLocale(text string) (Locale, bool) {
	first, _, _ := strings.Cut(text, " ")
	name := fold(strings.TrimPrefix(first, "/"))
	c, ok := s.command(name)
	if !ok || s.commands[c].Names.FR == s.commands[c].Names.EN {
		return s.mind.language("", s.mind.words(text))
	}
	if name == fold(s.commands[c].Names.FR) {
		return French, true
	}
	return English, true
}

// Understand turns a question into a Request, through what each Command and Option declares. The language is the
// question's own where it can be recognised, else l. prev is the asker's earlier Request, nil for none.
func (r *Router) Understand(text string, l Locale, prev *Request) Understanding {
	m := r.current.Load().mind.able()
	text = clean(text)
	tokens := m.words(text)
	if found, ok := m.language(text, tokens); ok {
		l = found
	}
	u := m.several(tokens, l, prev)
	u.Free = true
	return u
}

// clean bounds a message and drops what no reader sees: control and formatting characters.
func clean(text string) string {
	runes := 0
	text = strings.ToValidUTF8(text, "")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		runes++
		switch {
		case runes > questionSize:
			return -1
		case unicode.IsSpace(r) && !strings.ContainsRune(nbsp, r):
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Co):
			return -1
		}
		return r
	}, text))
}
