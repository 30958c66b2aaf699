package slacktest

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// maxText is where Slack cuts a message's text, in characters; it advises 4,000.
const maxText = 40000

func text(m sent) []string {
	said, _ := m.body["text"].(string)
	switch n := utf8.RuneCountInString(said); {
	case n == 0 && !m.body.flag("delete_original"):
		return []string{"text is empty: a notification and a screen reader would say nothing"}
	case n > maxText:
		return []string{fmt.Sprintf("text has %d characters, want %d at most", n, maxText)}
	}
	return nil
}

// unwanted are arguments that the fake does not hold against limits, or that make mentions of plain words.
func unwanted(m sent) []string {
	var faults []string
	for _, field := range []string{"attachments", "markdown_text", "link_names", "parse"} {
		said := m.body.said(field)
		if len(list(m.body[field])) > 0 || !slices.Contains([]string{"", "none", "false", "0"}, said) {
			faults = append(faults, field+" is not for this bot")
		}
	}
	return faults
}

func metadata(m sent) []string {
	if m.body["metadata"] == nil {
		return nil
	}
	said := objectOf(m.body["metadata"])
	if _, ok := said["event_payload"].(map[string]any); !ok || said.said("event_type") == "" {
		return []string{"metadata wants an event_type and an object as event_payload"}
	}
	return nil
}

func responseType(m sent) []string {
	if said := m.body.said("response_type"); !slices.Contains([]string{"", "ephemeral", "in_channel"}, said) {
		return []string{fmt.Sprintf("response_type %q, want ephemeral or in_channel", said)}
	}
	return nil
}

func amount(m sent) []string {
	if v := m.body["blocks"]; v != nil && m.blocks == nil {
		return []string{"blocks is no array"}
	}
	most := 50
	if m.kind == view {
		most = 100
	}
	var faults []string
	if len(m.blocks) > most {
		faults = append(faults, fmt.Sprintf("%d blocks, want %d at most", len(m.blocks), most))
	}
	for i, b := range m.blocks {
		if objectOf(b) == nil {
			faults = append(faults, fmt.Sprintf("blocks/%d is no object", i))
		}
	}
	return faults
}

func markdown(m sent) []string {
	n := 0
	for _, p := range m.parts {
		if p.kind == "markdown" {
			n += utf8.RuneCountInString(p.fields.said("text"))
		}
	}
	if n > 12000 {
		return []string{fmt.Sprintf("%d characters over all markdown blocks, want 12000 at most", n)}
	}
	return nil
}
