package discord

import (
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

func TestChanges(t *testing.T) {
	tip := func() bot.Command {
		c := plainCommand("tip")
		c.Options = []bot.Option{plainOption("topic"), fixed("size", 3)}
		return c
	}
	with := func(change func(*bot.Command)) []bot.Command { c := tip(); change(&c); return []bot.Command{c} }
	old := []bot.Command{tip()}
	tests := map[string]struct {
		had, want []bot.Command
		lines     []string
	}{
		"nothing":       {old, old, nil},
		"the order":     {[]bot.Command{tip(), plainCommand("news")}, []bot.Command{plainCommand("news"), tip()}, nil},
		"a new command": {old, []bot.Command{tip(), plainCommand("salary")}, []string{"+ salary"}},
		"one gone":      {[]bot.Command{plainCommand("old"), tip()}, old, []string{"- old"}},
		"a name":        {old, with(func(c *bot.Command) { c.Names.FR = "conseil" }), []string{"~ tip: name (fr): « tip » → « conseil »"}},
		"descriptions": {old, with(func(c *bot.Command) { c.Summary = bot.Text{FR: "Un conseil", EN: "A tip"} }), []string{
			"~ tip: description: « What it does » → « A tip »", "~ tip: description (en-GB): « What it does » → « A tip »",
			"~ tip: description (en-US): « What it does » → « A tip »", "~ tip: description (fr): « Ce que ça fait » → « Un conseil »"}},
		"a long description": {old, with(func(c *bot.Command) { c.Summary.FR = strings.Repeat("é", 80) }),
			[]string{"~ tip: description (fr): « Ce que ça fait » → « " + strings.Repeat("é", 59) + "… »"}},
		"an option's description": {old, with(func(c *bot.Command) { c.Options[0].Summary.FR = "Le sujet" }),
			[]string{"~ tip: option topic: description (fr): « Ce que c'est » → « Le sujet »"}},
		"an option's kind": {old, with(func(c *bot.Command) { c.Options[0].Kind = bot.Question }), []string{
			"~ tip: option topic: autocomplete: « true » → nothing", "~ tip: option topic: max_length: « 100 » → « 4000 »"}},
		"an option now required": {old, with(func(c *bot.Command) { c.Options[0].Required = true }), []string{"~ tip: option topic: required: nothing → « true »"}},
		"options": {old, with(func(c *bot.Command) { c.Options = []bot.Option{plainOption("mood"), c.Options[1]} }),
			[]string{"~ tip: + option mood", "~ tip: - option topic"}},
		"options in another order": {old, with(func(c *bot.Command) { slices.Reverse(c.Options) }),
			[]string{"~ tip: order: « option topic, option size » → « option size, option topic »"}},
		"a choice's name": {old, with(func(c *bot.Command) { c.Options[1].Choices[1].Label.FR = "Un" }),
			[]string{"~ tip: option size: choice v1: name (fr): « Value 1 » → « Un »"}},
		"choices": {old, with(func(c *bot.Command) { c.Options[1].Choices[1].Value = "v9" }), []string{"~ tip: option size: + choice v9", "~ tip: option size: - choice v1"}},
		"choices in another order": {old, with(func(c *bot.Command) { slices.Reverse(c.Options[1].Choices) }),
			[]string{"~ tip: option size: order: « choice v0, choice v1, choice v2 » → « choice v2, choice v1, choice v0 »"}},
		"for administrators": {old, with(func(c *bot.Command) { c.Admin = true }), []string{
			"~ tip: contexts: « 0, 1, 2 » → « 0 »", "~ tip: integration types: « 0, 1 » → « 0 »", "~ tip: permissions: nothing → « 32 »"}},
	}
	for name, test := range tests {
		got := changes(commandItems(Declare(test.had)), commandItems(Declare(test.want)))
		if !slices.Equal(got, test.lines) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(test.lines, "\n"))
		}
	}
}

// Discord says nothing in several ways, adds to what it was sent, and has commands that were not made here.
func TestChangesFromDiscord(t *testing.T) {
	c := plainCommand("tip")
	c.Options = []bot.Option{plainOption("topic"), plainOption("size")}
	want := Declare([]bot.Command{c})
	change := func(change func(had *discordgo.ApplicationCommand)) []*discordgo.ApplicationCommand {
		had := Declare([]bot.Command{c})
		change(had[0])
		return had
	}
	type command = discordgo.ApplicationCommand
	tests := map[string]struct {
		had   []*discordgo.ApplicationCommand
		lines []string
	}{
		"added fields": {change(func(h *command) {
			h.ID, h.ApplicationID, h.Version, h.DefaultPermission = "1", "2", "3", new(true)
		}), nil},
		"nothing in other words": {change(func(h *command) {
			h.Type, h.NSFW, h.Options[0].MinLength = 0, new(false), new(0)
			h.Options[0].Choices, h.Options[0].Options = []*discordgo.ApplicationCommandOptionChoice{}, []*discordgo.ApplicationCommandOption{}
		}), nil},
		"contexts in another order":  {change(func(h *command) { slices.Reverse(*h.Contexts) }), nil},
		"no contexts":                {change(func(h *command) { h.Contexts = nil }), []string{"~ tip: contexts: nothing → « 0, 1, 2 »"}},
		"closed to all but some":     {change(func(h *command) { h.DefaultMemberPermissions = new(int64) }), []string{"~ tip: permissions: « 0 » → nothing"}},
		"no dictionary":              {change(func(h *command) { h.Options[0].NameLocalizations = nil }), []string{"~ tip: option topic: name (en-GB): nothing → « topic »", "~ tip: option topic: name (en-US): nothing → « topic »", "~ tip: option topic: name (fr): nothing → « topic »"}},
		"another language":           {change(func(h *command) { (*h.NameLocalizations)["de"] = "tipp" }), []string{"~ tip: name (de): « tipp » → nothing"}},
		"another type of option":     {change(func(h *command) { h.Options[0].Type = discordgo.ApplicationCommandOptionInteger }), []string{"~ tip: option topic: type: « Integer » → « String »"}},
		"not to be shown on a line":  {change(func(h *command) { h.Description = "a\nb\x1b[2J" }), []string{"~ tip: description: « a b [2J » → « What it does »"}},
		"a menu of the same name":    {change(func(h *command) { h.Type = discordgo.UserApplicationCommand }), []string{"+ tip", "- tip (user)"}},
		"nothing but another's menu": {[]*command{{Type: discordgo.MessageApplicationCommand, Name: "Translate"}}, []string{"+ Répondre avec Boussole (message)", "+ tip", "- Translate (message)"}},
	}
	for name, test := range tests {
		if got := changes(commandItems(test.had), commandItems(want)); !slices.Equal(got, test.lines) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(test.lines, "\n"))
		}
	}
}
