package discord

import "boussole/bot"

// aboutMessage plans the answer to the question in a message, which the message menu was opened on.
func (a *Adapter) aboutMessage(r *bot.Router, in *interaction) plan {
	req := in.request(a.config.Locale)
	if in.Data.Name != answerMenu {
		req.Command = in.Data.Name
		return understand(r, req)
	}
	text := words(in.Data.Resolved.Messages[in.Data.TargetID].Content)
	if text == "" {
		return plan{understood: bot.Understanding{Request: req, Err: bot.Unworded}, private: true}
	}
	asker := req.User
	req.User = bot.User{} // it isn't their question: nothing of theirs is referred to or remembered
	u := r.Read(text, req)
	u.Request.User.Admin = asker.Admin
	p := plan{understood: u, speaks: u.Request.Locale, private: r.Private(u)}
	p.note = bot.Text{FR: "En réponse à [ce message]", EN: "In answer to [this message]"}.In(u.Request.Locale) +
		"(https://discord.com/channels/" + serverPath(in.GuildID) + "/" + in.ChannelID + "/" + in.Data.TargetID + ")"
	return p
}

// serverPath is a server in the address of a message; a conversation of none is @me.
func serverPath(guild string) string {
	if guild == "" {
		return "@me"
	}
	return guild
}
