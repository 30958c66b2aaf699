package discord

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// item is a command, an option or a choice, in the form that is compared: what Discord adds of its own, such as ids and
// versions, is not in it, and what is empty, false or usual is not said.
type item struct {
	label string            // which it is among its like
	says  map[string]string // by what it is about
	holds []item
}

// commandItems returns commands by their names, since their order means nothing.
func commandItems(commands []*discordgo.ApplicationCommand) []item {
	var items []item
	for _, c := range commands {
		i := item{label: commandLabel(c), says: map[string]string{}}
		i.wording("name", commandName(c))
		i.wording("description", commandDescription(c))
		if c.DefaultMemberPermissions != nil { // zero is not nothing: administrators alone
			i.says["permissions"] = strconv.FormatInt(*c.DefaultMemberPermissions, 10)
		}
		i.says["contexts"] = numbers(orNone(c.Contexts))
		i.says["integration types"] = numbers(orNone(c.IntegrationTypes))
		i.says["nsfw"] = unusual(orNone(c.NSFW))
		for _, o := range c.Options {
			i.holds = append(i.holds, optionItem(o))
		}
		items = append(items, i)
	}
	slices.SortFunc(items, func(a, b item) int { return strings.Compare(a.label, b.label) })
	return items
}

// commandLabel is a command's name, which another type of command may have too.
func commandLabel(c *discordgo.ApplicationCommand) string {
	switch c.Type {
	case discordgo.MessageApplicationCommand:
		return c.Name + " (message)"
	case discordgo.UserApplicationCommand:
		return c.Name + " (user)"
	}
	return c.Name
}

func optionItem(o *discordgo.ApplicationCommandOption) item {
	i := item{label: "option " + o.Name, says: map[string]string{}}
	i.wording("name", optionName(o))
	i.wording("description", optionDescription(o))
	i.says["type"] = o.Type.String()
	i.says["required"] = unusual(o.Required)
	i.says["autocomplete"] = unusual(o.Autocomplete)
	i.says["min_length"] = unusual(orNone(o.MinLength))
	i.says["max_length"] = unusual(o.MaxLength)
	for _, c := range o.Choices {
		choice := item{label: "choice " + fmt.Sprint(c.Value), says: map[string]string{}}
		choice.wording("name", choiceName(c))
		i.holds = append(i.holds, choice)
	}
	return i
}

func (i item) wording(what string, w wording) {
	for what, text := range w.variants(what) {
		i.says[what] = text
	}
}

// unusual returns a value, unless it is what Discord takes for a missing one.
func unusual[T comparable](value T) string {
	var usual T
	if value == usual {
		return ""
	}
	return fmt.Sprint(value)
}

// numbers returns a set in one order.
func numbers[T ~uint](set []T) string {
	words := make([]string, len(set))
	for i, n := range slices.Sorted(slices.Values(set)) {
		words[i] = strconv.FormatUint(uint64(n), 10)
	}
	return strings.Join(words, ", ")
}
