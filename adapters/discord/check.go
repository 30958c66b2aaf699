package discord

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// check lists what Discord would refuse, and what would leave a person without their language.
func check(declared []*discordgo.ApplicationCommand) error {
	var f faults
	counts, taken := map[discordgo.ApplicationCommandType]int{}, map[discordgo.ApplicationCommandType]names{}
	for _, c := range declared {
		where := "command " + c.Name
		counts[c.Type]++
		if taken[c.Type] == nil {
			taken[c.Type] = names{}
		}
		f.once(where, commandName(c), taken[c.Type])
		if c.Type == discordgo.ChatApplicationCommand {
			f.typed(where, commandName(c))
			f.text(where, "description", commandDescription(c), summaryLength)
		} else {
			f.text(where, "name", commandName(c), menuLength)
			if c.Description != "" || len(orNone(c.DescriptionLocalizations)) > 0 || len(c.Options) > 0 {
				f.add(where, "a menu shows neither a description nor options")
			}
		}
		f.options(where, c.Options)
		f.most(where, "characters in all", commandSize(c), commandLength)
	}
	f.most("all commands", "slash commands", counts[discordgo.ChatApplicationCommand], slashLimit)
	f.most("all commands", "in a message's menu", counts[discordgo.MessageApplicationCommand], menuLimit)
	return errors.Join(f...)
}

func (f *faults) options(where string, options []*discordgo.ApplicationCommandOption) {
	f.most(where, "options", len(options), optionLimit)
	taken, optional := names{}, ""
	for _, o := range options {
		here := where + ": option " + o.Name
		f.typed(here, optionName(o))
		f.once(here, optionName(o), taken)
		f.text(here, "description", optionDescription(o), summaryLength)
		f.most(here, "characters of length", o.MaxLength, longestValue)
		if o.Required && optional != "" {
			f.add(here, "required, and after %s, which is not", optional)
		}
		if !o.Required {
			optional = o.Name
		}
		if o.Autocomplete && len(o.Choices) > 0 {
			f.add(here, "has both choices and suggestions")
		}
		f.choices(here, o.Choices)
	}
}

func (f *faults) choices(where string, choices []*discordgo.ApplicationCommandOptionChoice) {
	f.most(where, "choices", len(choices), choiceLimit)
	taken, values := names{}, map[string]bool{}
	for _, choice := range choices {
		value := fmt.Sprint(choice.Value)
		here := where + ": choice " + value
		f.text(here, "name", choiceName(choice), choiceLength)
		f.once(here, choiceName(choice), taken)
		f.most(here, "characters of value", utf8.RuneCountInString(value), choiceLength)
		if values[value] {
			f.add(here, "doubled")
		}
		values[value] = true
	}
}
