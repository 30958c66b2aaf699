package knowledge

// Salary holds the yearly gross ranges, by level and place.
type Salary struct {
	Levels []Level `yaml:"levels"`
	Places []Place `yaml:"places"`
	Bands  []Band  `yaml:"bands"`
	Scope  Text    `yaml:"scope"` // what the figures are
	Source Ref     `yaml:"source"`
}

// Level is a step of the career, by full years of experience. One without years is reached otherwise.
type Level struct {
	ID    string   `yaml:"id"`
	Name  Text     `yaml:"name"`
	As    Text     `yaml:"as"`    // as a sentence begins with it: en junior, as a junior
	Years Text     `yaml:"years"` // in words
	From  *float64 `yaml:"from"`
	To    *float64 `yaml:"to"` // nil: no end
	Terms Phrases  `yaml:"terms"`
	at    position
}

// Place is where one works. A city has the figures of the place it is like.
type Place struct {
	ID    string  `yaml:"id"`
	Name  Text    `yaml:"name"`
	In    Text    `yaml:"in"` // à Lyon, in Lyon
	Like  Ref     `yaml:"like"`
	Near  bool    `yaml:"near"` // its pay sometimes comes near that of Paris
	Terms Phrases `yaml:"terms"`
	at    position
}

// Band is a range in euros. One without High is open: nothing is known of its end.
type Band struct {
	Place string   `yaml:"place"`
	Level string   `yaml:"level"`
	Low   float64  `yaml:"low"`
	High  *float64 `yaml:"high"`
	at    position
}

// Open reports whether the range has no upper end.
func (b Band) Open() bool { return b.High == nil }

// Top is the upper end, 0 for an open range.
func (b Band) Top() float64 {
	if b.High == nil {
		return 0
	}
	return *b.High
}

// Holds reports whether an amount lies in the range.
func (b Band) Holds(amount float64) bool { return amount >= b.Low && (b.Open() || amount <= *b.High) }

// Level returns a level by its id.
func (s *Salary) Level(id string) (Level, bool) {
	for _, l := range s.Levels {
		if l.ID == id {
			return l, true
		}
	}
	return Level{}, false
}

// Place returns a place by its id.
func (s *Salary) Place(id string) (Place, bool) {
	for _, p := range s.Places {
		if p.ID == id {
			return p, true
		}
	}
	return Place{}, false
}

// At returns the levels that a number of years of experience is in: two where their years meet.
func (s *Salary) At(years float64) []Level {
	whole := float64(int(years))
	var levels []Level
	for _, l := range s.Levels {
		if l.From != nil && whole >= *l.From && (l.To == nil || whole <= *l.To) {
			levels = append(levels, l)
		}
	}
	return levels
}

// Band returns the range of a level in a place, or in the place that it is like.
func (s *Salary) Band(place, level string) (Band, bool) {
	if p, ok := s.Place(place); ok && p.Like.ID != "" {
		place = p.Like.ID
	}
	for _, b := range s.Bands {
		if b.Place == place && b.Level == level {
			return b, true
		}
	}
	return Band{}, false
}

// Freelance holds the day rates, by level.
type Freelance struct {
	Rates   []Band   `yaml:"rates"`  // euros a day; no place
	Absent  []Absent `yaml:"absent"` // levels that no source gives a rate for
	Days    Days     `yaml:"days"`
	Sectors []Sector `yaml:"sectors"`
	Premium Premium  `yaml:"premium"`
	Limits  []Claim  `yaml:"limits"` // what a freelance must know besides
	Ceiling Ceiling  `yaml:"ceiling"`
	Source  Ref      `yaml:"source"`
}

// Absent says why a level has no rate.
type Absent struct {
	Level string `yaml:"level"`
	Text  Text   `yaml:"text"`
}

// Days is how many days a year are taken to be billed when nobody says otherwise.
type Days struct {
	Usual  float64 `yaml:"usual"`
	Text   Text    `yaml:"text"`
	Source Ref     `yaml:"source"`
}

// Sector is a trade that pays more than others, or may.
type Sector struct {
	ID    string  `yaml:"id"`
	Name  Text    `yaml:"name"`
	Terms Phrases `yaml:"terms"`
	Text  Text    `yaml:"text"`
}

// Premium says what raises a rate.
type Premium struct {
	Paris   Text `yaml:"paris"`
	Demand  Text `yaml:"demand"`
	Regions Text `yaml:"regions"`
}

// Ceiling is the largest yearly turnover of the simplest status.
type Ceiling struct {
	Amount float64 `yaml:"amount"`
	Above  Text    `yaml:"above"`
	Source Ref     `yaml:"source"`
}

// Rate returns the day rate of a level.
func (f *Freelance) Rate(level string) (Band, bool) {
	for _, b := range f.Rates {
		if b.Level == level {
			return b, true
		}
	}
	return Band{}, false
}

// Quoted returns the range that a text quotes, so that each figure stands in one place: {paris/senior}, or a day rate as
// {freelance/lead}.
func (k *Knowledge) Quoted(place, level string) (Band, bool) {
	if place == "freelance" {
		return k.Freelance.Rate(level)
	}
	return k.Salary.Band(place, level)
}
