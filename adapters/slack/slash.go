package slack

import (
	"slices"
	"strings"

	"boussole/bot"
)

var (
	ownDescription = bot.Text{FR: "Pose ta question avec tes mots, ou tape n'importe quelle commande", EN: "Ask in your own words, or type any command"}
	ownHint        = bot.Text{FR: "[question, ou commande et options]", EN: "[question, or command and options]"}
)

// slashCommands are those that the configuration chose, under the names of its language: Slack translates none.
func slashCommands(c Config, commands []bot.Command, f *faults) []mapping {
	var out []mapping
	taken := map[string]bool{}
	for _, chosen := range c.Commands {
		name, description, hint := own, ownDescription.In(c.Locale), ownHint.In(c.Locale)
		if chosen != own { // which takes any command, or a question
			at := slices.IndexFunc(commands, func(c bot.Command) bool { return slices.Contains([]string{c.Name, c.Names.FR, c.Names.EN}, chosen) })
			if at < 0 {
				f.add("slack.commands", "%q is no command; there are %s", chosen, strings.Join(names(commands), ", "))
				continue
			}
			name, description, hint = commands[at].Names.In(c.Locale), commands[at].Summary.In(c.Locale), usageHint(commands[at], c.Locale)
		}
		where := "slash command /" + name
		if taken[name] {
			f.add(where, "chosen twice in slack.commands")
			continue
		}
		taken[name] = true
		declared := append(mapping{{"command", f.slash(where, "/"+name)}}, c.called("url", commandsPath)...)
		declared = append(declared, entry{"description", f.text(where+": description", description, 1, 2000)})
		if hint != "" {
			declared = append(declared, entry{"usage_hint", f.text(where+": usage_hint", hint, 1, 1000)})
		}
		out = append(out, append(declared, entry{"should_escape", true})) // channels come with their ids, people without their names
	}
	if len(out) > 50 {
		f.add("slack.commands", "%d slash commands, 50 at most", len(out))
	}
	return out
}

// names are what slack.commands may hold.
func names(commands []bot.Command) []string {
	all := []string{own}
	for _, c := range commands {
		all = append(all, c.Name)
	}
	return all
}

// usageHint shows the options as they may follow a command, in brackets where they may be left out.
func usageHint(c bot.Command, l bot.Locale) string {
	var hints []string
	for _, o := range c.Options {
		hint := o.Names.In(l)
		if !o.Required {
			hint = "[" + hint + "]"
		}
		hints = append(hints, hint)
	}
	return strings.Join(hints, " ")
}
