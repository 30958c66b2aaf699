package slack

import (
	"context"

	slackapi "github.com/slack-go/slack"
)

// metadataType names what a message of a post carries (https://docs.slack.dev/messaging/message-metadata).
const metadataType = "boussole_post"

// say shows a message to everyone in a channel, or in one of its threads unless thread is empty. A key goes with it, unless
// it is empty, which everyone in the workspace may read.
func (c *client) say(ctx context.Context, channel, thread string, m message, key string) error {
	return c.charted(ctx, m, func(m message) error {
		return c.call(ctx, postMessage, channel, func(ctx context.Context, api *slackapi.Client) error {
			options := m.options(thread)
			if key != "" {
				options = append(options, slackapi.MsgOptionMetadata(slackapi.SlackMetadata{
					EventType: metadataType, EventPayload: map[string]any{"key": key}}))
			}
			_, ts, err := api.PostMessageContext(ctx, channel, options...)
			if err == nil && ts == "" {
				return errUnreadable
			}
			return err
		})
	})
}

// options are a message in slack-go's terms, without previews of the pages it links to.
func (m message) options(thread string) []slackapi.MsgOption {
	options := []slackapi.MsgOption{
		slackapi.MsgOptionText(m.Text, false), slackapi.MsgOptionDisableLinkUnfurl(), slackapi.MsgOptionDisableMediaUnfurl(),
	}
	if len(m.Blocks) > 0 {
		options = append(options, slackapi.MsgOptionBlocks(m.blocks()...))
	}
	if thread != "" {
		options = append(options, slackapi.MsgOptionTS(thread))
	}
	return options
}

// charted sends a message, and again without its charts where Slack doesn't take them; its texts say the same.
func (c *client) charted(ctx context.Context, m message, send func(message) error) error {
	err := send(m)
	if !hasCode(err, codeInvalidBlocks) {
		return err
	}
	plain := m.withoutCharts()
	if len(plain.Blocks) == len(m.Blocks) {
		return err
	}
	c.config.log.WarnContext(ctx, "slack: sent without its charts", "error", err)
	return send(plain)
}
