package commands_test

import (
	"testing"

	"boussole/bot"
)

// Whoever asks what the bot can do, in words that say little else, is told.
func TestHelpAsked(t *testing.T) {
	r := router(t)
	for _, text := range []string{"que sais-tu faire ?", "tu sers à quoi ?", "aide-moi", "bonjour", "qu'est-ce que tu sais faire", "what can you do?", "what are you for", "help", "hello", "how do you work"} {
		if u := r.Understand(text, bot.French, nil); u.Refused || u.Request.Command != "help" {
			t.Errorf("%q: got %s, refused %t", text, u.Request, u.Refused)
		}
	}
}
