package slack

import (
	"slices"
	"strings"

	"boussole/bot"
)

// offered is a reply whose commands are named as people can type them: those that the manifest doesn't offer under that
// name, which Slack wouldn't know, go by /boussole.
func (a *Adapter) offered(reply bot.Reply, commands []bot.Command) bot.Reply {
	if strings.HasPrefix(reply.Title, "/") {
		reply.Title = a.typed(reply.Title, commands)
	}
	for i, block := range reply.Blocks {
		fields, ok := block.(bot.Fields)
		if !ok || !slices.ContainsFunc(fields, func(f bot.Field) bool { return strings.HasPrefix(f.Name, "/") }) {
			continue
		}
		own := slices.Clone(fields) // a command may keep its own
		for j := range own {
			own[j].Name = a.typed(own[j].Name, commands)
		}
		reply.Blocks[i] = own
	}
	return reply
}

// typed is a command as people type it.
func (a *Adapter) typed(line string, commands []bot.Command) string {
	rest, command := strings.CutPrefix(line, "/")
	name, _, _ := strings.Cut(rest, " ")
	known := func(chosen string) bool {
		return slices.ContainsFunc(commands, func(c bot.Command) bool {
			return c.Names.In(a.config.Locale) == name && slices.Contains([]string{c.Name, c.Names.FR, c.Names.EN}, chosen)
		})
	}
	if !command || name == own || slices.ContainsFunc(a.config.Commands, known) {
		return line
	}
	return throughOwn(line)
}

// throughOwn is a command by way of the one that takes any.
func throughOwn(line string) string { return "/" + own + " " + strings.TrimPrefix(line, "/") }
