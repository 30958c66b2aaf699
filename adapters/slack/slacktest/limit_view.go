package slacktest

import (
	"fmt"
	"slices"
)

// views are homes and forms; a form has a title, and a button to submit it where it asks for something.
func views(m sent) []string {
	var faults []string
	if kind := m.body.said("type"); !slices.Contains([]string{"home", "modal"}, kind) {
		faults = append(faults, fmt.Sprintf("type %q, want home or modal", kind))
	}
	if m.blocks == nil {
		faults = append(faults, "blocks is missing")
	}
	least := 0
	if m.surface == inModal {
		least = 1
	}
	for _, t := range []struct {
		field       string
		least, most int
		plain       bool
	}{
		{"title", least, 24, true}, {"submit", 0, 24, true}, {"close", 0, 24, true},
		{"callback_id", 0, 255, false}, {"external_id", 0, 255, false}, {"private_metadata", 0, 3000, false},
	} {
		v := m.body[t.field]
		if !t.plain && v == "" { // as good as none
			continue
		}
		faults = append(faults, between(t.field, v, t.least, t.most)...)
		if t.plain && v != nil && objectOf(v).said("type") != "plain_text" {
			faults = append(faults, t.field+" is not plain_text")
		}
	}
	if m.surface == inModal && count(m, "input") > 0 && m.body["submit"] == nil {
		faults = append(faults, "an input without submit")
	}
	return faults
}
