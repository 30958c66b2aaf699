package slack

import (
	"context"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// homeSize is how many blocks a home takes (https://docs.slack.dev/reference/views/home-tab-views).
const homeSize = 100

// home shows a person what the bot can do, as buttons; and to those who may manage them, the workspace's scheduled posts.
func (a *Adapter) home(ctx context.Context, r *bot.Router, at origin) error {
	c, ok := a.installs.client(ctx, at.enterprise, at.team)
	if !ok {
		return errNotInstalled
	}
	req := a.request(ctx, at)
	shown := []bot.Request{{Command: "help"}}
	for _, command := range r.Commands() {
		if command.Name == "watch" && req.User.Admin {
			shown = append(shown, bot.Request{Command: command.Name, Args: bot.Args{"action": "list"}})
		}
	}
	var whole bot.Reply
	for i, one := range shown {
		one.Locale, one.User, one.Channel = req.Locale, req.User, req.Channel
		reply := a.offered(r.Handle(ctx, one), r.Commands())
		if i == 0 {
			whole = reply
			continue
		}
		// One reply, since no two buttons of a home may have the same action_id.
		whole.Blocks = append(append(whole.Blocks, bot.Bullets{Title: reply.Title, Items: []string{reply.Answer}}), reply.Blocks...)
	}
	var blocks []slackapi.Block
	for _, m := range render(card{reply: whole}) {
		blocks = append(blocks, m.withoutCharts().blocks()...)
	}
	return c.home(ctx, at.user, slackapi.HomeTabViewRequest{Type: slackapi.VTHomeTab,
		Blocks: slackapi.Blocks{BlockSet: blocks[:min(len(blocks), homeSize)]}})
}
