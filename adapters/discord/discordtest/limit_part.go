package discordtest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// texts are how long the texts of components may be, in characters
// (https://discord.com/developers/docs/components/reference). A picture's description is for people who don't see it.
var texts = []struct {
	kind, field string
	least, most int
}{
	{"button", "custom_id", 0, 100},
	{"button", "label", 0, 80},
	{"button", "url", 0, 512},
	{"select", "custom_id", 1, 100},
	{"select", "placeholder", 0, 150},
	{"option", "label", 1, 100},
	{"option", "value", 1, 100},
	{"option", "description", 0, 100},
	{"text input", "custom_id", 1, 100},
	{"text input", "placeholder", 0, 100},
	{"text input", "value", 0, 4000},
	{"text", "content", 1, 4000},
	{"thumbnail", "description", 1, 1024},
	{"gallery item", "description", 1, 1024},
	{"label", "label", 1, 45},
	{"label", "description", 0, 100},
}

func lengths(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		for _, t := range texts {
			if p.kind == t.kind {
				faults = append(faults, between(p.at+"/"+t.field, p.fields[t.field], t.least, t.most)...)
			}
		}
	}
	return faults
}

func amounts(m sent) []string {
	var faults []string
	count, characters := 0, 0
	for _, p := range m.parts {
		if p.whole {
			count++
		}
		if text, _ := p.fields["content"].(string); p.kind == "text" {
			characters += utf8.RuneCountInString(text)
		}
		if n := len(list(p.fields["items"])); p.kind == "gallery" && (n < 1 || n > 10) {
			faults = append(faults, fmt.Sprintf("%s: a gallery of %d, want 1 to 10", p.at, n))
		}
	}
	if count > 40 {
		faults = append(faults, fmt.Sprintf("%d components, want 40 at most", count))
	}
	if characters > 4000 {
		faults = append(faults, fmt.Sprintf("%d characters over all texts, want 4000 at most", characters))
	}
	return faults
}

// rows holds five buttons or one menu, and a message without flag 1<<15 has five rows.
func rows(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		if p.kind != "row" {
			continue
		}
		inside := flattenParts(p.fields["components"], p.at)
		buttons, others := 0, 0
		for _, inner := range inside {
			switch {
			case inner.kind == "button":
				buttons++
			case inner.whole:
				others++
			}
		}
		if buttons+others == 0 || buttons > 5 || others > 1 || buttons > 0 && others > 0 {
			faults = append(faults, fmt.Sprintf("%s: %d buttons and %d menus, want five of the one or one of the other", p.at, buttons, others))
		}
	}
	if n := len(list(m.body["components"])); m.flags&componentsV2 == 0 && n > 5 {
		faults = append(faults, fmt.Sprintf("%d rows, want 5 at most", n))
	}
	return faults
}

func customIDs(m sent) []string {
	var faults []string
	seen := map[string]string{}
	for _, p := range m.parts {
		id, _ := p.fields["custom_id"].(string)
		opens := p.kind == "button" && (number(p.fields["style"]) == 5 || number(p.fields["style"]) == 6) // a page or a shop
		switch {
		case opens && id != "":
			faults = append(faults, p.at+": such a button has no custom_id")
		case p.kind == "button" && !opens && id == "":
			faults = append(faults, p.at+": the button has no custom_id")
		case id != "" && seen[id] != "":
			faults = append(faults, fmt.Sprintf("%s has the custom_id of %s", p.at, seen[id]))
		}
		seen[id] = p.at
	}
	return faults
}

func options(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		if n := len(list(p.fields["options"])); p.kind == "select" && (n < 1 || n > 25) {
			faults = append(faults, fmt.Sprintf("%s: a menu of %d options, want 1 to 25", p.at, n))
		}
		values := map[string]bool{}
		for _, o := range list(p.fields["options"]) {
			option, _ := o.(map[string]any)
			value, _ := option["value"].(string)
			if values[value] {
				faults = append(faults, p.at+": two options have the same value")
			}
			values[value] = true
		}
	}
	return faults
}

// attached is the file that a component shows, of those sent with it.
func attached(p part) (name string, ok bool) {
	for _, field := range []string{"media", "file"} {
		media, _ := p.fields[field].(map[string]any)
		url, _ := media["url"].(string)
		if name, ok := strings.CutPrefix(url, "attachment://"); ok {
			return name, true
		}
	}
	return "", false
}
