package slack

import (
	"strings"

	"boussole/bot"
)

// The paths that Slack calls in http mode.
const (
	commandsPath     = "/slack/commands"
	interactionsPath = "/slack/interactions"
	eventsPath       = "/slack/events"
)

// botEvents are what Slack tells the bot of (https://docs.slack.dev/reference/events).
var botEvents = []string{"app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"}

// scopes are the least that the bot works with (https://docs.slack.dev/reference/scopes): read mentions and direct
// messages, answer, offer commands and the shortcut, and know a person's language and whether they administer.
func scopes(c Config) []string {
	least := []string{"app_mentions:read", "chat:write", "commands", "im:history", "users:read"}
	if c.History {
		least = append(least, "channels:history", "groups:history")
	}
	return least
}

var (
	shortDescription = bot.Text{
		FR: "La boussole des développeurs back-end : métier, compétences, formation, salaires, freelance, carrière.",
		EN: "A compass for back-end developers: the job, skills, training, pay, freelance work, careers."}
	longDescription = bot.Text{
		FR: "Pose ta question avec tes mots, ou tape une commande : Boussole répond sur le métier de développeur back-end en France, ses missions, les compétences, les formations, les salaires à Paris et en région, le freelance et la carrière. Chaque chiffre vient avec sa source, et quand Boussole ne sait pas, elle le dit. Les réponses sur les salaires et le freelance ne se montrent qu'à toi, sauf si tu les partages.",
		EN: "Ask in your own words, or type a command: Boussole answers on back-end development in France, its missions, skills, training, pay in Paris and the regions, freelance work and careers. Every figure comes with its source, and when Boussole doesn't know, it says so. Answers on pay and freelance work are shown to you alone, unless you share them."}
	shortcutName = bot.Text{FR: "Répondre avec Boussole", EN: "Answer with Boussole"}
	shortcutHelp = bot.Text{FR: "Répond à la question que pose ce message", EN: "Answers the question that this message asks"}
)

// declare returns the app as Slack's manifest describes it (https://docs.slack.dev/reference/app-manifest), and notes
// what Slack would refuse.
func declare(c Config, commands []bot.Command, f *faults) mapping {
	l := c.Locale
	if c.Mode != "socket" && c.Mode != "http" {
		f.add("slack.mode", "%q is neither socket nor http", c.Mode)
	}
	if c.Mode == "http" && c.PublicURL == "" {
		f.add("http.public_url", "needed in slack's http mode: the address that Slack calls")
	}
	f.address("http.public_url", c.PublicURL)
	features := mapping{
		{"app_home", mapping{{"home_tab_enabled", true}, {"messages_tab_enabled", true}, {"messages_tab_read_only_enabled", false}}},
		{"bot_user", mapping{{"display_name", "Boussole"}, {"always_online", true}}},
		{"shortcuts", []mapping{{
			{"name", f.text("shortcut", shortcutName.In(l), 1, 24)},
			{"type", "message"},
			{"callback_id", answerShortcut},
			{"description", f.text("description of the shortcut", shortcutHelp.In(l), 1, 150)},
		}}},
	}
	if slashes := slashCommands(c, commands, f); len(slashes) > 0 {
		features = append(features, entry{"slash_commands", slashes})
	}
	return mapping{
		{"display_information", mapping{
			{"name", f.text("name", "Boussole", 1, 35)},
			{"description", f.text("description", shortDescription.In(l), 1, 140)},
			{"long_description", f.text("long_description", longDescription.In(l), 175, 4000)},
		}},
		{"features", features},
		{"oauth_config", append(redirects(c), entry{"scopes", mapping{{"bot", scopes(c)}}})},
		{"settings", mapping{
			{"event_subscriptions", append(c.called("request_url", eventsPath), entry{"bot_events", botEvents})},
			{"interactivity", append(mapping{{"is_enabled", true}}, c.called("request_url", interactionsPath)...)},
			{"org_deploy_enabled", false},
			{"socket_mode_enabled", c.Mode == "socket"},
			{"token_rotation_enabled", false},
		}},
	}
}

// at is the address of a path seen from outside.
func (c Config) at(path string) string { return strings.TrimSuffix(c.PublicURL, "/") + path }

// called is where Slack calls the bot: nowhere in socket mode.
func (c Config) called(key, path string) mapping {
	if c.Mode != "http" {
		return nil
	}
	return mapping{{key, c.at(path)}}
}

// redirects are where Slack sends people back to who install; none for a single workspace.
func redirects(c Config) mapping {
	if c.ClientID == "" || c.PublicURL == "" {
		return nil
	}
	return mapping{{"redirect_urls", []string{c.at(oauthPath)}}}
}
