package bot

import (
	"slices"
	"strings"
)

// meaning is all that a term may stand for.
type meaning struct {
	named    bool // it is a term, not the beginning of one
	senses   []sense
	concept  string
	general  bool     // the concept is
	limits   bool     // some limit has these stems
	features []uint32 // what a classifier sees of it
}

// sense is one choice of one option of one command.
type sense struct{ command, option, choice int }

// A term is one name of a choice, a concept or a limit, and what it adds to the meaning of its key.
type term struct {
	text  string
	adds  func(*meaning)
	limit int // place in lexicon.Limits, from 1; 0 for none
}

// termKey is how a term is found: by its stems, a limit's by its very words too.
type termKey struct{ stems, words string }

// addTerms indexes the terms by their keys, which it makes where they aren't recalled.
func (m *mind) addTerms() {
	list := m.declaredTerms()
	if m.keys == nil {
		m.keys = make([]termKey, len(list))
		inParts(len(list), func(i int) {
			if m.keys[i].stems = m.key(list[i].text); list[i].limit > 0 {
				m.keys[i].words = meant(m.read(list[i].text))
			}
		})
	}
	for i, t := range list {
		key := m.keys[i]
		if key.stems != "" {
			m.addTerm(key.stems, t.adds)
		}
		if key.words != "" {
			m.limits[key.words], m.limits[key.words+"s"] = t.limit, t.limit
		}
	}
}

// declaredTerms lists all names of choices, concepts and limits.
func (m *mind) declaredTerms() []term {
	list := make([]term, 0, max(1000, len(m.keys)))
	add := func(texts []string, limit int, adds func(*meaning)) {
		for _, text := range texts {
			list = append(list, term{text, adds, limit})
		}
	}
	for c := range m.commands {
		if m.commands[c].Admin { // no sentence fills in what administrators do
			continue
		}
		for o, option := range m.commands[c].Options {
			for i, choice := range option.Choices {
				names := unique(append([]string{choice.Value, choice.Label.FR, choice.Label.EN}, choice.Terms.All()...)...)
				features := []uint32{hash("@", m.commands[c].Name, ".", option.Name), hash("=", option.Name, ":", choice.Value)}
				add(names, 0, func(of *meaning) {
					if one := (sense{c, o, i}); !slices.Contains(of.senses, one) {
						of.senses = append(of.senses, one)
						of.features = append(of.features, features...)
					}
				})
			}
		}
	}
	for _, c := range m.lexicon.Concepts {
		add(c.Words.All(), 0, func(of *meaning) {
			if of.concept == "" {
				of.concept, of.general = c.ID, c.General
				of.features = append(of.features, hash("#", c.ID))
			}
		})
	}
	for i, limit := range m.lexicon.Limits {
		add(limit.Terms.All(), i+1, func(of *meaning) { of.limits = true })
	}
	return list
}

// addTerm gives a key what it means, and its beginnings no meaning, so that a search knows when to give up.
func (m *mind) addTerm(key string, change func(*meaning)) {
	of := m.terms[key]
	of.named = true
	change(&of)
	m.terms[key] = of
	for end := strings.LastIndexByte(key, ' '); end > 0; end = strings.LastIndexByte(key[:end], ' ') {
		if _, known := m.terms[key[:end]]; !known {
			m.terms[key[:end]] = meaning{}
		}
	}
}

// markBegins notes which words may begin a term, so that a search looks only there.
func (m *mind) markBegins() {
	m.each(func(k *known) {
		_, k.begins = m.terms[k.stem]
		_, k.beginsX = m.terms[exact+k.stem]
	})
}

// key is a term's stems. Stop words don't count, unless no more than one word is left without them: « sans expérience »
// and « à mon compte » are not « expérience » and « compte ».
func (m *mind) key(term string) string {
	all, stems := make([]string, 0, 4), make([]string, 0, 4)
	for _, t := range m.read(term) {
		all = append(all, t.stem)
		if !t.stop {
			stems = append(stems, t.stem)
		}
	}
	if len(stems) <= 1 && len(all) > 1 {
		return exact + strings.Join(all, " ")
	}
	return strings.Join(stems, " ")
}

// meant is a term's words as they are written, without stop words.
func meant(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		switch {
		case t.isNum:
			b.WriteString(t.stem + " ")
		case !t.stop:
			b.WriteString(t.text + " ")
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// exact begins the key of a term whose stop words count.
const exact = "="
