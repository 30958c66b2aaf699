package bot

// Lexicon is the vocabulary that questions are understood with, beside what commands declare. It is data: the
// subject's owner writes it.
type Lexicon struct {
	Spelling  map[string]string // how a word is typed in a hurry → the word or words meant: cb → combien
	Acronyms  map[string]string // capitals whose small letters are another word → a word for the same: BUT → dut
	Stop      Phrases           // words that carry no meaning of their own: le, de, the
	Greetings Phrases           // words that ask for nothing
	Welcome   string            // the command that answers them
	Concepts  []Concept
	Compare   string // the concept of weighing one thing against another
	Families  []Family
	Limits    []Limit
	Others    Phrases  // questions that are somebody else's to answer
	Refusal   Text     // what is said to them: what the bot doesn't know, and what it can do
	Offers    []string // commands that can answer, as typed
	Learned   []byte   // what Learn made of the same commands and lexicon; of others, or nil: it is learnt anew
}

// Concept is one idea and the words for it, so that « combien on touche » and "what does it pay" meet.
type Concept struct {
	ID      string
	General bool // it says nothing of the subject: a question of such ideas alone has no answer
	Words   Phrases
}

// Family is words that go together without being one idea. A word may be of several. They name no option: they let a
// question's word count as those that the examples have.
type Family struct {
	ID    string
	Words Phrases // single words
}

// Limit is something the bot has no knowledge of, though the question looks like one of its own:
// another country, another job.
type Limit struct {
	ID       string
	Terms    Phrases
	Doubtful bool     // its words may be a mere detail: it holds where the question may be somebody else's
	With     []string // ids of concepts of which the question must hold one; none: it needn't
	Unless   []string // ids of concepts that lift the limit when the question holds them
	Aside    []string // the same, where it also names a choice of Option: « mon frère vit à Londres, moi à Nantes »
	Option   string   // of the command, by its canonical name
	Commands []string // the commands that it bounds; none means all
	Says     Text
	Offers   []string // commands that answer something near, as typed
}
