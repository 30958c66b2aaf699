package discord

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/go-json-experiment/json"

	"boussole/bot"
)

// received is a message that the gateway tells of: one that mentions the bot, or one in a direct conversation; of others
// Discord leaves the content out (https://discord.com/developers/docs/events/gateway#message-content-intent).
type received struct {
	ID        string                `json:"id"`
	ChannelID string                `json:"channel_id"`
	GuildID   string                `json:"guild_id"`
	WebhookID string                `json:"webhook_id"`
	Type      discordgo.MessageType `json:"type"`
	Content   string                `json:"content"`
	Author    *user                 `json:"author"`
	Mentions  []user                `json:"mentions"`
}

// messageTime bounds how long a question in a message may wait for its answer.
const messageTime = time.Minute

// message answers a question in a message, where it is one to the bot.
func (a *Adapter) message(ctx context.Context, r *bot.Router, self string, raw []byte) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), messageTime)
	defer cancel()
	var m received
	if err := json.Unmarshal(raw, &m); err != nil {
		a.log.Error("discord: malformed message") // and nothing of what is in it
		return
	}
	reply, ok := a.reply(ctx, r, self, m)
	if !ok {
		return
	}
	start := time.Now()
	var err error
	for i, out := range a.render(ctx, reply) {
		if i == 0 {
			may := false
			out.Reference = &discordgo.MessageReference{MessageID: m.ID, ChannelID: m.ChannelID, GuildID: m.GuildID, FailIfNotExists: &may}
		}
		if err = a.send(ctx, m.ChannelID, nonce("reply", m.ID, i), out); err != nil {
			break
		}
	}
	a.metrics.message(time.Since(start), err)
	if err != nil {
		a.log.Warn("discord: a message was not answered", "error", err)
	}
}

// reply answers a message that is a question to the bot, publicly, as it was asked. It is false for every other: those
// of bots, those that don't name the bot, and remarks under one of its answers.
func (a *Adapter) reply(ctx context.Context, r *bot.Router, self string, m received) (card, bool) {
	direct := m.GuildID == ""
	called := slices.ContainsFunc(m.Mentions, func(u user) bool { return u.ID == self })
	switch {
	case m.Author == nil, m.Author.Bot, m.Author.ID == self, m.WebhookID != "", !direct && !called:
		return card{}, false
	case m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply:
		return card{}, false
	}
	req := bot.Request{Locale: a.config.Locale, User: bot.User{ID: m.Author.ID}, Share: true,
		Channel: bot.Channel{Adapter: name, Tenant: m.GuildID, ID: m.ChannelID}}
	text := words(m.Content)
	if text == "" {
		return card{reply: r.Handle(ctx, bot.Request{Command: "help", Locale: req.Locale, User: req.User, Channel: req.Channel})}, direct || named(m.Content, self)
	}
	u := r.Read(text, req)
	if u.Refused && !direct && !named(m.Content, self) {
		return card{}, false // « merci ! » under an answer
	}
	if reply, ok := r.Apart(u.Request); ok && !direct {
		return card{reply: reply, speaks: u.Request.Locale}, true
	}
	return card{reply: r.Answer(ctx, u), ratings: r.Ratings(u), speaks: u.Request.Locale}, true
}

// marks are mentions, custom emoji and times, as messages carry them
// (https://discord.com/developers/docs/reference#message-formatting).
var marks = regexp.MustCompile(`<(@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(:\w)?|/[^<>]{1,100}:\d+|id:\w+)>`)

// words is a message's text without them.
func words(content string) string {
	return strings.Join(strings.Fields(marks.ReplaceAllString(content, " ")), " ")
}

// named reports whether a message mentions the bot in its text: a reply to one of its messages need not.
func named(content, self string) bool {
	return strings.Contains(content, "<@"+self+">") || strings.Contains(content, "<@!"+self+">")
}
