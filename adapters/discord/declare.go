package discord

import (
	"slices"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
)

// answerMenu is the default name of the entry in a message's menu that answers what the message asks.
const answerMenu = "Répondre avec Boussole"

const (
	// questionLength bounds a question, in characters: what the Router takes.
	questionLength = 4000
	// valueLength bounds any other value, in characters: what a suggestion may hold
	// (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure).
	valueLength = 100
	// lineLength bounds a line of free text, in characters: what the Router takes.
	lineLength = 300
)

// written are the channels that one writes in: of text, of announcements, and threads
// (https://discord.com/developers/docs/resources/channel#channel-object-channel-types).
var written = []discordgo.ChannelType{discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews,
	discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread, discordgo.ChannelTypeGuildNewsThread}

// Declare returns the commands as Discord knows them, and the entry in a message's menu. Their default names are the
// canonical ones, since an interaction carries those whatever the person's language.
func Declare(commands []bot.Command) []*discordgo.ApplicationCommand {
	declared := make([]*discordgo.ApplicationCommand, 0, len(commands)+1)
	for _, c := range commands {
		declared = append(declared, declareCommand(c))
	}
	return append(declared, everywhere(&discordgo.ApplicationCommand{
		Type:              discordgo.MessageApplicationCommand,
		Name:              answerMenu,
		NameLocalizations: new(localized(bot.Text{FR: answerMenu, EN: "Answer with Boussole"})),
	}))
}

func declareCommand(c bot.Command) *discordgo.ApplicationCommand {
	out := &discordgo.ApplicationCommand{
		Type:                     discordgo.ChatApplicationCommand,
		Name:                     c.Name,
		NameLocalizations:        new(localized(c.Names)),
		Description:              c.Summary.EN,
		DescriptionLocalizations: new(localized(c.Summary)),
	}
	for _, o := range c.Options {
		out.Options = append(out.Options, declareOption(o))
	}
	slices.SortStableFunc(out.Options, func(a, b *discordgo.ApplicationCommandOption) int { return later(a) - later(b) })
	if c.Admin {
		return forAdmins(out)
	}
	return everywhere(out)
}

// later puts the options that may be left out after those that may not, as Discord wants them.
func later(o *discordgo.ApplicationCommandOption) int {
	if o.Required {
		return 0
	}
	return 1
}

// everywhere lets a command be used in servers, in the bot's direct messages and in other people's, whether a server
// or a person installed it.
func everywhere(c *discordgo.ApplicationCommand) *discordgo.ApplicationCommand {
	c.Contexts = &[]discordgo.InteractionContextType{
		discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel}
	c.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{
		discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall}
	return c
}

// forAdmins shows a command in servers alone, to those who manage them; a server's settings may say otherwise
// (https://discord.com/developers/docs/interactions/application-commands#permissions).
func forAdmins(c *discordgo.ApplicationCommand) *discordgo.ApplicationCommand {
	c.DefaultMemberPermissions = new(int64(discordgo.PermissionManageGuild))
	c.Contexts = &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild}
	c.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	return c
}

// declareOption declares every option as text but a channel: an amount too, since people type 38k or 45.000€. One value out of a few
// that never change is chosen from a list; for all else the bot suggests values while they are typed, so that new
// knowledge needs no new declaration.
func declareOption(o bot.Option) *discordgo.ApplicationCommandOption {
	out := &discordgo.ApplicationCommandOption{
		Type:                     discordgo.ApplicationCommandOptionString,
		Name:                     o.Name,
		NameLocalizations:        localized(o.Names),
		Description:              o.Summary.EN,
		DescriptionLocalizations: localized(o.Summary),
		Required:                 o.Required,
	}
	switch {
	case o.Kind == bot.Question:
		out.MaxLength = questionLength
	case o.Kind == bot.Place:
		out.Type, out.ChannelTypes = discordgo.ApplicationCommandOptionChannel, written
	case o.Kind == bot.Line:
		out.Autocomplete, out.MaxLength = o.Complete != nil, lineLength
	case o.Kind == bot.Word && o.Fixed && o.Many <= 1:
		for _, choice := range o.Choices {
			out.Choices = append(out.Choices, &discordgo.ApplicationCommandOptionChoice{
				Name: choice.Label.EN, NameLocalizations: localized(choice.Label), Value: choice.Value})
		}
	default:
		out.Autocomplete, out.MaxLength = true, valueLength
	}
	return out
}

// localized gives a text to those who read it. British English has its own key beside American because Discord would show
// either rather than the default (https://discord.com/developers/docs/interactions/application-commands#localization).
func localized(t bot.Text) map[discordgo.Locale]string {
	return map[discordgo.Locale]string{discordgo.French: t.FR, discordgo.EnglishGB: t.EN, discordgo.EnglishUS: t.EN}
}
