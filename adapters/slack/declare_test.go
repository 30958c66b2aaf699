package slack

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/slack-go/slack/slackevents"
	yaml "go.yaml.in/yaml/v4"

	"boussole/bot"
	"boussole/bot/bottest"
	"boussole/commands"
	"boussole/knowledge"
)

// table is every command that Boussole has.
func table(t testing.TB) []bot.Command {
	t.Helper()
	k, err := knowledge.LoadShipped()
	if err != nil {
		t.Fatal(err)
	}
	return commands.All(commands.Deps{Knowledge: k, Now: time.Now})
}

// declared is a manifest as Slack reads it, strictly.
type declared struct {
	Display struct {
		Name            string
		Description     string
		LongDescription string `yaml:"long_description"`
	} `yaml:"display_information"`
	Features struct {
		Home struct {
			Home     bool `yaml:"home_tab_enabled"`
			Messages bool `yaml:"messages_tab_enabled"`
			ReadOnly bool `yaml:"messages_tab_read_only_enabled"`
		} `yaml:"app_home"`
		Bot struct {
			Name   string `yaml:"display_name"`
			Online bool   `yaml:"always_online"`
		} `yaml:"bot_user"`
		Shortcuts []struct {
			Name, Type, Description string
			Callback                string `yaml:"callback_id"`
		}
		Commands []declaredCommand `yaml:"slash_commands"`
	}
	OAuth struct {
		Redirects []string `yaml:"redirect_urls"`
		Scopes    struct{ Bot []string }
	} `yaml:"oauth_config"`
	Settings struct {
		Events struct {
			URL string   `yaml:"request_url"`
			Bot []string `yaml:"bot_events"`
		} `yaml:"event_subscriptions"`
		Interactivity struct {
			URL string `yaml:"request_url"`
			On  bool   `yaml:"is_enabled"`
		}
		Org      bool `yaml:"org_deploy_enabled"`
		Socket   bool `yaml:"socket_mode_enabled"`
		Rotation bool `yaml:"token_rotation_enabled"`
	}
}

type declaredCommand struct {
	Command, URL, Description string
	Hint                      string `yaml:"usage_hint"`
	Escape                    bool   `yaml:"should_escape"`
}

func readManifest(t testing.TB, text string) declared {
	t.Helper()
	var out declared
	if err := yaml.Load([]byte(text), &out, yaml.WithKnownFields()); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return out
}

