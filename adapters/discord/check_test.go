package discord

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

func same(s string) bot.Text { return bot.Text{FR: s, EN: s} }

// plainCommand is one that Discord takes, whatever its name.
func plainCommand(name string) bot.Command {
	return bot.Command{Name: name, Names: same(name), Summary: bot.Text{FR: "Ce que ça fait", EN: "What it does"}}
}

func plainOption(name string) bot.Option {
	return bot.Option{Name: name, Names: same(name), Summary: bot.Text{FR: "Ce que c'est", EN: "What it is"}}
}

// fixed is an option with as many choices.
func fixed(name string, n int) bot.Option {
	o := plainOption(name)
	o.Fixed = true
	for i := range n {
		o.Choices = append(o.Choices, bot.Choice{Value: fmt.Sprintf("v%d", i), Label: same(fmt.Sprintf("Value %d", i))})
	}
	return o
}

func TestCheckCommands(t *testing.T) {
	with := func(change func(*bot.Command)) []bot.Command {
		c := plainCommand("tip")
		change(&c)
		return []bot.Command{c}
	}
	options := func(options ...bot.Option) []bot.Command {
		return with(func(c *bot.Command) { c.Options = options })
	}
	many := make([]bot.Command, 101)
	for i := range many {
		many[i] = plainCommand(fmt.Sprintf("c%d", i))
	}
	var options26, wordy []bot.Option
	for i := range 26 {
		options26 = append(options26, plainOption(fmt.Sprintf("o%d", i)))
	}
	for i := range 4 {
		o := fixed(fmt.Sprintf("o%d", i), 20)
		for c := range o.Choices {
			o.Choices[c].Label.FR = strings.Repeat("é", 97) + fmt.Sprintf("%03d", c)
		}
		wordy = append(wordy, o)
	}
	doubled := fixed("topic", 2)
	doubled.Choices[1] = doubled.Choices[0]
	odd := fixed("topic", 1)
	odd.Choices[0] = bot.Choice{Value: strings.Repeat("v", 101), Label: bot.Text{FR: strings.Repeat("é", 101), EN: ""}}
	sujet := plainOption("subject")
	sujet.Names.FR = "topic"
	const form = " is not 1 to 32 lower-case letters, digits, hyphens and the like"
	tests := map[string]struct {
		table []bot.Command
		want  string
	}{
		"nothing wrong": {options(fixed("a", 25), plainOption("b"), plainOption("avec_l'été-ไทย")), ""},
		"as long as may be": {with(func(c *bot.Command) {
			c.Names.FR, c.Summary.FR, c.Options = strings.Repeat("é", 32), strings.Repeat("é", 100), options26[:25]
		}), ""},
		"an upper-case name":    {with(func(c *bot.Command) { c.Names.FR = "Conseil" }), `command tip: name (fr) "Conseil"` + form},
		"a space in a name":     {with(func(c *bot.Command) { c.Names.FR = "un conseil" }), `command tip: name (fr) "un conseil"` + form},
		"no name":               {with(func(c *bot.Command) { c.Names.FR = "" }), `command tip: name (fr) ""` + form},
		"a long name":           {with(func(c *bot.Command) { c.Names.FR = strings.Repeat("é", 33) }), `command tip: name (fr) "` + strings.Repeat("é", 33) + `"` + form},
		"a name twice":          {[]bot.Command{plainCommand("tip"), with(func(c *bot.Command) { c.Name, c.Names.EN = "news", "news" })[0]}, `command news: name (fr) "tip" is taken`},
		"a long description":    {with(func(c *bot.Command) { c.Summary.FR = strings.Repeat("é", 101) }), `command tip: description (fr) has 101 characters, 1 to 100 are possible`},
		"no description":        {with(func(c *bot.Command) { c.Summary.FR = "" }), `command tip: description (fr) has 0 characters, 1 to 100 are possible`},
		"an option's name":      {options(plainOption("le sujet")), strings.Repeat("\n"+`command tip: option le sujet: name% "le sujet"`+form, 4)},
		"an option's name once": {options(plainOption("topic"), sujet), `command tip: option subject: name (fr) "topic" is taken`},
		"many options":          {options(options26...), `command tip: 26 options, 25 at most`},
		"many choices":          {options(fixed("topic", 26)), `command tip: option topic: 26 choices, 25 at most`},
		"a choice twice": {options(doubled), "command tip: option topic: choice v0: name \"Value 0\" is taken\n" +
			"command tip: option topic: choice v0: name (en-GB) \"Value 0\" is taken\ncommand tip: option topic: choice v0: name (en-US) \"Value 0\" is taken\n" +
			"command tip: option topic: choice v0: name (fr) \"Value 0\" is taken\ncommand tip: option topic: choice v0: doubled"},
		"a choice's lengths": {options(odd), strings.ReplaceAll("command tip: option topic: choice V: name has 0 characters, 1 to 100 are possible\n"+
			"command tip: option topic: choice V: name (en-GB) has 0 characters, 1 to 100 are possible\n"+
			"command tip: option topic: choice V: name (en-US) has 0 characters, 1 to 100 are possible\n"+
			"command tip: option topic: choice V: name (fr) has 101 characters, 1 to 100 are possible\n"+
			"command tip: option topic: choice V: 101 characters of value, 100 at most", "V", strings.Repeat("v", 101))},
		"many characters": {options(wordy...), "command tip: 8273 characters in all, 8000 at most"},
		"many commands":   {many, "all commands: 101 slash commands, 100 at most"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			want := strings.TrimPrefix(test.want, "\n")
			for _, locale := range []string{"", " (en-GB)", " (en-US)", " (fr)"} { // a fault in every language
				want = strings.Replace(want, "%", locale, 1)
			}
			if got := complaint(check(Declare(test.table))); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func complaint(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// What no table of commands leads to is found as well.
func TestCheckDeclaration(t *testing.T) {
	type declaration = []*discordgo.ApplicationCommand
	tests := map[string]struct {
		change func(declaration) // of a command with two options, and the menu
		want   string
	}{
		"required last": {func(d declaration) { d[0].Options[1].Required = true }, "command tip: option b: required, and after a, which is not"},
		"choices and suggestions": {func(d declaration) {
			d[0].Options[0].Choices = Declare([]bot.Command{{Options: []bot.Option{fixed("c", 1)}}})[0].Options[0].Choices
		}, "command tip: option a: has both choices and suggestions"},
		"length":           {func(d declaration) { d[0].Options[0].MaxLength = 6001 }, "command tip: option a: 6001 characters of length, 6000 at most"},
		"a menu explained": {func(d declaration) { d[1].Description = "x" }, "command Répondre avec Boussole: a menu shows neither a description nor options"},
		"a menu's name": {func(d declaration) { (*d[1].NameLocalizations)["fr"] = strings.Repeat("é", 33) },
			"command Répondre avec Boussole: name (fr) has 33 characters, 1 to 32 are possible"},
		"a menu with options": {func(d declaration) { d[1].Options = d[0].Options },
			"command Répondre avec Boussole: a menu shows neither a description nor options"},
		"no language": {func(d declaration) { d[0].DescriptionLocalizations = nil },
			`command tip: description is given in [], not in ["en-GB" "en-US" "fr"]`},
		"a language that Discord has not": {func(d declaration) { d[0].Options[0].NameLocalizations["fr-CA"] = "a" },
			`command tip: option a: name is given in ["en-GB" "en-US" "fr" "fr-CA"], not in ["en-GB" "en-US" "fr"]`},
	}
	for name, test := range tests {
		c := plainCommand("tip")
		c.Options = []bot.Option{plainOption("a"), plainOption("b")}
		d := Declare([]bot.Command{c})
		test.change(d)
		if got := complaint(check(d)); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}
