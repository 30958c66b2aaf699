package slack

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"boussole/bot"
)

// Manifest writes the whole app as Slack takes it, in YAML: pasted at https://api.slack.com/apps, it is the set-up
// (https://docs.slack.dev/app-manifests). Every fault of the configuration, and all that Slack would refuse, is listed.
func Manifest(w io.Writer, c Config, commands []bot.Command) error {
	var f faults
	app := declare(c, commands, &f)
	if err := errors.Join(f...); err != nil {
		return err
	}
	_, err := io.WriteString(w, app.yaml(""))
	return err
}

// mapping is an ordered part of the manifest.
type mapping []entry

// entry is a key and what it holds: a string, a bool, []string, mapping or []mapping.
type entry struct {
	key   string
	value any
}

// yaml writes each entry on a line of its own, and what it holds under it.
func (m mapping) yaml(indent string) string {
	var out strings.Builder
	for _, e := range m {
		out.WriteString(indent + e.key + ":")
		switch value := e.value.(type) {
		case string:
			out.WriteString(" " + strconv.Quote(value) + "\n") // whose escapes YAML has too
		case bool:
			out.WriteString(" " + strconv.FormatBool(value) + "\n")
		case []string:
			out.WriteString("\n")
			for _, item := range value {
				out.WriteString(indent + "  - " + strconv.Quote(item) + "\n")
			}
		case mapping:
			out.WriteString("\n" + value.yaml(indent+"  "))
		case []mapping:
			out.WriteString("\n")
			for _, item := range value {
				out.WriteString(indent + "  - " + strings.TrimLeft(item.yaml(indent+"    "), " "))
			}
		}
	}
	return out.String()
}
