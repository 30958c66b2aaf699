package discordtest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// The flags of a message (https://discord.com/developers/docs/resources/message#message-object-message-flags).
const (
	suppressEmbeds        = 1 << 2
	ephemeral             = 1 << 6
	suppressNotifications = 1 << 12
	componentsV2          = 1 << 15
)

func content(m sent) []string {
	text, _ := m.body["content"].(string)
	return long("content", text, 2000)
}

// long finds a text that is too long, in characters.
func long(what, text string, limit int) []string {
	if n := utf8.RuneCountInString(text); n > limit {
		return []string{fmt.Sprintf("%s has %d characters, want %d at most", what, n, limit)}
	}
	return nil
}

func empty(m sent) []string {
	if len(m.files) == 0 && len(present(m.body, "content", "embeds", "components", "sticker_ids", "poll")) == 0 {
		return []string{"the message is empty"}
	}
	return nil
}

func nonce(m sent) []string {
	text, _ := m.body["nonce"].(string)
	return long("nonce", text, 25)
}

func flagsOfNew(m sent) []string {
	allowed := suppressEmbeds | suppressNotifications | componentsV2
	if m.route != createMessage { // to one person, who asked
		allowed |= ephemeral
	}
	return flags(m, allowed)
}

func flagsOfEdited(m sent) []string { return flags(m, suppressEmbeds|componentsV2) }

func flags(m sent, allowed int) []string {
	if other := m.flags &^ allowed; other != 0 {
		return []string{fmt.Sprintf("flags have %b, which cannot be set here", other)}
	}
	return nil
}

func versionTwo(m sent) []string {
	if m.flags&componentsV2 != 0 {
		if fields := present(m.body, "content", "embeds", "poll", "sticker_ids"); len(fields) > 0 {
			return []string{"flag 1<<15 goes without " + strings.Join(fields, " and ")}
		}
		return nil
	}
	for _, p := range m.parts {
		if ofVersionTwo[p.kind] {
			return []string{fmt.Sprintf("%s: a %s wants flag 1<<15", p.at, p.kind)}
		}
	}
	return nil
}

func mentions(m sent) []string {
	allowed, ok := m.body["allowed_mentions"].(map[string]any)
	if !ok {
		return []string{"allowed_mentions is missing: it would notify whoever the text names"}
	}
	parse, ok := allowed["parse"].([]any)
	if !ok {
		return []string{"allowed_mentions/parse is no array"}
	}
	var faults []string
	for _, who := range []string{"users", "roles"} {
		if slices.Contains(parse, any(who)) && has(allowed, who) {
			faults = append(faults, "allowed_mentions has "+who+" both in parse and by name")
		}
	}
	return faults
}

func deferred(m sent) []string {
	var faults []string
	for field := range m.body {
		if field != "flags" && has(m.body, field) {
			faults = append(faults, fmt.Sprintf("type %d with %s", m.response, field))
		}
	}
	allowed := ephemeral
	if m.response == 6 {
		allowed = 0
	}
	slices.Sort(faults)
	return append(faults, flags(m, allowed)...)
}

func choices(m sent) []string {
	given, ok := m.body["choices"].([]any)
	if !ok {
		return []string{"choices is no array"}
	}
	var faults []string
	if len(given) > 25 {
		faults = append(faults, fmt.Sprintf("%d choices, want 25 at most", len(given)))
	}
	for i, c := range given {
		choice, _ := c.(map[string]any)
		faults = append(faults, between(fmt.Sprintf("choices/%d/name", i), choice["name"], 1, 100)...)
		if _, text := choice["value"].(string); text {
			faults = append(faults, between(fmt.Sprintf("choices/%d/value", i), choice["value"], 1, 100)...)
		}
	}
	return faults
}

func form(m sent) []string {
	faults := append(between("title", m.body["title"], 1, 45), between("custom_id", m.body["custom_id"], 1, 100)...)
	if n := len(list(m.body["components"])); n < 1 || n > 5 {
		faults = append(faults, fmt.Sprintf("a form of %d components, want 1 to 5", n))
	}
	return faults
}

// between holds the characters of a text against its bounds; with a least of 0 it may be missing.
func between(what string, value any, least, most int) []string {
	text, _ := value.(string)
	if utf8.RuneCountInString(text) < least {
		return []string{fmt.Sprintf("%s has %d characters, want %d at least", what, utf8.RuneCountInString(text), least)}
	}
	return long(what, text, most)
}
