package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// kind is what a request makes.
type kind int

const (
	creates  kind = 1 << iota // a message
	edits                     // a message
	defers                    // nothing yet
	suggests                  // values of an option
	asks                      // a form
	messages = creates | edits
)

const docs = "https://discord.com/developers/docs/"

// limits are documented, and the description lacks them; without a description they are all that is checked.
var limits = []struct {
	on     kind
	page   string // of the documentation
	faults func(sent) []string
}{
	{messages, docs + "resources/message#create-message", content},
	{creates, docs + "resources/message#create-message", empty},
	{messages, docs + "resources/message#create-message", nonce},
	{creates, docs + "resources/message#message-object-message-flags", flagsOfNew},
	{edits, docs + "resources/message#edit-message", flagsOfEdited},
	{messages, docs + "resources/message#message-object-message-flags", versionTwo},
	{messages, docs + "resources/message#allowed-mentions-object", mentions},
	{messages, docs + "components/reference#legacy-message-component-behavior", rows},
	{messages, docs + "components/reference#component-object", amounts},
	{messages | asks, docs + "components/reference#anatomy-of-a-component-custom-id", customIDs},
	{messages | asks, docs + "components/reference", lengths},
	{messages | asks, docs + "components/reference#string-select", options},
	{messages, docs + "reference#uploading-files", uploads},
	{messages, docs + "reference#uploading-files", references},
	{messages, docs + "resources/message#attachment-object", descriptions},
	{defers, docs + "interactions/receiving-and-responding#interaction-response-object-interaction-callback-type", deferred},
	{suggests, docs + "interactions/receiving-and-responding#interaction-response-object-autocomplete", choices},
	{asks, docs + "interactions/receiving-and-responding#interaction-response-object-modal", form},
}

// callbacks are the kinds of responses to an interaction, by their type
// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type).
var callbacks = map[int]kind{4: creates, 5: defers, 6: defers, 7: edits, 8: suggests, 9: asks}

// sent is what a request says.
type sent struct {
	kind     kind
	route    string
	response int            // the type of a response to an interaction; 0 for another request
	body     map[string]any // the message, or the data of a response
	flags    int
	parts    []part
	files    []File
}

// limit holds a request against the documented limits.
func limit(r Request) error {
	m, err := understand(r)
	if err != nil {
		return err
	}
	var faults []error
	for _, l := range limits {
		if l.on&m.kind == 0 {
			continue
		}
		for _, fault := range l.faults(m) {
			faults = append(faults, fmt.Errorf("%s (%s)", fault, l.page))
		}
	}
	return errors.Join(faults...)
}

// understand reads a request that has limits; the kind is 0 for another one.
func understand(r Request) (sent, error) {
	m := sent{route: r.Route, files: r.Files}
	switch r.Route {
	case createMessage, "POST /webhooks/{application}/{token}":
		m.kind = creates
	case "PATCH /webhooks/{application}/{token}/messages/{message}":
		m.kind = edits
	case "POST /interactions/{interaction}/{token}/callback":
	default:
		return m, nil
	}
	if err := json.Unmarshal(r.Body, &m.body); err != nil {
		return m, fmt.Errorf("body: %w", err)
	}
	if m.kind == 0 {
		m.response = number(m.body["type"])
		m.kind = callbacks[m.response]
		m.body, _ = m.body["data"].(map[string]any)
	}
	m.flags = number(m.body["flags"])
	m.parts = flattenParts(m.body["components"], "components")
	return m, nil
}

// number is a number of JSON, 0 for what is none.
func number(v any) int {
	f, _ := v.(float64)
	return int(f)
}

// list is an array of JSON, none for what is none.
func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// has reports whether a field says something: an empty one is as good as none.
func has(body map[string]any, field string) bool {
	switch v := body[field].(type) {
	case nil:
		return false
	case string:
		return v != ""
	case bool:
		return v
	case float64:
		return v != 0
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return true
}

// present lists the fields that say something.
func present(body map[string]any, fields ...string) []string {
	return slices.DeleteFunc(fields, func(f string) bool { return !has(body, f) })
}
