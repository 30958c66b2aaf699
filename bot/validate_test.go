package bot_test

import (
	"slices"
	"strings"
	"testing"

	"boussole/bot"
)

func TestValidate(t *testing.T) {
	long := strings.Repeat("é", 101)
	tests := []struct {
		name   string
		change func(*bot.Command) // of salary
		want   []string
	}{
		{"nothing", func(*bot.Command) {}, nil},
		{"the longest summary", func(c *bot.Command) { c.Summary = text(long[:200], long[:200]) }, nil},
		{"the longest name", func(c *bot.Command) { c.Name = strings.Repeat("a", 32) }, nil},
		{"a question needs no Run", func(c *bot.Command) { c.Run, c.Options = nil, ask().Options }, nil},
		{"no name", func(c *bot.Command) { c.Name, c.Options = "", nil }, []string{`command "": name "" is not 1 to 32 of a-z, 0-9, - and _`}},
		{"upper case and a space", func(c *bot.Command) { c.Names = text("Le Salaire", "salary") },
			[]string{`command "salary": name "Le Salaire" is not 1 to 32 of a-z, 0-9, - and _`}},
		{"accents", func(c *bot.Command) { c.Names.EN = "salé" }, []string{`command "salary": name "salé" is not 1 to 32 of a-z, 0-9, - and _`}},
		{"too long a name", func(c *bot.Command) { c.Names.FR = strings.Repeat("a", 33) },
			[]string{`command "salary": name "` + strings.Repeat("a", 33) + `" is not 1 to 32 of a-z, 0-9, - and _`}},
		{"a name too few", func(c *bot.Command) { c.Names.FR = "" }, []string{`command "salary": name "" is not 1 to 32 of a-z, 0-9, - and _`}},
		{"a name twice", func(c *bot.Command) { c.Names.FR = "carriere" }, []string{`command "career": name "carriere" is taken by "salary"`}},
		{"no summary", func(c *bot.Command) { c.Summary.FR = "" }, []string{`command salary: summary "" is not of 1 to 100 characters`}},
		{"too long a summary", func(c *bot.Command) { c.Summary.EN = long }, []string{`command salary: summary "` + long + `" is not of 1 to 100 characters`}},
		{"no title", func(c *bot.Command) { c.Title = bot.Text{} }, []string{`command "salary": title is missing`}},
		{"a title in one language", func(c *bot.Command) { c.Title.EN = "" }, []string{`command "salary": title is missing`}},
		{"nothing to run", func(c *bot.Command) { c.Run = nil }, []string{`command "salary": nothing to run`}},
		{"an option's name", func(c *bot.Command) { c.Options[0].Name = "the level" }, []string{`command salary: option the level: name "the level" is malformed or taken`}},
		{"an option's name in French", func(c *bot.Command) { c.Options[0].Names.FR = "" }, []string{`command salary: option level: name "" is malformed or taken`}},
		{"an option's name twice", func(c *bot.Command) { c.Options[1].Names.FR = "niveau" }, []string{`command salary: option place: name "niveau" is malformed or taken`}},
		{"an option's summary", func(c *bot.Command) { c.Options[0].Summary.EN = "" }, []string{`command salary: option level: summary "" is not of 1 to 100 characters`}},
		{"an option's title in French alone", func(c *bot.Command) { c.Options[2].Title.FR = "années" }, []string{`command salary: option years: "années" is in one language alone`}},
		{"what it is without, in English alone", func(c *bot.Command) { c.Options[1].Without.EN = "everywhere" }, []string{`command salary: option place: "everywhere" is in one language alone`}},
		{"no bounds", func(c *bot.Command) { c.Options[2].Quantity = bot.Quantity{} }, []string{`command salary: option years: no bounds`}},
		{"bounds the wrong way round", func(c *bot.Command) { c.Options[2].Quantity.Min = 51 }, []string{`command salary: option years: no bounds`}},
		{"a choice twice", func(c *bot.Command) { c.Options[0].Choices[1].Value = "junior" },
			[]string{`command salary: option level: choice "junior" is doubled or lacks a label`}},
		{"a choice without a label", func(c *bot.Command) { c.Options[0].Choices[1].Label.EN = "" },
			[]string{`command salary: option level: choice "confirmed" is doubled or lacks a label`}},
		{"all at once", func(c *bot.Command) {
			c.Run, c.Title.FR, c.Options[0].Summary.FR, c.Options[3].Quantity.Max = nil, "", "", 0
		},
			[]string{`command "salary": title is missing`, `command "salary": nothing to run`,
				`command salary: option level: summary "" is not of 1 to 100 characters`, `command salary: option offer: no bounds`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			commands := table()
			test.change(&commands[0])
			var got []string
			if err := bot.Validate(commands); err != nil {
				got = strings.Split(err.Error(), "\n")
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}
