package slack

import (
	"context"
	"regexp"
	"strings"

	"boussole/bot"
)

// answerShortcut is the callback_id of the message shortcut.
const answerShortcut = own + "_answer"

// aboutMessage answers the question in the message that the shortcut was used on: first to the person alone, who may
// then show it in the message's thread.
func (a *Adapter) aboutMessage(ctx context.Context, r *bot.Router, in *interaction, at origin) error {
	at.thread = "" // whose reader may not have it open
	return a.deliver(ctx, at, a.answer(ctx, r, at, func() *plan { return a.questioned(ctx, r, in, at) }))
}

// questioned plans the answer to the question in a message.
func (a *Adapter) questioned(ctx context.Context, r *bot.Router, in *interaction, at origin) *plan {
	req := a.request(ctx, at)
	text := words(in.Message.Text)
	if text == "" {
		return &plan{understood: bot.Understanding{Request: req, Err: bot.Unworded}, private: true}
	}
	asker := req.User
	req.User = bot.User{} // it isn't their question: nothing of theirs is referred to or remembered
	u := r.Read(text, req)
	u.Request.User.Admin = asker.Admin
	return &plan{understood: u, speaks: u.Request.Locale, private: true, note: in.link(u.Request.Locale), thread: in.Message.of()}
}

// linked are the parts of a message's address.
var linked = regexp.MustCompile(`^[\w.-]+$`)

// link says which message it is about; nothing where its address isn't known.
func (in *interaction) link(l bot.Locale) string {
	domain, channel, ts := in.Team.Domain, in.Channel.ID, in.Message.TS
	if !linked.MatchString(domain) || !linked.MatchString(channel) || !linked.MatchString(ts) {
		return ""
	}
	return bot.Text{FR: "En réponse à ", EN: "In answer to "}.In(l) + "<https://" + domain + ".slack.com/archives/" + channel + "/p" +
		strings.ReplaceAll(ts, ".", "") + "|" + bot.Text{FR: "ce message", EN: "this message"}.In(l) + ">"
}
