package discord

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// Discord's limits on commands, in characters or in numbers
// (https://discord.com/developers/docs/interactions/application-commands).
const (
	slashLimit    = 100 // commands that people type
	menuLimit     = 15  // commands in a message's menu
	menuLength    = 32  // of the name of one
	summaryLength = 100
	optionLimit   = 25
	choiceLimit   = 25
	choiceLength  = 100  // of a choice's name, and of its value
	longestValue  = 6000 // of an option
	commandLength = 8000 // all names, descriptions and values of a command, each in its longest language
)

// typedName is the form of what people type, the name of a slash command or of an option; lower case besides.
var typedName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// spoken are the languages that everything is given in, sorted.
var spoken = []string{string(discordgo.EnglishGB), string(discordgo.EnglishUS), string(discordgo.French)}

// faults are what is wrong with a declaration.
type faults []error

func (f *faults) add(where, format string, args ...any) {
	*f = append(*f, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
}

func (f *faults) most(where, what string, n, limit int) {
	if n > limit {
		f.add(where, "%d %s, %d at most", n, what, limit)
	}
}

// typed checks a name that people type.
func (f *faults) typed(where string, name wording) {
	for what, text := range name.variants("name") {
		if !typedName.MatchString(text) || text != strings.ToLower(text) {
			f.add(where, "%s %q is not 1 to 32 lower-case letters, digits, hyphens and the like", what, text)
		}
	}
	f.languages(where, "name", name)
}

// text checks a text that people read.
func (f *faults) text(where, what string, w wording, limit int) {
	for what, text := range w.variants(what) {
		if n := utf8.RuneCountInString(text); n < 1 || n > limit {
			f.add(where, "%s has %d characters, 1 to %d are possible", what, n, limit)
		}
	}
	f.languages(where, what, w)
}

func (f *faults) languages(where, what string, w wording) {
	if got := w.locales(); !slices.Equal(got, spoken) {
		f.add(where, "%s is given in %q, not in %q", what, got, spoken)
	}
}

// names are those taken, by language.
type names map[[2]string]bool

// once checks that nothing else has the name in any language.
func (f *faults) once(where string, name wording, taken names) {
	for what, text := range name.variants("name") {
		if taken[[2]string{what, text}] {
			f.add(where, "%s %q is taken", what, text)
		}
		taken[[2]string{what, text}] = true
	}
}
