package terminal

import (
	"context"
	"strings"

	"boussole/bot"
)

// values are those that the Router suggests for an option. Of several separated by commas the last is completed.
func values(r *bot.Router, l bot.Locale, c *bot.Command, option, typed string) []suggestion {
	typed = strings.ReplaceAll(typed, `"`, "")
	choices := r.Complete(context.Background(), bot.Request{Command: c.Name, Focus: option, Args: bot.Args{option: typed}, Locale: l, User: sitting})
	given, last := "", typed
	if comma := strings.LastIndexByte(typed, ',') + 1; len(choices) > 0 && strings.HasPrefix(choices[0].Value, typed[:comma]) {
		given, last = typed[:comma], typed[comma:]
	}
	var found, near []suggestion
	for _, choice := range choices {
		choice.Value = strings.TrimPrefix(choice.Value, given)
		value := given + choice.Typed(l)
		if strings.Contains(value, " ") {
			value = `"` + value + `"`
		}
		s := suggestion{option + ":" + value, choice.Label.In(l)}
		near = append(near, s)
		if strings.HasPrefix(fold(s.label), fold(last)) || strings.HasPrefix(fold(choice.Value), fold(last)) {
			found = append(found, s)
		}
	}
	if len(found) > 0 { // then slips are no longer worth a guess
		return found
	}
	return near
}
