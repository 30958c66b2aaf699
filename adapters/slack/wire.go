package slack

import (
	"slices"

	slackapi "github.com/slack-go/slack"
)

// message is a message to create, to edit or to answer with. Text is read in notifications and by screen readers, and
// shown nowhere else (https://docs.slack.dev/reference/methods/chat.postMessage).
type message struct {
	Text   string           `json:"text"`
	Blocks []slackapi.Block `json:"blocks,omitempty"`
}

// withoutCharts keeps the texts, which say the same.
func (m message) withoutCharts() message {
	m.Blocks = slices.DeleteFunc(slices.Clone(m.Blocks), func(b slackapi.Block) bool {
		return b.BlockType() == slackapi.MBTDataVisualization
	})
	return m
}

// formatted is text with its formatting, none of it made of names or addresses that Slack finds
// (https://docs.slack.dev/reference/block-kit/composition-objects/text-object).
func formatted(text string) *slackapi.TextBlockObject {
	return &slackapi.TextBlockObject{Type: slackapi.MarkdownType, Text: text, Verbatim: true}
}

// plain is text on one line that nothing formats, cut to a number of characters; it needs no entities.
func plain(text string, most int) *slackapi.TextBlockObject {
	return &slackapi.TextBlockObject{Type: slackapi.PlainTextType, Text: short(text, most), Emoji: new(false)}
}

// section is a text that is shown whole, however long.
func section(text string) slackapi.Block {
	return &slackapi.SectionBlock{Type: slackapi.MBTSection, Text: formatted(text), Expand: true}
}

// small is small print.
func small(text string) slackapi.Block {
	return &aside{Type: slackapi.MBTContext, Elements: []*slackapi.TextBlockObject{formatted(text)}}
}

// The library's own types for these two blocks encode each list apart, which takes a third of the time of a message.

// aside is a block of small print (https://docs.slack.dev/reference/block-kit/blocks/context-block).
type aside struct {
	Type     slackapi.MessageBlockType   `json:"type"`
	Elements []*slackapi.TextBlockObject `json:"elements"`
}

// row is a block of buttons, or of one menu (https://docs.slack.dev/reference/block-kit/blocks/actions-block).
type row struct {
	Type     slackapi.MessageBlockType `json:"type"`
	Elements []slackapi.BlockElement   `json:"elements"`
}

func (a *aside) BlockType() slackapi.MessageBlockType { return a.Type }
func (a *aside) ID() string                           { return "" }
func (r *row) BlockType() slackapi.MessageBlockType   { return r.Type }
func (r *row) ID() string                             { return "" }
