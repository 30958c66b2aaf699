package discord

import (
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
	"github.com/go-json-experiment/json/jsontext"

	"boussole/bot"
)

// interaction is what Discord sends when a person uses the bot, without the fields that nobody reads
// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object).
type interaction struct {
	ID            string                            `json:"id"`
	ApplicationID string                            `json:"application_id"`
	Type          discordgo.InteractionType         `json:"type"`
	Token         string                            `json:"token"`
	GuildID       string                            `json:"guild_id"`
	ChannelID     string                            `json:"channel_id"`
	Locale        string                            `json:"locale"`
	GuildLocale   string                            `json:"guild_locale"`
	Context       *discordgo.InteractionContextType `json:"context"`
	Member        *member                           `json:"member"`
	User          *user                             `json:"user"`
	Data          data                              `json:"data"`
}

type member struct {
	User        *user  `json:"user"`
	Permissions string `json:"permissions"`
}

type user struct {
	ID  string `json:"id"`
	Bot bool   `json:"bot"`
}

// data is what was used: a command, a component or a form.
type data struct {
	Name     string                           `json:"name"`
	Type     discordgo.ApplicationCommandType `json:"type"`
	Options  []argument                       `json:"options"`
	TargetID string                           `json:"target_id"`
	Resolved struct {
		Messages map[string]target `json:"messages"`
	} `json:"resolved"`
	CustomID   string   `json:"custom_id"`
	Values     []string `json:"values"`
	Components []field  `json:"components"`
}

// argument is an option's value, as given so far where it has the focus.
type argument struct {
	Name    string         `json:"name"`
	Value   jsontext.Value `json:"value"`
	Focused bool           `json:"focused"`
}

// target is the message that a message command is used on.
type target struct {
	Content string `json:"content"`
}

// field is a part of a form that was sent: a label around an input, a row of them, or the input itself.
type field struct {
	CustomID   string  `json:"custom_id"`
	Value      string  `json:"value"`
	Component  *field  `json:"component"`
	Components []field `json:"components"`
}

// text of an option's value, whichever its JSON type; empty for what no option takes.
func (o argument) text() string {
	switch o.Value.Kind() {
	case '"':
		text, _ := jsontext.AppendUnquote(nil, o.Value)
		return string(text)
	case '0', 't', 'f': // 1000000 as it is, not 1e+06
		return string(o.Value)
	}
	return ""
}

// inputs adds the values of a form by the name of their input.
func inputs(fields []field, into bot.Args) {
	for _, f := range fields {
		if f.CustomID != "" {
			into[f.CustomID] = f.Value
		}
		if f.Component != nil {
			inputs([]field{*f.Component}, into)
		}
		inputs(f.Components, into)
	}
}

// manages are the permissions of which one lets a member manage a server
// (https://discord.com/developers/docs/topics/permissions).
const manages = discordgo.PermissionManageGuild | discordgo.PermissionAdministrator

// request is what every use has in common: who asks, where, and in which language.
func (in *interaction) request(standard bot.Locale) bot.Request {
	req := bot.Request{Locale: in.locale(standard), Args: bot.Args{},
		Channel: bot.Channel{Adapter: name, Tenant: in.GuildID, ID: in.ChannelID}}
	switch {
	case in.Member != nil && in.Member.User != nil:
		permissions, _ := strconv.ParseUint(in.Member.Permissions, 10, 64)
		req.User = bot.User{ID: in.Member.User.ID, Admin: permissions&manages != 0}
	case in.User != nil:
		req.User = bot.User{ID: in.User.ID}
	}
	return req
}

// locale is the asker's own language, else the server's, else the standard one.
func (in *interaction) locale(standard bot.Locale) bot.Locale {
	for _, tag := range []string{in.Locale, in.GuildLocale} {
		if l, ok := bot.LocaleOf(tag); ok {
			return l
		}
	}
	return standard
}

// alone reports whether nobody but the asker reads what the bot writes there.
func (in *interaction) alone() bool {
	return in.Context != nil && *in.Context == discordgo.InteractionContextBotDM
}

// command is the Request of a slash command or of its autocompletion.
func (in *interaction) command(standard bot.Locale) bot.Request {
	req := in.request(standard)
	req.Command = in.Data.Name
	for _, o := range in.Data.Options {
		if value := strings.ToValidUTF8(o.text(), ""); value != "" {
			req.Args[o.Name] = value
		}
		if o.Focused {
			req.Focus = o.Name
		}
	}
	return req
}