func manifest(t testing.TB, c Config, table []bot.Command) string {
	t.Helper()
	var out strings.Builder
	if err := Manifest(&out, c, table); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// standard is the configuration of config.example.yaml.
func standard(mode string, l bot.Locale) Config {
	return Config{Mode: mode, Locale: l, Commands: []string{"boussole", "salary", "skills", "training", "career"}}
}

func TestManifest(t *testing.T) {
	all := table(t)
	public := standard("http", bot.French)
	public.PublicURL, public.ClientID, public.History = "https://boussole.example/", "1.2", true
	for _, l := range []bot.Locale{bot.French, bot.English} {
		for _, c := range []Config{standard("socket", l), public} {
			c.Locale = l
			text := manifest(t, c, all)
			bottest.Golden(t, "manifest/"+c.Mode+"."+string(l)+".yaml", text)
			got := readManifest(t, text)
			f, s := got.Features, got.Settings
			if !f.Home.Home || !f.Home.Messages || f.Home.ReadOnly || !f.Bot.Online || s.Org || s.Rotation || !s.Interactivity.On || s.Socket != (c.Mode == "socket") {
				t.Errorf("%s, %s: got %+v", c.Mode, l, got)
			}
			for what, n := range map[string][3]int{ // https://docs.slack.dev/reference/app-manifest
				"name":             {utf8.RuneCountInString(got.Display.Name), 1, 35},
				"description":      {utf8.RuneCountInString(got.Display.Description), 1, 140},
				"long description": {utf8.RuneCountInString(got.Display.LongDescription), 175, 4000},
				"bot's name":       {utf8.RuneCountInString(f.Bot.Name), 1, 80},
				"shortcuts":        {len(f.Shortcuts), 1, 10},
				"shortcut":         {utf8.RuneCountInString(f.Shortcuts[0].Name), 1, 24},
				"shortcut's text":  {utf8.RuneCountInString(f.Shortcuts[0].Description), 1, 150},
				"slash commands":   {len(f.Commands), 5, 5},
				"scopes":           {len(got.OAuth.Scopes.Bot), 1, 255},
				"events":           {len(s.Events.Bot), 1, 100},
			} {
				if n[0] < n[1] || n[0] > n[2] {
					t.Errorf("%s, %s: %s: got %d, want %d to %d", c.Mode, l, what, n[0], n[1], n[2])
				}
			}
		}
	}
}

// What is declared is what the adapter answers, and the other way round.
func TestDeclaredIsHandled(t *testing.T) {
	all := table(t)
	c := standard("http", bot.French)
	c.PublicURL, c.ClientID = "https://boussole.example", "1.2"
	got := readManifest(t, manifest(t, c, all))
	routes := map[string]http.Handler{}
	maps.Copy(routes, (&Adapter{config: c, oauth: &oauth{}}).Handlers(nil))
	want := []string{"GET /slack/install"}
	urls := append([]string{got.Settings.Events.URL, got.Settings.Interactivity.URL}, got.Features.Commands[0].URL)
	for _, command := range got.Features.Commands {
		if command.URL != urls[2] {
			t.Errorf("%s: got %s, want %s", command.Command, command.URL, urls[2])
		}
	}
	for _, url := range urls {
		want = append(want, "POST "+strings.TrimPrefix(url, c.PublicURL))
	}
	for _, url := range got.OAuth.Redirects {
		want = append(want, "GET "+strings.TrimPrefix(url, c.PublicURL))
	}
	slices.Sort(want)
	if have := slices.Sorted(maps.Keys(routes)); !slices.Equal(have, want) {
		t.Errorf("declared %q, handled %q", want, have)
	}
	if s := got.Features.Shortcuts[0]; s.Type != "message" || s.Callback != answerShortcut {
		t.Errorf("got %+v", s)
	}
	var events []string
	for _, event := range got.Settings.Events.Bot {
		kind, _, _ := strings.Cut(event, ".") // message.im comes as a message
		events = append(events, kind)
	}
	for kind := range slackevents.EventsAPIInnerEventMapping {
		if kind := string(kind); slices.Contains(events, kind) != taken(kind) {
			t.Errorf("%s: declared %t, handled %t", kind, slices.Contains(events, kind), taken(kind))
		}
	}
	for _, command := range got.Features.Commands {
		name := strings.TrimPrefix(command.Command, "/")
		if name != own && !slices.ContainsFunc(all, func(c bot.Command) bool { return c.Names.FR == name }) {
			t.Errorf("%s is declared and no command", command.Command)
		}
	}
}

func TestScopes(t *testing.T) {
	least := []string{"app_mentions:read", "chat:write", "commands", "im:history", "users:read"}
	for history, want := range map[bool][]string{false: least, true: append(slices.Clone(least), "channels:history", "groups:history")} {
		c := Config{Mode: "socket", History: history}
		if got := readManifest(t, manifest(t, c, nil)).OAuth.Scopes.Bot; !slices.Equal(got, want) || !slices.Equal(scopes(c), want) {
			t.Errorf("history %t: got %q, want %q", history, got, want)
		}
	}
}

func TestRedirects(t *testing.T) {
	tests := []struct{ public, client, want string }{
		{"", "", ""}, {"https://boussole.example", "", ""}, {"", "1.2", ""},
		{"https://boussole.example", "1.2", "https://boussole.example/slack/oauth"},
		{"https://boussole.example/a/", "1.2", "https://boussole.example/a/slack/oauth"},
	}
	for _, test := range tests {
		c := Config{Mode: "socket", PublicURL: test.public, ClientID: test.client}
		if got := strings.Join(readManifest(t, manifest(t, c, nil)).OAuth.Redirects, " "); got != test.want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}

// Every command can be chosen, by its name in either language, and is declared under that of the configuration's.
func TestSlashCommands(t *testing.T) {
	all := table(t)
	for _, l := range []bot.Locale{bot.French, bot.English} {
		for _, command := range all {
			for _, name := range []string{command.Name, command.Names.FR, command.Names.EN} {
				c := standard("socket", l)
				c.Commands = []string{name}
				got := readManifest(t, manifest(t, c, all)).Features.Commands
				want := []declaredCommand{{Command: "/" + command.Names.In(l), Description: command.Summary.In(l), Hint: usageHint(command, l), Escape: true}}
				if !slices.Equal(got, want) {
					t.Errorf("%s: got %+v, want %+v", name, got, want)
				}
			}
		}
	}
}

func TestUsageHint(t *testing.T) {
	c := bot.Command{Options: []bot.Option{
		{Names: bot.Text{FR: "niveau", EN: "level"}, Required: true}, {Names: bot.Text{FR: "lieu", EN: "place"}}}}
	if got := usageHint(c, bot.French) + ", " + usageHint(c, bot.English); got != "niveau [lieu], level [place]" {
		t.Errorf("got %q", got)
	}
	if got := usageHint(bot.Command{}, bot.French); got != "" {
		t.Errorf("got %q for no option", got)
	}
}

// Every fault is listed, and nothing is written.
func TestManifestFaults(t *testing.T) {
	command := func(name string, summary, option int) bot.Command {
		return bot.Command{Name: name, Names: bot.Text{FR: name, EN: name}, Summary: bot.Text{FR: strings.Repeat("é", summary), EN: "x"},
			Options: []bot.Option{{Names: bot.Text{FR: strings.Repeat("o", option), EN: "x"}, Required: true}}}
	}
	var many []bot.Command
	for i := range 51 {
		many = append(many, command(fmt.Sprint("c", i), 1, 1))
	}
	all := func(commands []bot.Command) []string { return names(commands)[1:] }
	addresses := map[string]string{"bad address": "boussole.example"}
	tests := map[string]struct {
		mode     string
		chosen   []string
		commands []bot.Command
		want     []string
	}{
		"none":    {"socket", all(many[:50]), many, nil},
		"longest": {"socket", []string{strings.Repeat("a", 31)}, []bot.Command{command(strings.Repeat("a", 31), 2000, 1000)}, nil},
		"too long": {"socket", []string{strings.Repeat("a", 32)}, []bot.Command{command(strings.Repeat("a", 32), 2001, 1001)},
			[]string{"not 1 to 31 lower-case letters", "description: 2001 characters, 1 to 2000", "usage_hint: 1001 characters, 1 to 1000"}},
		"no description":  {"socket", []string{"a"}, []bot.Command{command("a", 0, 1)}, []string{"slash command /a: description: 0 characters"}},
		"accents":         {"socket", []string{"métier"}, []bot.Command{command("métier", 1, 1)}, []string{"slash command /métier: not 1 to 31"}},
		"too many":        {"socket", all(many), many, []string{"slack.commands: 51 slash commands, 50 at most"}},
		"unknown":         {"socket", []string{"boussole", "salry"}, many[:2], []string{`slack.commands: "salry" is no command; there are boussole, c0, c1`}},
		"twice":           {"socket", []string{"c0", "boussole", "c0", "boussole"}, many[:1], []string{"slash command /c0: chosen twice", "slash command /boussole: chosen twice"}},
		"no address":      {"http", []string{"c0", "c1"}, many, []string{"http.public_url: needed"}},
		"bad address":     {"http", []string{"c0"}, many, []string{`http.public_url: "boussole.example" is not a web address`}},
		"nothing to type": {"socket", nil, many, nil},
		"mode":            {"", nil, many, []string{`slack.mode: "" is neither socket nor http`}},
		"all of them":     {"https", []string{"x", "c0", "c0"}, many, []string{"slack.mode", `"x" is no command`, "/c0: chosen twice"}},
	}
	for name, test := range tests {
		var out strings.Builder
		err := Manifest(&out, Config{Mode: test.mode, Commands: test.chosen, Locale: bot.French, PublicURL: addresses[name]}, test.commands)
		if (err == nil) != (out.Len() > 0) {
			t.Errorf("%s: wrote %d bytes with %v", name, out.Len(), err)
		}
		var got []string
		if err != nil {
			got = strings.Split(err.Error(), "\n")
		}
		if len(got) != len(test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
			continue
		}
		for i, want := range test.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%s: got %q, want %q", name, got[i], want)
			}
		}
	}
}

// Whatever a text holds, YAML reads it back.
func TestQuoting(t *testing.T) {
	for _, text := range []string{"", "plain", "yes", "null", "1.20", "- a: b # c", "*a &b !c %d @e `f`", `"quoted" 'too' \n \\`, "two\nlines\ttab\r", "é\u00a0€ « à »",
		"\u2028\u0085\ufeff\x00\x1b\x7f", "😀\U000e0001", "{a: [b]}", "? |> ", "<!channel>"} {
		var got struct {
			Text string
			List []string
			Deep []map[string]string
		}
		m := mapping{{"text", text}, {"list", []string{text, text}}, {"deep", []mapping{{{"a", text}, {"b", text}}, {{"a", text}}}}}
		if err := yaml.Load([]byte(m.yaml("")), &got); err != nil {
			t.Errorf("%q: %v in\n%s", text, err, m.yaml(""))
			continue
		}
		want := fmt.Sprintf("%q", []any{text, []string{text, text}, []map[string]string{{"a": text, "b": text}, {"a": text}}})
		if have := fmt.Sprintf("%q", []any{got.Text, got.List, got.Deep}); have != want {
			t.Errorf("got %s, want %s", have, want)
		}
	}
}
