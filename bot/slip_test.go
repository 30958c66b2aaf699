package bot_test

import (
	"testing"

	"boussole/bot"
)

// A slip in a value is forgiven each time when one choice alone is nearest.
func TestSlips(t *testing.T) {
	command := glossary()
	command.Options[0].Choices = append(command.Options[0].Choices, one("maison", "Maison", "House"), one("raison", "Raison", "Reason"), one("go", "Go", "Go"))
	r := newRouter(t, command)
	tests := []struct {
		name, command, option, value string
		want                         string // empty when it is refused
	}{
		{"a letter dropped", "salary", "level", "jnior", "/salary level:junior"},
		{"a letter added", "salary", "level", "junnior", "/salary level:junior"},
		{"a letter changed", "salary", "place", "lion", "/salary place:lyon"},
		{"letters swapped", "salary", "level", "senoir", "/salary level:senior"},
		{"two slips in a long word", "salary", "place", "saint-ettiene", "/salary place:saint-etienne"},
		{"two slips in a short word", "salary", "place", "liom", ""},
		{"as near to two", "glossary", "word", "saison", ""},
		{"nearer to one of them", "glossary", "word", "maisons", "/glossary word:maison"},
		{"a slip in a tiny word", "glossary", "word", "ga", ""},
	}
	for _, test := range tests {
		for range 40 { // whatever order a map gives
			reply := r.Handle(t.Context(), bot.Request{Command: test.command, Args: bot.Args{test.option: test.value}})
			if got, ran := reply.Answer, reply.Title == "echo"; ran != (test.want != "") || ran && got != test.want {
				t.Errorf("%s: %q: got %q, want %q", test.name, test.value, got, test.want)
				break
			}
		}
	}
}
