package discord

import (
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// wording is a text as Discord keeps it: a default, and the same for those who read other languages.
type wording struct {
	text string
	in   map[discordgo.Locale]string
}

func commandName(c *discordgo.ApplicationCommand) wording {
	return wording{c.Name, orNone(c.NameLocalizations)}
}

func commandDescription(c *discordgo.ApplicationCommand) wording {
	return wording{c.Description, orNone(c.DescriptionLocalizations)}
}

func optionName(o *discordgo.ApplicationCommandOption) wording {
	return wording{o.Name, o.NameLocalizations}
}

func optionDescription(o *discordgo.ApplicationCommandOption) wording {
	return wording{o.Description, o.DescriptionLocalizations}
}

func choiceName(c *discordgo.ApplicationCommandOptionChoice) wording {
	return wording{c.Name, c.NameLocalizations}
}

// orNone reads a pointer of the library's, nil where nothing is said.
func orNone[T any](p *T) T {
	var none T
	if p == nil {
		return none
	}
	return *p
}

// variants returns each form of the text under what it is called: name, name (fr).
func (w wording) variants(what string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if !yield(what, w.text) {
			return
		}
		for _, locale := range w.locales() {
			if !yield(what+" ("+locale+")", w.in[discordgo.Locale(locale)]) {
				return
			}
		}
	}
}

// locales returns the languages that the text is given in besides the default, sorted.
func (w wording) locales() []string {
	var out []string
	for locale := range w.in {
		out = append(out, string(locale)) // whose own form is its name in English
	}
	slices.Sort(out)
	return out
}

// size is the number of characters of the longest form, which is what Discord counts.
func (w wording) size() int {
	most := 0
	for _, text := range w.variants("") {
		most = max(most, utf8.RuneCountInString(text))
	}
	return most
}

// commandSize counts a command, its options and their choices as Discord does
// (https://discord.com/developers/docs/interactions/application-commands#slash-commands).
func commandSize(c *discordgo.ApplicationCommand) int {
	n := commandName(c).size() + commandDescription(c).size()
	for _, o := range c.Options {
		n += optionName(o).size() + optionDescription(o).size()
		for _, choice := range o.Choices {
			n += choiceName(choice).size() + utf8.RuneCountInString(fmt.Sprint(choice.Value))
		}
	}
	return n
}
