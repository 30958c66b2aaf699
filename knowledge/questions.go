package knowledge

import (
	"slices"
	"strings"
)

// Lines is a text per language, one phrase a line.
type Lines struct {
	FR string `yaml:"fr"`
	EN string `yaml:"en"`
}

// Phrases returns the lines as lists.
func (l Lines) Phrases() Phrases { return Phrases{FR: lines(l.FR), EN: lines(l.EN)} }

func lines(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
}

// Question lists ways to ask for one thing, to understand unforeseen questions by.
type Question struct {
	Means string `yaml:"means"` // the command that answers, as typed; "refuse" when none does
	Asks  Lines  `yaml:",inline"`
	at    position
}

// questionFile is one file under questions/.
type questionFile struct {
	Questions []Question `yaml:"questions"`
}
