package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"

	"github.com/bwmarrin/discordgo"

	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// Register publishes the commands, everywhere or in one guild, and returns what changed, a line each; none when Discord
// has them already, and then nothing is sent.
func Register(ctx context.Context, c Config, commands []bot.Command, guild string) ([]string, error) {
	want := Declare(commands)
	client, err := c.client()
	err = errors.Join(err, c.checkToken(), checkID("discord.application_id", c.ApplicationID), checkID("guild", guild), check(want))
	if err != nil {
		return nil, err
	}
	calls := rest.NewAPI(client, c.Token)
	application, err := c.application(ctx, calls)
	if err != nil {
		return nil, advise(err)
	}
	list, overwrite, ids := rest.ListCommands, rest.OverwriteCommands, []string{application}
	if guild != "" {
		list, overwrite, ids = rest.ListGuildCommands, rest.OverwriteGuildCommands, []string{application, guild}
	}
	var had []*discordgo.ApplicationCommand
	if err := calls.Call(ctx, list, ids, nil, nil, &had); err != nil {
		return nil, advise(err)
	}
	if guild != "" {
		inOneGuild(had)
		inOneGuild(want)
	}
	lines := changes(commandItems(had), commandItems(want))
	if len(lines) == 0 {
		return nil, nil
	}
	body, err := published(want)
	if err != nil {
		return nil, err
	}
	if err := calls.Call(ctx, overwrite, ids, body, nil, nil); err != nil {
		return nil, advise(err)
	}
	return lines, nil
}

// application returns the application's id, as Discord knows it when the configuration doesn't say.
func (c Config) application(ctx context.Context, calls *rest.API) (string, error) {
	if c.ApplicationID != "" {
		return c.ApplicationID, nil
	}
	var own struct{ ID string }
	err := calls.Call(ctx, rest.OwnApplication, nil, nil, nil, &own)
	return own.ID, err
}

// inOneGuild leaves out where commands may be used and who may install them, which are everyone's commands' alone.
func inOneGuild(commands []*discordgo.ApplicationCommand) {
	for _, c := range commands {
		c.Contexts, c.IntegrationTypes = nil, nil
	}
}

func (c Config) checkToken() error {
	if c.Token.Reveal() == "" {
		return errNoToken
	}
	return nil
}

var digits = regexp.MustCompile(`^[0-9]{0,20}$`)

// checkID tells a name from an id; nothing is right too.
func checkID(what, id string) error {
	if !digits.MatchString(id) {
		return fmt.Errorf("%s: %q is no id: Discord's are digits, copied from its menus in developer mode", what, id)
	}
	return nil
}

// tooManyCreates is Discord's code for a day's number of new commands
// (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
const tooManyCreates = 30034

// advise says what to do about a refusal.
func advise(err error) error {
	fault, ok := errors.AsType[*rest.Fault](err)
	switch {
	case !ok:
		return err
	case fault.Code == tooManyCreates:
		return fmt.Errorf("%w: Discord takes 200 new commands a day, here or in one guild; try again tomorrow", err)
	case fault.Status == http.StatusUnauthorized:
		return fmt.Errorf("%w: discord.token is not, or no longer, the bot's; copy it anew from Discord's developer portal", err)
	case fault.Status == http.StatusForbidden && fault.Code != 0: // without one it comes from before Discord
		return fmt.Errorf("%w: discord.application_id must be the bot's own (leave it empty if unsure), and a guild must have "+
			"installed it with the scope applications.commands", err)
	}
	return err
}
