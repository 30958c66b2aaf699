package knowledge

import (
	"time"

	yaml "go.yaml.in/yaml/v4"
)

// Releases is which versions of technologies there are, and how long each is supported.
type Releases struct {
	Date     Day       `yaml:"date"` // on which the versions were so
	Source   Ref       `yaml:"source"`
	Products []Product `yaml:"products"`
}

// Product is a technology that has versions.
type Product struct {
	ID       string    `yaml:"id"`    // as endoflife.date calls it
	Name     string    `yaml:"name"`  // the same in every language
	Page     string    `yaml:"page"`  // at endoflife.date, where it isn't the ID
	Usual    bool      `yaml:"usual"` // most back-end developers use it
	Terms    []string  `yaml:"terms"` // other names of it
	Note     *Text     `yaml:"note"`  // what one must know to read its dates
	Versions []Version `yaml:"-"`     // the newest first; may be none
	at       position
}

// Path is the name of the product's page at endoflife.date, and in its API.
func (p *Product) Path() string {
	if p.Page != "" {
		return p.Page
	}
	return p.ID
}

// Version is one line of development, with its own support: PHP 8.2.
type Version struct {
	Name     string
	Released time.Time
	Active   Ending    // of fixes to any bug
	Security Ending    // of fixes to what is dangerous; after it there are none
	Latest   string    // the newest release of it: 8.2.29
	Patched  time.Time // when Latest came out
	LTS      bool      // supported for long
	LTSFrom  time.Time // since when it is LTS; zero: from the beginning
	Extended time.Time // last day of a support that is often paid for; zero: none
}

// LongTerm reports whether a version is LTS on a day.
func (v *Version) LongTerm(on time.Time) bool { return v.LTS && !on.Before(v.LTSFrom) }

// Ending is when a support ends: on a day, at some time past, or on no day that is known.
type Ending struct {
	Day  time.Time // the last day of it; zero when none is known
	Past bool      // it is over, nobody knows since when
}

// Over reports whether it has ended by a day.
func (e Ending) Over(on time.Time) bool { return e.Past || !e.Day.IsZero() && on.After(e.Day) }

// Sheet is what was known of one product's versions on a day.
type Sheet struct {
	Date     time.Time
	Versions []Version
}

// Day is a date of the calendar, at midnight UTC.
type Day struct{ time.Time }

// UnmarshalYAML reads 2026-08-22.
func (d *Day) UnmarshalYAML(n *yaml.Node) error {
	day, err := time.Parse(time.DateOnly, n.Value)
	if err != nil {
		return joined([]*yaml.LoadError{complaint(n, "a day such as 2026-08-22 expected")})
	}
	d.Time = day
	return nil
}

// UnmarshalYAML reads a product and keeps its place for a later complaint.
func (p *Product) UnmarshalYAML(n *yaml.Node) error {
	type plain Product
	defer func() { p.at = place(n) }()
	return n.Load((*plain)(p), yaml.WithKnownFields())
}
