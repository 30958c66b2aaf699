package knowledge

// Lexicon is the vocabulary that questions are understood with, beside the terms and questions of each entry.
type Lexicon struct {
	Spelling  map[string]string `yaml:"spelling"`  // as typed in a hurry → as meant
	Acronyms  map[string]string `yaml:"acronyms"`  // capitals whose small letters are another word → a word for the same
	Stop      Phrases           `yaml:"stop"`      // words without a meaning of their own
	Greetings Phrases           `yaml:"greetings"` // words that ask for nothing
	Concepts  []Concept         `yaml:"concepts"`
	Families  []Family          `yaml:"families"`
	Limits    []Limit           `yaml:"limits"`
	Refusal   Text              `yaml:"refusal"`
	Offers    []string          `yaml:"offers"` // commands offered with a refusal
}

// Concept is one idea and the words for it in both languages.
type Concept struct {
	ID      string  `yaml:"id"`
	General bool    `yaml:"general"` // it says nothing of the subject: how much, what is
	Words   Phrases `yaml:"words"`
}

// Family is words that go together without being one idea: what stands for one in a question may stand for another.
type Family struct {
	ID string `yaml:"id"`
	FR string `yaml:"fr"` // words with a space between two
	EN string `yaml:"en"`
}

// Limit is what the bot knows nothing of, though it looks like its subject.
type Limit struct {
	ID       string   `yaml:"id"`
	Terms    Phrases  `yaml:"terms"`
	Doubtful bool     `yaml:"doubtful"` // holds only where the question may be somebody else's
	With     []string `yaml:"with"`     // concepts of which the question must hold one
	Unless   []string `yaml:"unless"`   // concepts that lift it
	Aside    []string `yaml:"aside"`    // concepts that lift it where the question also names a value of option
	Option   string   `yaml:"option"`   // an option of a command
	Commands []string `yaml:"commands"` // the commands it bounds; none: all
	Says     Text     `yaml:"says"`
	Offers   []string `yaml:"offers"`
}
