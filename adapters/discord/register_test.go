package discord

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"boussole/adapters/discord/discordtest"
	"boussole/bot"
)

const (
	globalList = "GET /applications/{application}/commands"
	globalPut  = "PUT /applications/{application}/commands"
	guildList  = "GET /applications/{application}/guilds/{guild}/commands"
	guildPut   = "PUT /applications/{application}/guilds/{guild}/commands"
)

func configFor(s *discordtest.Server) Config {
	return Config{Token: bot.NewSecret("fake-token"), ApplicationID: discordtest.ApplicationID, APIURL: s.URL()}
}

// register publishes commands and returns what changed and the requests that this took.
func register(t *testing.T, s *discordtest.Server, table []bot.Command, guild string) (lines, routes []string) {
	t.Helper()
	before := len(s.Requests())
	lines, err := Register(t.Context(), configFor(s), table, guild)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.Requests()[before:] {
		routes = append(routes, r.Route)
	}
	return lines, routes
}

// last is the body of the last request.
func last(t *testing.T, s *discordtest.Server) string {
	t.Helper()
	requests := s.Requests()
	if len(requests) == 0 {
		t.Fatal("got no request")
	}
	return string(requests[len(requests)-1].Body)
}

func TestRegister(t *testing.T) {
	_, table := shipped(t)
	s := discordtest.New(t)
	steps := []struct {
		name          string
		table         []bot.Command
		lines, routes []string
	}{
		{"first", table, nil, []string{globalList, globalPut}},
		{"again", table, nil, []string{globalList}},
		{"again, after a change", table[1:], []string{"- " + table[0].Name}, []string{globalList, globalPut}},
		{"and back", table, []string{"+ " + table[0].Name}, []string{globalList, globalPut}},
		{"at last", table, nil, []string{globalList}},
	}
	for _, step := range steps {
		lines, routes := register(t, s, step.table, "")
		if step.name == "first" {
			if len(lines) != len(table)+1 || slices.ContainsFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "+ ") }) {
				t.Errorf("first: got %q, want a new command each, and the menu", lines)
			}
			var sent, printed any
			if err := json.Unmarshal([]byte(last(t, s)), &sent); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(manifest(t, table)), &printed); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(sent, printed) {
				t.Errorf("sent\n%s\nwant what the manifest prints", last(t, s))
			}
		} else if !slices.Equal(lines, step.lines) {
			t.Errorf("%s: got %q, want %q", step.name, lines, step.lines)
		}
		if !slices.Equal(routes, step.routes) {
			t.Errorf("%s: got %q, want %q", step.name, routes, step.routes)
		}
	}
}

func TestRegisterChange(t *testing.T) {
	s := discordtest.New(t)
	c := plainCommand("tip")
	c.Options = []bot.Option{plainOption("topic")}
	register(t, s, []bot.Command{c}, "")
	c.Options[0].Summary.FR = "Le sujet"
	lines, _ := register(t, s, []bot.Command{c}, "")
	if want := []string{"~ tip: option topic: description (fr): « Ce que c'est » → « Le sujet »"}; !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
	if body := last(t, s); !strings.Contains(body, "Le sujet") || !strings.Contains(body, answerMenu) {
		t.Errorf("got %s, want the change and every other command", body)
	}
}

// A guild has its own commands, which say nothing of where else they may be used.
func TestRegisterInGuild(t *testing.T) {
	s := discordtest.New(t)
	admin := plainCommand("watch")
	admin.Admin = true
	table := []bot.Command{admin}
	lines, routes := register(t, s, table, "42")
	if len(lines) != 2 || !slices.Equal(routes, []string{guildList, guildPut}) {
		t.Errorf("got %q by %q, want two new commands in the guild", lines, routes)
	}
	body := last(t, s)
	if strings.Contains(body, "contexts") || strings.Contains(body, "integration_types") || !strings.Contains(body, `"default_member_permissions":"32"`) {
		t.Errorf("got %s, want the permissions and no context", body)
	}
	s.Answer(guildList, discordtest.Answer{Status: http.StatusOK, // as Discord lists it, which adds where it may be used
		Body: strings.ReplaceAll(body, `"type":`, `"contexts":null,"integration_types":[0],"guild_id":"42","nsfw":false,"type":`)})
	if lines, routes := register(t, s, table, "42"); lines != nil || !slices.Equal(routes, []string{guildList}) {
		t.Errorf("again: got %q by %q, want nothing sent", lines, routes)
	}
	if lines, _ := register(t, s, table, ""); len(lines) != 2 {
		t.Errorf("everywhere: got %q, want the guild's commands to be no one else's", lines)
	}
}

