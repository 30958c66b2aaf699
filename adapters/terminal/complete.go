package terminal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"boussole/bot"
)

// A suggestion is a word that may end the line up to the cursor, and how a list shows it.
type suggestion struct{ word, label string }

// complete ends the word before the cursor, as far as there is one way to. When there are several it returns them.
func complete(r *bot.Router, l bot.Locale, line string, at int) (string, int, []string) {
	head, tail := line[:at], line[at:]
	start, found := suggest(r, l, head)
	if len(found) == 0 {
		return line, at, nil
	}
	word := found[0].word
	for _, s := range found[1:] {
		word = common(word, s.word)
	}
	if len(found) == 1 || utf8.RuneCountInString(word) > utf8.RuneCountInString(head[start:]) {
		return head[:start] + word + tail, start + len(word), nil
	}
	list := make([]string, len(found))
	for i, s := range found {
		list[i] = strings.ReplaceAll(strings.TrimSpace(s.label), " ", "\u00a0") // a list breaks between its items
	}
	return line, at, list
}

// suggest finds what the last word of a command line may become, and where that word starts: the command's name, an
// option's, or an option's value.
func suggest(r *bot.Router, l bot.Locale, head string) (int, []suggestion) {
	if !strings.HasPrefix(head, "/") {
		return 0, nil
	}
	start := lastWord(head)
	if start == 0 {
		return 0, commandNames(r.Commands(), l, head)
	}
	name, given, _ := strings.Cut(head[1:start], " ")
	for _, command := range r.Commands() {
		if n := fold(name); n != fold(command.Name) && n != fold(command.Names.FR) && n != fold(command.Names.EN) {
			continue
		}
		if option, typed, named := strings.Cut(head[start:], ":"); named {
			return start, values(r, l, &command, option, typed)
		}
		return start, optionNames(&command, l, given, head[start:])
	}
	return start, nil
}

// lastWord returns where the last word starts: after a space that no quotes hold.
func lastWord(head string) int {
	start, quoted := 0, false
	for i, r := range head {
		switch {
		case r == '"':
			quoted = !quoted
		case unicode.IsSpace(r) && !quoted:
			start = i + utf8.RuneLen(r)
		}
	}
	return start
}

// commandNames are in the person's language, or in the other when that has none.
func commandNames(commands []bot.Command, l bot.Locale, typed string) []suggestion {
	return either(l, func(l bot.Locale) (found []suggestion) {
		for _, c := range commands {
			name := "/" + c.Names.In(l)
			if !strings.HasPrefix(fold(name), fold(typed)) {
				continue
			}
			if len(c.Options) > 0 {
				name += " "
			}
			found = append(found, suggestion{name, name})
		}
		return found
	})
}

// optionNames leaves out the options already given, and free text, which is typed without a name.
func optionNames(c *bot.Command, l bot.Locale, given, typed string) []suggestion {
	return either(l, func(l bot.Locale) (found []suggestion) {
		for _, o := range c.Options {
			name := o.Names.In(l) + ":"
			if o.Kind != bot.Question && strings.HasPrefix(fold(name), fold(typed)) && !has(given, &o) {
				found = append(found, suggestion{name, name})
			}
		}
		return found
	})
}

func has(given string, o *bot.Option) bool {
	return slices.ContainsFunc(strings.Fields(fold(given)), func(word string) bool {
		name, _, named := strings.Cut(word, ":")
		return named && (name == fold(o.Name) || name == fold(o.Names.FR) || name == fold(o.Names.EN))
	})
}

func either(l bot.Locale, find func(bot.Locale) []suggestion) []suggestion {
	if found := find(l); len(found) > 0 {
		return found
	}
	if l == bot.English {
		return find(bot.French)
	}
	return find(bot.English)
}

// common is what two words begin with.
func common(a, b string) string {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			return a[:i]
		}
	}
	return a
}

// fold makes « Équipe » and "equipe" one.
func fold(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text)))
}
