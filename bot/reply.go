package bot

// Reply is an answer that any platform can show. Its texts are plain; code stands in `backticks`, and nothing else
// formats.
type Reply struct {
	Locale  Locale // set by the Router
	Title   string
	Answer  string // the answer itself, in one or two sentences, before any detail
	Blocks  []Block
	Sources []Source // every figure has one
	Refused bool     // not known, or not our subject: then no figure anywhere in it
	Private bool     // only the asker sees it; set by the Router
	Why     *Button  // explains how the question was understood; set by the Router, nil where a command was used
}

// Source is where a figure or a claim comes from.
type Source struct {
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Year      int    `json:"year"`
	URL       string `json:"url"`
}

// Block is a part of a Reply. The set is closed: these nine types and no others.
type Block interface{ block() }

type (
	// Paragraph is running text.
	Paragraph struct{ Text string }
	// Bullets is a list in no order.
	Bullets struct {
		Title string
		Items []string
	}
	// Steps is a list to follow in order.
	Steps struct {
		Title string
		Items []string
	}
	// Links is a list of what to read elsewhere.
	Links []Link
	// Fields is a few names, each with its value.
	Fields []Field
	// Table is rows under columns; the first column names the row.
	Table struct {
		Title   string
		Columns []string
		Rows    [][]string
	}
	// Chart is ranges side by side, in one unit. The same figures always stand in the reply as text too.
	Chart struct {
		Title string
		Bars  []Bar
	}
	// Buttons are the next steps, two to four.
	Buttons []Button
	// Note is small print.
	Note struct{ Text string }
)

// Link is a title that leads to an address, and what to know before one follows it.
type Link struct {
	Title string
	URL   string // http or https, up to 500 bytes
	About string // who published it, and when; may be empty
}

// Field is a name and its value.
type Field struct{ Name, Value string }

// Bar is one range of a Chart, in euros. An open one has no upper end, and High is 0.
type Bar struct {
	Label     string
	Low, High float64
	Open      bool
	Mark      float64 // a value to show on the bar, 0 for none
}

// Button is a label and the Request that a press runs, on the same path as a typed command.
type Button struct {
	Label   string // the Router's where a command gives none
	Request Request
	Typed   string // the Request as one types it, where that isn't for the Router to say
	Under   string // the heading that it stands under with its neighbours; empty for the next steps

	by     *set   // whose words Line is in, set by the Router…
	locale Locale // …and in which language
}

// Line is the command to type instead of a press.
func (b Button) Line() string {
	switch {
	case b.Typed != "":
		return b.Typed
	case b.by != nil:
		return b.by.spell(b.Request, b.locale)
	}
	return b.Request.String()
}

func (Paragraph) block() {}
func (Bullets) block()   {}
func (Steps) block()     {}
func (Links) block()     {}
func (Fields) block()    {}
func (Table) block()     {}
func (Chart) block()     {}
func (Buttons) block()   {}
func (Note) block()      {}

// Heading is what the buttons stand under, or the usual heading where they are next steps.
func (b Buttons) Heading(usual string) string {
	if len(b) > 0 && b[0].Under != "" {
		return b[0].Under
	}
	return usual
}
