package slacktest

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// known finds what the fake does not know, or does not know there.
func known(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		where, isBlock := blockTypes[p.kind]
		in, isElement := elementTypes[p.kind]
		switch {
		case p.in == "" && !isBlock:
			faults = append(faults, fmt.Sprintf("%s: the fake knows no block %q", p.at, p.kind))
		case p.in == "" && where&m.surface == 0:
			faults = append(faults, fmt.Sprintf("%s: a %s does not stand there", p.at, p.kind))
		case p.in == "", p.kind == "text object", p.kind == "field", isUntyped(p.kind):
		case !isElement:
			faults = append(faults, fmt.Sprintf("%s: the fake knows no element %q", p.at, p.kind))
		case !slices.Contains(in, p.in):
			faults = append(faults, fmt.Sprintf("%s: a %s does not stand in a %s", p.at, p.kind, p.in))
		}
	}
	return faults
}

func isUntyped(kind string) bool {
	for _, k := range untyped {
		if k == kind {
			return true
		}
	}
	return false
}

func blockIDs(m sent) []string  { return ids(m, "block_id") }
func actionIDs(m sent) []string { return ids(m, "action_id") }

// ids are 1 to 255 characters, and no two of a message or a view are the same.
func ids(m sent, field string) []string {
	var faults []string
	seen := map[string]string{}
	for _, p := range m.parts {
		v, given := p.fields[field]
		if !given {
			continue
		}
		faults = append(faults, between(p.at+"/"+field, v, 1, 255)...)
		id := p.fields.said(field)
		if seen[id] != "" {
			faults = append(faults, fmt.Sprintf("%s has the %s of %s", p.at, field, seen[id]))
		}
		seen[id] = p.at
	}
	return faults
}

func sections(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		if p.kind == "section" && p.fields["text"] == nil && p.fields["fields"] == nil {
			faults = append(faults, p.at+" has neither text nor fields")
		}
	}
	return faults
}

func images(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		if p.kind == "image" && (p.fields["image_url"] == nil) == (p.fields["slack_file"] == nil) {
			faults = append(faults, p.at+" wants an image_url or a slack_file")
		}
	}
	return faults
}

func textTypes(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		isText := p.kind == "text object" || p.kind == "field"
		if isText && p.fields.said("type") == "mrkdwn" && p.fields["emoji"] != nil {
			faults = append(faults, p.at+": emoji is for plain_text")
		}
		if isText && p.fields.said("type") == "plain_text" && p.fields["verbatim"] != nil {
			faults = append(faults, p.at+": verbatim is for mrkdwn")
		}
	}
	return faults
}

func buttons(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		if p.kind == "button" && p.fields["style"] != nil && !slices.Contains([]string{"primary", "danger"}, p.fields.said("style")) {
			faults = append(faults, fmt.Sprintf("%s/style %q, want primary or danger", p.at, p.fields.said("style")))
		}
	}
	return faults
}

// selects have options or groups of them, each value once, and begin with one of them.
func selects(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		if p.kind != "static_select" && p.kind != "multi_static_select" {
			continue
		}
		if (p.fields["options"] == nil) == (p.fields["option_groups"] == nil) {
			faults = append(faults, p.at+" wants options or option_groups")
		}
		all := list(p.fields["options"])
		for _, group := range list(p.fields["option_groups"]) {
			all = append(all, list(objectOf(group)["options"])...)
		}
		values := map[string]bool{}
		for _, o := range all {
			value := objectOf(o).said("value")
			if values[value] {
				faults = append(faults, p.at+": two options have the same value")
			}
			values[value] = true
		}
		if first := objectOf(p.fields["initial_option"]); first != nil && !values[first.said("value")] {
			faults = append(faults, p.at+": initial_option is none of the options")
		}
	}
	return faults
}

// characters are how many a value has in all its texts.
func characters(v any) int {
	n := 0
	for _, p := range flatten(v, "", "", "") {
		n += utf8.RuneCountInString(p.fields.said("text"))
	}
	return n
}
