package slacktest

import (
	"errors"
	"fmt"
)

// kind is what a call makes.
type kind int

const (
	message  kind = 1 << iota // in a channel
	response                  // a message too: at a response URL, or in an acknowledgement
	view
	messages = message | response
	all      = messages | view
)

const (
	docs        = "https://docs.slack.dev/"
	blockDocs   = docs + "reference/block-kit/blocks"
	elementDocs = docs + "reference/block-kit/block-elements"
)

// limits are documented. The lengths of texts and lists are in two tables of their own.
var limits = []struct {
	on     kind
	page   string // of the documentation
	faults func(sent) []string
}{
	{messages, docs + "reference/methods/chat.postMessage#text", text},
	{messages, docs + "reference/methods/chat.postMessage#arguments", unwanted},
	{message, docs + "messaging/message-metadata", metadata},
	{response, docs + "interactivity/handling-user-interaction#message_responses", responseType},
	{all, blockDocs, amount},
	{all, blockDocs, known},
	{all, docs + "messaging/formatting-message-text#mentioning-groups", mentions},
	{all, blockDocs, lengths},
	{all, blockDocs, counts},
	{all, blockDocs, blockIDs},
	{all, elementDocs, actionIDs},
	{all, blockDocs + "/section-block", sections},
	{all, blockDocs + "/image-block", images},
	{all, elementDocs + "/button-element", buttons},
	{all, elementDocs + "/select-menu-element#static_select", selects},
	{all, docs + "reference/block-kit/composition-objects/text-object", textTypes},
	{messages, blockDocs + "/markdown-block", markdown},
	{messages, blockDocs + "/table-block", tables},
	{messages, blockDocs + "/data-table-block", dataTables},
	{messages, blockDocs + "/data-visualization-block", charts},
	{view, docs + "reference/views", views},
}

// sent is what a call says.
type sent struct {
	kind    kind
	surface surface
	body    object // the message or the view
	blocks  []any
	parts   []part
	allowed map[string]bool // mentions, as they are written
}

// sentBy reads the arguments of a call.
func sentBy(k kind, args object, allowed map[string]bool) sent {
	m := sent{kind: k, surface: inMessage, body: args, allowed: allowed}
	if k == view {
		m.body, m.surface = objectOf(args["view"]), inModal
		if m.body.said("type") == "home" {
			m.surface = inHome
		}
	}
	m.blocks = list(m.body["blocks"])
	m.parts = flatten(m.body["blocks"], "blocks", "", "")
	return m
}

// limit holds what a call says against the documented limits.
func limit(m sent) error {
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
