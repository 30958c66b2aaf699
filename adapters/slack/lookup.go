package slack

import (
	"context"
	"strconv"
	"time"

	slackapi "github.com/slack-go/slack"
)

// Bounds of a look-up in a channel's history (https://docs.slack.dev/reference/methods/conversations.history).
const (
	historyPage  = 100 // messages
	historyPages = 5
	clockSkew    = time.Minute     // between Slack's clock and ours
	settling     = 3 * time.Second // before a message that arrived is sure to be in the history
)

// find reports whether a channel shows a message with a key since a moment, or that it can't be told: ends is false
// where the history goes on beyond what was read.
func (c *client) find(ctx context.Context, channel, key string, since time.Time) (found, ends bool, err error) {
	query := slackapi.GetConversationHistoryParameters{
		ChannelID: channel, Oldest: strconv.FormatInt(since.Add(-clockSkew).Unix(), 10),
		Limit: historyPage, Inclusive: true, IncludeAllMetadata: true,
	}
	for range historyPages {
		var page *slackapi.GetConversationHistoryResponse
		err := c.call(ctx, history, "", func(ctx context.Context, api *slackapi.Client) (err error) {
			page, err = api.GetConversationHistoryContext(ctx, &query)
			return err
		})
		if err != nil {
			return false, false, err
		}
		for _, m := range page.Messages {
			if m.Metadata.EventType == metadataType && m.Metadata.EventPayload["key"] == key {
				return true, true, nil
			}
		}
		query.Cursor = page.ResponseMetaData.NextCursor
		if !page.HasMore || query.Cursor == "" {
			return false, true, nil
		}
	}
	return false, false, nil
}
