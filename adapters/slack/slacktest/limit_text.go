package slacktest

import (
	"fmt"
	"unicode/utf8"
)

// texts are how long texts may be, in characters; with a least of 0 one may be missing, but not be empty. Plain are those
// that are plain_text.
var texts = []struct {
	kind, field string
	least, most int
	plain       bool
	page        string // below https://docs.slack.dev/reference/block-kit/
}{
	{"section", "text", 0, 3000, false, "blocks/section-block"},
	{"field", "text", 1, 2000, false, "blocks/section-block"},
	{"header", "text", 1, 150, true, "blocks/header-block"},
	{"image", "alt_text", 1, 2000, false, "blocks/image-block"},
	{"image", "title", 0, 2000, true, "blocks/image-block"},
	{"image", "image_url", 0, 3000, false, "blocks/image-block"},
	{"markdown", "text", 1, 12000, false, "blocks/markdown-block"},
	{"input", "label", 1, 2000, true, "blocks/input-block"},
	{"input", "hint", 0, 2000, true, "blocks/input-block"},
	{"text object", "text", 1, 3000, false, "composition-objects/text-object"},
	{"button", "text", 1, 75, true, "block-elements/button-element"},
	{"button", "value", 0, 2000, false, "block-elements/button-element"},
	{"button", "url", 0, 3000, false, "block-elements/button-element"},
	{"button", "accessibility_label", 0, 75, false, "block-elements/button-element"},
	{"static_select", "placeholder", 0, 150, true, "block-elements/select-menu-element"},
	{"external_select", "placeholder", 0, 150, true, "block-elements/select-menu-element"},
	{"users_select", "placeholder", 0, 150, true, "block-elements/select-menu-element"},
	{"channels_select", "placeholder", 0, 150, true, "block-elements/select-menu-element"},
	{"conversations_select", "placeholder", 0, 150, true, "block-elements/select-menu-element"},
	{"multi_static_select", "placeholder", 0, 150, true, "block-elements/multi-select-menu-element"},
	{"datepicker", "placeholder", 0, 150, true, "block-elements/date-picker-element"},
	{"timepicker", "placeholder", 0, 150, true, "block-elements/time-picker-element"},
	{"plain_text_input", "placeholder", 0, 150, true, "block-elements/plain-text-input-element"},
	{"number_input", "placeholder", 0, 150, true, "block-elements/number-input-element"},
	{"email_text_input", "placeholder", 0, 150, true, "block-elements/email-input-element"},
	{"url_text_input", "placeholder", 0, 150, true, "block-elements/url-input-element"},
	{"option", "text", 1, 75, false, "composition-objects/option-object"},
	{"option", "value", 1, 150, false, "composition-objects/option-object"},
	{"option", "description", 0, 75, false, "composition-objects/option-object"},
	{"option", "url", 0, 3000, false, "composition-objects/option-object"},
	{"option group", "label", 1, 75, true, "composition-objects/option-group-object"},
	{"confirmation", "title", 1, 100, true, "composition-objects/confirmation-dialog-object"},
	{"confirmation", "text", 1, 300, false, "composition-objects/confirmation-dialog-object"},
	{"confirmation", "confirm", 1, 30, true, "composition-objects/confirmation-dialog-object"},
	{"confirmation", "deny", 1, 30, true, "composition-objects/confirmation-dialog-object"},
	{"raw_text", "text", 1, 10000, false, "blocks/table-block"},
}

func lengths(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		for _, t := range texts {
			if p.kind != t.kind {
				continue
			}
			at := p.at + "/" + t.field
			for _, fault := range between(at, p.fields[t.field], t.least, t.most) {
				faults = append(faults, fault+", see "+t.page)
			}
			if t.plain && p.fields[t.field] != nil && objectOf(p.fields[t.field]).said("type") != "plain_text" {
				faults = append(faults, at+" is not plain_text, see "+t.page)
			}
		}
	}
	return faults
}

// between holds the characters of a text, or of a text object, against its bounds.
func between(at string, value any, least, most int) []string {
	text, ok := value.(string)
	if o := objectOf(value); o != nil {
		text, ok = o["text"].(string)
	}
	n := utf8.RuneCountInString(text)
	switch {
	case value == nil && least == 0:
		return nil
	case value == nil:
		return []string{at + " is missing"}
	case !ok:
		return []string{at + " is no text"}
	case n < max(least, 1):
		return []string{at + " is empty"}
	case n > most:
		return []string{fmt.Sprintf("%s has %d characters, want %d at most", at, n, most)}
	}
	return nil
}

// lists are how long lists may be; with a least of 0 one may be missing, but not be empty.
var lists = []struct {
	kind, field string
	least, most int
	page        string // below https://docs.slack.dev/reference/block-kit/
}{
	{"actions", "elements", 1, 25, "blocks/actions-block"},
	{"context", "elements", 1, 10, "blocks/context-block"},
	{"section", "fields", 0, 10, "blocks/section-block"},
	{"table", "rows", 1, 100, "blocks/table-block"},
	{"table", "column_settings", 0, 20, "blocks/table-block"},
	{"data_table", "rows", 2, 101, "blocks/data-table-block"},
	{"static_select", "options", 0, 100, "block-elements/select-menu-element"},
	{"static_select", "option_groups", 0, 100, "block-elements/select-menu-element"},
	{"multi_static_select", "options", 0, 100, "block-elements/multi-select-menu-element"},
	{"multi_static_select", "option_groups", 0, 100, "block-elements/multi-select-menu-element"},
	{"overflow", "options", 1, 5, "block-elements/overflow-menu-element"},
	{"radio_buttons", "options", 1, 10, "block-elements/radio-button-group-element"},
	{"checkboxes", "options", 1, 10, "block-elements/checkboxes-element"},
	{"option group", "options", 1, 100, "composition-objects/option-group-object"},
}

func counts(m sent) []string {
	var faults []string
	for _, p := range m.parts {
		for _, l := range lists {
			if p.kind != l.kind || p.fields[l.field] == nil && l.least == 0 {
				continue
			}
			least := max(l.least, 1)
			if n := len(list(p.fields[l.field])); n < least || n > l.most {
				faults = append(faults, fmt.Sprintf("%s/%s has %d, want %d to %d, see %s", p.at, l.field, n, least, l.most, l.page))
			}
		}
	}
	return faults
}
