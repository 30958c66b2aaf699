package discord

import (
	"encoding/json"
	"io"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// Manifest writes the commands as Discord takes them: a JSON array, indented.
func Manifest(w io.Writer, commands []bot.Command) error {
	declared := Declare(commands)
	if err := check(declared); err != nil {
		return err
	}
	body, err := published(declared)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(body)
}

// published returns commands as they are sent: the library's types write null where nothing is said.
func published(declared []*discordgo.ApplicationCommand) (any, error) {
	text, err := json.Marshal(declared)
	if err != nil {
		return nil, err
	}
	var body any
	if err := json.Unmarshal(text, &body); err != nil {
		return nil, err
	}
	return spare(body), nil
}

// spare leaves out null, false and empty text: to Discord they are the same as nothing.
func spare(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			if inner = spare(inner); inner == nil || inner == false || inner == "" {
				delete(value, key)
			} else {
				value[key] = inner
			}
		}
		return value
	case []any:
		for i := range value {
			value[i] = spare(value[i])
		}
		return value
	}
	return value
}
