package knowledge

// Chapter is one subject: what is said of it in general, and its entries.
type Chapter struct {
	Overview Entry    `yaml:"overview"`
	Columns  []Column `yaml:"columns"` // what its entries are compared by
	Entries  []Entry  `yaml:"entries"`
}

// Column is one line of a comparison; every entry has a cell for it.
type Column struct {
	ID   string `yaml:"id"`
	Name Text   `yaml:"name"`
	at   position
}

// Entry is one thing that can be asked about.
type Entry struct {
	ID      string          `yaml:"id"`
	Name    Text            `yaml:"name"`
	Terms   Phrases         `yaml:"terms"`  // names for it
	Asks    Phrases         `yaml:"asks"`   // questions that it answers
	Answer  Text            `yaml:"answer"` // one or two sentences that stand alone
	Points  []Text          `yaml:"points"` // the detail
	Levels  []string        `yaml:"levels"` // diploma levels that it leads to
	Group   string          `yaml:"group"`
	Cells   map[string]Text `yaml:"cells"`   // by Column.ID
	Also    []Claim         `yaml:"also"`    // what another source adds
	Updates []Claim         `yaml:"updates"` // where the entry's source is dated
	Sources []Ref           `yaml:"sources"`
	See     []Ref           `yaml:"see"` // next steps, as chapter/entry
	at      position
}

// Claim is a sentence with a source of its own.
type Claim struct {
	Text   Text `yaml:"text"`
	Source Ref  `yaml:"source"`
}

// Find returns the entry with an id, nil when there is none.
func (c *Chapter) Find(id string) *Entry {
	for i := range c.Entries {
		if c.Entries[i].ID == id {
			return &c.Entries[i]
		}
	}
	return nil
}

// chapters returns every chapter by the name of its file.
func (k *Knowledge) chapters() map[string]*Chapter {
	return map[string]*Chapter{"role": &k.Role, "missions": &k.Missions, "team": &k.Team, "skills": &k.Skills,
		"languages": &k.Languages, "paths": &k.Paths, "schools": &k.Schools, "moves": &k.Moves, "pay": &k.Pay}
}
