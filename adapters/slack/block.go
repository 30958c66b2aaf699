package slack

import (
	"slices"

	slackapi "github.com/slack-go/slack"
)

// message is a message to create, or to answer with. Text is read in notifications and by screen readers, and shown
// nowhere else (https://docs.slack.dev/reference/methods/chat.postMessage).
type message struct {
	Text   string  `json:"text"`
	Blocks []block `json:"blocks,omitempty"`
}

// block is one of Block Kit's (https://docs.slack.dev/reference/block-kit/blocks).
type block struct {
	kind slackapi.MessageBlockType
	json wire
}

// BlockType is its type.
func (b block) BlockType() slackapi.MessageBlockType { return b.kind }

// ID is empty: Slack gives it one where it has none of its own.
func (b block) ID() string { return "" }

// MarshalJSON returns it as it was written.
func (b block) MarshalJSON() ([]byte, error) { return b.json, nil }

// blocks are a message's in slack-go's terms.
func (m message) blocks() []slackapi.Block {
	out := make([]slackapi.Block, len(m.Blocks))
	for i, b := range m.Blocks {
		out[i] = b
	}
	return out
}

// withoutCharts keeps the texts, which say the same.
func (m message) withoutCharts() message {
	m.Blocks = slices.DeleteFunc(slices.Clone(m.Blocks), func(b block) bool { return b.kind == slackapi.MBTDataVisualization })
	return m
}

// response adds the message as an acknowledgement or a response URL takes it: to whom, and in which thread unless that is
// empty. It shows beside what it answers, and without previews of the pages it links to
// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
func (w wire) response(m message, shown visibility, thread string) wire {
	w = w.add(`{"response_type":`).text(string(shown)).add(`,"text":`).text(m.Text)
	if len(m.Blocks) > 0 {
		w = w.add(`,"blocks":[`)
		for i, b := range m.Blocks {
			w = append(w.next(i), b.json...)
		}
		w = w.add(`]`)
	}
	if thread != "" {
		w = w.add(`,"thread_ts":`).text(thread)
	}
	return w.add(`,"replace_original":false,"unfurl_links":false,"unfurl_media":false}`)
}

// plain adds a text object on one line that nothing formats, cut to a number of characters; it needs no entities
// (https://docs.slack.dev/reference/block-kit/composition-objects/text-object).
func (w wire) plain(text string, most int) wire {
	return w.add(`{"type":"plain_text","text":`).text(short(text, most)).add(`,"emoji":false}`)
}

// formatted adds a text object with its formatting, none of it made of names or addresses that Slack finds.
func (w wire) formatted(text markdown) wire {
	return quote(w.add(`{"type":"mrkdwn","text":`), text).add(`,"verbatim":true}`)
}

// header adds a title (https://docs.slack.dev/reference/block-kit/blocks/header-block).
func (w wire) header(text string) wire {
	return w.add(`{"type":"header","text":`).plain(text, titleSize).add(`}`)
}

// section adds a text that is shown whole, however long (https://docs.slack.dev/reference/block-kit/blocks/section-block).
func (w wire) section(text markdown) wire {
	return w.add(`{"type":"section","text":`).formatted(text).add(`,"expand":true}`)
}

// small adds small print (https://docs.slack.dev/reference/block-kit/blocks/context-block).
func (w wire) small(text markdown) wire {
	return w.add(`{"type":"context","elements":[`).formatted(text).add(`]}`)
}