func TestRegisterAsksWhoItIs(t *testing.T) {
	s := discordtest.New(t)
	c := configFor(s)
	c.ApplicationID = ""
	if _, err := Register(t.Context(), c, nil, ""); err != nil {
		t.Fatal(err)
	}
	requests := s.Requests()
	if len(requests) != 3 || requests[0].Route != "GET /applications/@me" || !strings.Contains(requests[2].Path, discordtest.ApplicationID) {
		t.Errorf("got %+v, want the application's id to be asked, then used", requests)
	}
}

// What is wrong is told, with what to do about it, and Discord is asked for nothing.
func TestRegisterNothing(t *testing.T) {
	bad := plainCommand("Tip")
	tests := map[string]struct {
		change func(*Config)
		table  []bot.Command
		guild  string
		want   []string
	}{
		"no token":       {func(c *Config) { c.Token = bot.Secret{} }, nil, "", []string{"discord.token", "${DISCORD_TOKEN}"}},
		"no address":     {func(c *Config) { c.APIURL = "discord" }, nil, "", []string{"discord.api_url", `"discord"`}},
		"no application": {func(c *Config) { c.ApplicationID = "Boussole" }, nil, "", []string{"discord.application_id", `"Boussole"`, "digits"}},
		"no guild":       {func(*Config) {}, nil, "../../..", []string{"guild", `"../../.."`, "digits"}},
		"bad command":    {func(*Config) {}, []bot.Command{bad}, "", []string{`command Tip: name "Tip"`}},
		"all at once":    {func(c *Config) { *c = Config{} }, []bot.Command{bad}, "x", []string{"discord.token", "discord.api_url", "guild", "command Tip"}},
	}
	for name, test := range tests {
		s := discordtest.New(t)
		c := configFor(s)
		test.change(&c)
		lines, err := Register(t.Context(), c, test.table, test.guild)
		for _, want := range test.want {
			if err == nil || !strings.Contains(err.Error(), want) || lines != nil {
				t.Errorf("%s: got %q and %v, want %q in it", name, lines, err, want)
			}
		}
		if got := s.Requests(); len(got) != 0 {
			t.Errorf("%s: got %d requests, want none", name, len(got))
		}
	}
}

func TestRegisterRefused(t *testing.T) {
	tests := map[string]struct {
		route  string
		answer discordtest.Answer
		want   string
	}{
		"token":            {globalList, discordtest.Failure(401, 0, "401: Unauthorized"), "discord.token is not, or no longer, the bot's"},
		"token, who it is": {"GET /applications/@me", discordtest.Failure(401, 0, "401: Unauthorized"), "discord.token is not, or no longer, the bot's"},
		"access":           {globalList, discordtest.Failure(403, 50001, "Missing Access"), "applications.commands"},
		"access to write":  {globalPut, discordtest.Failure(403, 20012, "Not authorized"), "discord.application_id must be the bot's own"},
		"many creates":     {globalPut, discordtest.Failure(400, 30034, "Max number of daily application command creates"), "200 new commands a day"},
		"body":             {globalPut, discordtest.Failure(400, 50035, "Invalid Form Body"), "Invalid Form Body"},
	}
	for name, test := range tests {
		s := discordtest.New(t)
		s.Answer(test.route, test.answer)
		c := configFor(s)
		if name == "token, who it is" {
			c.ApplicationID = ""
		}
		lines, err := Register(t.Context(), c, nil, "")
		if err == nil || lines != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %q and %v, want %q in it", name, lines, err, test.want)
		} else if strings.Contains(err.Error(), "fake-token") || strings.Contains(err.Error(), discordtest.ApplicationID) {
			t.Errorf("%s: got %v, want no token and no id in it", name, err)
		}
	}
}
