package bot

import (
	"slices"
	"strconv"
	"strings"
)

// Request is one use of a command, from whichever platform it came.
type Request struct {
	Command string
	Args    Args
	Focus   string // the option being completed; empty when running
	Locale  Locale
	User    User
	Channel Channel
	Share   bool   // shown to everyone although the command is private: set by the share button alone
	Why     bool   // explained, not answered: set by the why button, and where a person asks so in words
	Post    string // the key of the scheduled post that it makes; empty when a person asks
}

// User is who asks.
type User struct {
	ID    string // the platform's own
	Admin bool   // may administer the place they speak in, as the platform tells
}

// Channel is where it is asked.
type Channel struct {
	Adapter string // Adapter.Name
	Tenant  string // guild or workspace; empty in a direct message or a terminal
	ID      string
}

// Args holds an option's value by the option's name. The Router checks them before a command runs, so a
// command finds choices in their canonical form and numbers that parse.
type Args map[string]string

// List returns the values of an option that takes several.
func (a Args) List(name string) []string {
	if a[name] == "" {
		return nil
	}
	return strings.Split(a[name], ",")
}

// Number returns a numeric option and whether it was given.
func (a Args) Number(name string) (float64, bool) {
	if a[name] == "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(a[name], 64)
	return n, err == nil
}

// String writes the Request as a person would type it: /salary level:junior place:paris. Parse reads it back.
func (r Request) String() string {
	var buffer [128]byte
	out := append(append(buffer[:0], '/'), r.Command...)
	var room [8]string
	names := room[:0]
	for name := range r.Args {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		out = append(append(append(out, ' '), name...), ':')
		out = appendQuoted(out, r.Args[name])
	}
	return string(out)
}

// appendQuoted adds a value, in quotes where it would not read back without.
func appendQuoted(out []byte, value string) []byte {
	if value != "" && !strings.ContainsAny(value, " \t\n\"") {
		return append(out, value...)
	}
	out = append(out, '"')
	out = append(out, strings.ReplaceAll(value, `"`, "'")...)
	return append(out, '"')
}
