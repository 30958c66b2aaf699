// Package knowledge is all that the bot knows: figures, facts, tips and vocabulary in both languages, each with its
// source, loaded from YAML and checked.
package knowledge

import "embed"

// Shipped is the knowledge inside the program, under data/.
//
//go:embed data
var Shipped embed.FS

// Knowledge never changes once loaded.
type Knowledge struct {
	Sources    map[string]Source
	Role       Chapter
	Missions   Chapter
	Team       Chapter
	Skills     Chapter
	Languages  Chapter
	Paths      Chapter // ways of training
	Schools    Chapter
	Moves      Chapter // next steps of a career
	Pay        Chapter // what surrounds the salary ranges
	Salary     Salary
	Freelance  Freelance
	NetPay     NetPay
	Releases   Releases
	Topics     []Topic // of tips
	Feeds      []Feed
	NewsTopics []NewsTopic // those that no tips have
	Lexicon    Lexicon
	Questions  []Question
}

// Text is one phrase in both languages. Both are required.
type Text struct{ FR, EN string }

// Phrases is a list of words or sentences per language.
type Phrases struct{ FR, EN []string }

// Source is where a fact comes from. An old one is shown as a trend only, with its year; a secondary one reports
// somebody else's data and is shown as a second opinion. Neither feeds a calculation.
type Source struct {
	ID        string `yaml:"id"`
	Title     Text   `yaml:"title"`
	Publisher string `yaml:"publisher"`
	Year      int    `yaml:"year"`
	URL       string `yaml:"url"`
	Old       bool   `yaml:"old"`
	Secondary bool   `yaml:"secondary"`
	at        position
}

// Ref is the id of something else in the knowledge.
type Ref struct {
	ID string
	at position
}

// IDs returns the ids of references.
func IDs(refs []Ref) []string {
	ids := make([]string, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	return ids
}
