package slacktest

import (
	"fmt"
	"maps"
	"slices"
)

// surface is where blocks are shown.
type surface int

const (
	inMessage surface = 1 << iota
	inModal
	inHome
	everywhere = inMessage | inModal | inHome
)

// blockTypes are the blocks that the fake knows, and where they may stand
// (https://docs.slack.dev/reference/block-kit/blocks).
var blockTypes = map[string]surface{
	"actions": everywhere, "context": everywhere, "divider": everywhere, "header": everywhere, "image": everywhere,
	"input": everywhere, "rich_text": everywhere, "section": everywhere, "markdown": inMessage, "table": inMessage,
	"data_table": inMessage, "data_visualization": inMessage,
}

// elementTypes are what stands in blocks, and in which (https://docs.slack.dev/reference/block-kit/block-elements).
var elementTypes = map[string][]string{
	"button": {"actions", "section"}, "overflow": {"actions", "section"}, "image": {"context", "section"},
	"static_select": {"actions", "section", "input"}, "external_select": {"actions", "section", "input"},
	"users_select": {"actions", "section", "input"}, "channels_select": {"actions", "section", "input"},
	"conversations_select": {"actions", "section", "input"}, "multi_static_select": {"section", "input"},
	"radio_buttons": {"actions", "section", "input"}, "checkboxes": {"actions", "section", "input"},
	"datepicker": {"actions", "section", "input"}, "timepicker": {"actions", "section", "input"},
	"plain_text_input": {"input"}, "number_input": {"input"}, "email_text_input": {"input"}, "url_text_input": {"input"},
	"raw_text": {"table", "data_table"}, "raw_number": {"data_table"}, "rich_text": {"table", "data_table"},
	"rich_text_section": {"rich_text", "rich_text_list"}, "rich_text_list": {"rich_text"}, "rich_text_quote": {"rich_text"},
	"rich_text_preformatted": {"rich_text"},
	"text":                   richText, "link": richText, "emoji": richText, "user": richText, "usergroup": richText, "broadcast": richText,
}

var richText = []string{"rich_text_section", "rich_text_quote", "rich_text_preformatted"}

// untyped are the objects that have no type, by the field they stand in
// (https://docs.slack.dev/reference/block-kit/composition-objects).
var untyped = map[string]string{
	"options": "option", "initial_option": "option", "initial_options": "option", "option_groups": "option group",
	"confirm": "confirmation", "slack_file": "slack file", "style": "style", "column_settings": "column", "filter": "filter",
	"dispatch_action_config": "dispatch",
}

// part is a block, or what stands in one.
type part struct {
	at     string
	kind   string // its type; text object, option and the like for others
	in     string // the kind of what it stands in, empty for a block
	fields object
}

// flatten lists blocks with all that stands in them. Charts have a shape of their own.
func flatten(v any, at, key, in string) []part {
	var out []part
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			out = append(out, flatten(item, fmt.Sprintf("%s/%d", at, i), key, in)...)
		}
	case map[string]any:
		p := part{at, kindOf(v, key), in, v}
		out = append(out, p)
		for _, field := range slices.Sorted(maps.Keys(v)) {
			if field != "chart" {
				out = append(out, flatten(v[field], at+"/"+field, field, p.kind)...)
			}
		}
	}
	return out
}

// kindOf names what an object in a field is.
func kindOf(fields object, key string) string {
	switch kind := fields.said("type"); {
	case kind == "plain_text" || kind == "mrkdwn":
		if key == "fields" {
			return "field"
		}
		return "text object"
	case kind != "":
		return kind
	case untyped[key] != "":
		return untyped[key]
	}
	return "object without a type"
}
