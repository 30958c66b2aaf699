package bot

import "context"

// Command is a slash command: its whole declaration and its code.
type Command struct {
	Name     string // canonical, in English
	Names    Text   // as each language types it
	Title    Text   // as a button or a heading shows it
	Summary  Text   // what it answers, 1 to 100 characters
	Private  bool   // only the asker sees the reply; known before it runs, since a deferred reply must say so
	Admin    bool   // only for people who may administer the place they speak in
	Options  []Option
	Examples Phrases // ways people ask for it in their own words
	Try      []Args  // uses that help shows and that a refusal offers
	Run      func(ctx context.Context, req Request) (Reply, error)
}

// Kind is what an Option holds.
type Kind int

// A Word is one of the option's choices, an Amount a quantity, a Question free text that the Router understands, a Line
// free text that the command reads, a Place the platform's id of a channel.
const (
	Word Kind = iota
	Amount
	Question
	Line
	Place
)

// Option is one argument of a command.
type Option struct {
	Name     string
	Names    Text
	Title    Text // as a text names it, where its names are only for typing
	Summary  Text // 1 to 100 characters
	Kind     Kind
	Required bool
	Many     int      // how many values it takes, separated by commas; 0 and 1 are one
	Fixed    bool     // the choices never change, so a platform may declare them; else they are autocompleted
	Choices  []Choice // of a Word
	Quantity Quantity // of an Amount; or of a Word, whose choices are then told by a number too, as a level is by years
	Rest     bool     // a Line that takes the words which no other option explains
	// Complete suggests values of a Line for what is typed in req.Args[req.Focus], the likeliest first.
	Complete func(ctx context.Context, req Request) []Choice
	Instead  string   // another option that this one makes void, when it comes later
	Without  Text     // what the answer is about where it isn't said: Paris and the regions
	Alone    bool     // with it, the answer is about nothing that is left unsaid
	After    []string // words that announce it in a sentence, where a value fits several options: from, depuis
}

// Choice is one value of an Option.
type Choice struct {
	Value string // canonical, as Args holds it
	Label Text
	Terms Phrases // other names a person may use for it
	Asks  Phrases // questions that this choice answers
	// The whole numbers of the option's Quantity that tell this choice, as years tell a level; 0, 0 for none.
	Low, High float64
}

// Quantity says which numbers an Option takes, and how a person writes them in a sentence.
type Quantity struct {
	Min, Max float64 // others are a Mistake
	Unit     Text    // in words, for a Mistake: "gross euros a year"
	In       Text    // a number with its unit: "€# gross a year"; empty where the option's title tells it
	Example  string  // as typed

	Before []string // words just before such a number: tjm
	After  []string // words just after it: ans, years
	Loose  []string // words just after it that are not proof alone: a number of years may be an age
	// A number with no such word is this quantity when it lies between these two; 0, 0 is never.
	AloneMin, AloneMax float64
	LooseMax           float64 // the largest number that a loose word proves
	// A number between these two is so many thousands, where the words before it prove it: « on me propose 42 ».
	ShortMin, ShortMax float64
	Parts              []string  // words just after a number of parts: months
	PartsOf            float64   // how many of them make one
	Never              []string  // words after it, or after its unit, with which it is something else, unless another word proves it
	Measures           []Measure // other ways to state it, the first that fits holding
}
