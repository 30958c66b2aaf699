package discord

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"boussole/bot"
	"boussole/bot/bottest"
	"boussole/commands"
	"boussole/knowledge"
)

// shipped is what Boussole knows, and every command it has.
func shipped(t testing.TB) (*knowledge.Knowledge, []bot.Command) {
	t.Helper()
	k, err := knowledge.LoadShipped()
	if err != nil {
		t.Fatal(err)
	}
	return k, commands.All(commands.Deps{Knowledge: k, Now: time.Now})
}

// manifest is what Discord is sent for a table of commands.
func manifest(t testing.TB, table []bot.Command) string {
	t.Helper()
	var out bytes.Buffer
	if err := Manifest(&out, table); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// declared is a command, an option or a choice as a reader of the manifest sees it.
type declared struct {
	Type                     int
	Name                     string
	NameLocalizations        map[string]string `json:"name_localizations"`
	Description              string
	DescriptionLocalizations map[string]string `json:"description_localizations"`
	Options, Choices         []declared
	Required, Autocomplete   bool
	MaxLength                int   `json:"max_length"`
	ChannelTypes             []int `json:"channel_types"`
	Value                    any
	Contexts                 []int
	IntegrationTypes         []int `json:"integration_types"`
	Permissions              any   `json:"default_member_permissions"`
}

func readManifest(t testing.TB, text string) []declared {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	var out []declared
	if err := decoder.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestManifest(t *testing.T) {
	_, table := shipped(t)
	got := manifest(t, table)
	bottest.Golden(t, "commands.json", got)
	if strings.Contains(got, "null") || strings.Contains(got, `\u0026`) {
		t.Error("got null or an escape in it, want clean JSON")
	}
}

// What Discord's documentation demands holds for every command there is
// (https://discord.com/developers/docs/interactions/application-commands).
func TestShippedCommands(t *testing.T) {
	_, table := shipped(t)
	got := readManifest(t, manifest(t, table))
	if len(got) != len(table)+1 {
		t.Fatalf("got %d commands, want %d and the menu", len(got), len(table))
	}
	typed := regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)
	for i, c := range got {
		if c.Type == 3 {
			if c.Name != answerMenu || c.Description != "" || c.DescriptionLocalizations != nil || c.Options != nil {
				t.Errorf("%s: got %+v, want only a name", answerMenu, c)
			}
			checkTexts(t, c.Name, c.NameLocalizations, 32)
			continue
		}
		if c.Type != 1 || c.Name != table[i].Name {
			t.Errorf("got %q of type %d, want the canonical name %q, which is dispatched on", c.Name, c.Type, table[i].Name)
		}
		size := longest(c.Name, c.NameLocalizations) + longest(c.Description, c.DescriptionLocalizations)
		checkTexts(t, c.Description, c.DescriptionLocalizations, 100)
		checkNames(t, typed, c)
		if len(c.Options) != len(table[i].Options) || len(c.Options) > 25 {
			t.Errorf("%s: got %d options, want %d, and 25 at most", c.Name, len(c.Options), len(table[i].Options))
		}
		taken, optional := map[string]bool{}, false
		for _, o := range c.Options {
			checkNames(t, typed, o)
			checkTexts(t, o.Description, o.DescriptionLocalizations, 100)
			size += longest(o.Name, o.NameLocalizations) + longest(o.Description, o.DescriptionLocalizations)
			for _, key := range append([]string{o.Name}, "fr "+o.NameLocalizations["fr"], "en-GB "+o.NameLocalizations["en-GB"]) {
				if taken[key] {
					t.Errorf("%s: option %s twice", c.Name, key)
				}
				taken[key] = true
			}
			if o.Required && optional {
				t.Errorf("%s: %s is required and stands after one that isn't", c.Name, o.Name)
			}
			optional = optional || !o.Required
			kind := 3 // text
			if table[i].Options[slices.IndexFunc(table[i].Options, func(of bot.Option) bool { return of.Name == o.Name })].Kind == bot.Place {
				kind = 7 // a channel
			}
			if o.Type != kind || o.Autocomplete && o.Choices != nil || len(o.Choices) > 25 || o.MaxLength > 6000 {
				t.Errorf("%s: option %s: got %+v", c.Name, o.Name, o)
			}
			for _, choice := range o.Choices {
				checkTexts(t, choice.Name, choice.NameLocalizations, 100)
				value, ok := choice.Value.(string)
				if n := utf8.RuneCountInString(value); !ok || n < 1 || n > 100 {
					t.Errorf("%s: option %s: got value %v, want 1 to 100 characters", c.Name, o.Name, choice.Value)
				}
				size += longest(choice.Name, choice.NameLocalizations) + utf8.RuneCountInString(value)
			}
		}
		if size > 8000 {
			t.Errorf("%s: got %d characters, want 8000 at most", c.Name, size)
		}
	}
}

func checkNames(t *testing.T, form *regexp.Regexp, d declared) {
	t.Helper()
	for locale, name := range d.NameLocalizations {
		if !form.MatchString(name) || name != strings.ToLower(name) {
			t.Errorf("%s in %s: got %q, want a name to type", d.Name, locale, name)
		}
	}
	checkTexts(t, d.Name, d.NameLocalizations, 32)
}

// checkTexts demands a text in exactly the languages that Discord's people may have of ours: never en, nor fr-CA.
func checkTexts(t *testing.T, text string, localized map[string]string, limit int) {
	t.Helper()
	if len(localized) != 3 || localized["fr"] == "" || localized["en-GB"] == "" || localized["en-US"] != localized["en-GB"] {
		t.Errorf("%q: got %q, want fr, en-GB and en-US", text, localized)
	}
	if !slices.Contains([]string{localized["en-US"], localized["fr"]}, text) {
		t.Errorf("got the default %q, want it under its own key in %q", text, localized)
	}
	for locale, text := range localized {
		if n := utf8.RuneCountInString(text); n < 1 || n > limit {
			t.Errorf("%q in %s has %d characters, want 1 to %d", text, locale, n, limit)
		}
	}
}

func longest(text string, localized map[string]string) int {
	n := utf8.RuneCountInString(text)
	for _, text := range localized {
		n = max(n, utf8.RuneCountInString(text))
	}
	return n
}

func TestDeclareOption(t *testing.T) {
	level := bot.Option{Name: "level", Names: bot.Text{FR: "niveau", EN: "level"}, Summary: bot.Text{FR: "Ton niveau", EN: "Your level"},
		Choices: []bot.Choice{{Value: "junior", Label: bot.Text{FR: "Débutant", EN: "Junior"}}}}
	with := func(change func(*bot.Option)) bot.Option { o := level; change(&o); return o }
	tests := map[string]struct {
		option bot.Option
		want   discordgo.ApplicationCommandOption // what differs from one kind to another
	}{
		"values that change": {level, discordgo.ApplicationCommandOption{Autocomplete: true, MaxLength: 100}},
		"fixed values":       {with(func(o *bot.Option) { o.Fixed = true }), discordgo.ApplicationCommandOption{Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Junior", Value: "junior"}}}},
		"one fixed value":    {with(func(o *bot.Option) { o.Fixed, o.Many = true, 1 }), discordgo.ApplicationCommandOption{Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Junior", Value: "junior"}}}},
		"several fixed":      {with(func(o *bot.Option) { o.Fixed, o.Many = true, 2 }), discordgo.ApplicationCommandOption{Autocomplete: true, MaxLength: 100}},
		"an amount":          {with(func(o *bot.Option) { o.Kind, o.Choices = bot.Amount, nil }), discordgo.ApplicationCommandOption{Autocomplete: true, MaxLength: 100}},
		"a channel": {with(func(o *bot.Option) { o.Kind, o.Choices = bot.Place, nil }),
			discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionChannel, ChannelTypes: []discordgo.ChannelType{0, 5, 11, 12, 10}}},
		"a line": {with(func(o *bot.Option) { o.Kind, o.Choices = bot.Line, nil }), discordgo.ApplicationCommandOption{MaxLength: 300}},
		"a line with suggestions": {with(func(o *bot.Option) {
			o.Kind, o.Choices, o.Complete = bot.Line, nil, func(context.Context, bot.Request) []bot.Choice { return nil }
		}), discordgo.ApplicationCommandOption{Autocomplete: true, MaxLength: 300}},
		"a question": {with(func(o *bot.Option) { o.Kind, o.Choices, o.Required = bot.Question, nil, true }),
			discordgo.ApplicationCommandOption{Required: true, MaxLength: 4000}},
	}
	for name, test := range tests {
		got := declareOption(test.option)
		if got.Type != cmp.Or(test.want.Type, discordgo.ApplicationCommandOptionString) || !slices.Equal(got.ChannelTypes, test.want.ChannelTypes) {
			t.Errorf("%s: got type %v of %v, want %v of %v", name, got.Type, got.ChannelTypes, test.want.Type, test.want.ChannelTypes)
		}
		if got.Name != "level" || got.NameLocalizations[discordgo.French] != "niveau" ||
			got.Description != "Your level" || got.DescriptionLocalizations[discordgo.French] != "Ton niveau" {
			t.Errorf("%s: got %+v", name, got)
		}
		if got.Autocomplete != test.want.Autocomplete || got.MaxLength != test.want.MaxLength || got.Required != test.want.Required ||
			len(got.Choices) != len(test.want.Choices) {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
		for i, choice := range test.want.Choices {
			if g := got.Choices[i]; g.Name != choice.Name || g.Value != choice.Value || g.NameLocalizations[discordgo.French] != "Débutant" {
				t.Errorf("%s: got %+v, want %+v", name, g, choice)
			}
		}
	}
}

func TestRequiredFirst(t *testing.T) {
	c := plainCommand("salary")
	for _, name := range []string{"a", "b", "c", "d"} {
		o := plainOption(name)
		o.Required = name == "b" || name == "d"
		c.Options = append(c.Options, o)
	}
	var got []string
	for _, o := range Declare([]bot.Command{c})[0].Options {
		got = append(got, o.Name)
	}
	if want := []string{"b", "d", "a", "c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := c.Options[0].Name; got != "a" {
		t.Errorf("the command's own options begin with %q now, want them left as they were", got)
	}
}

// Who may use a command, and where.
func TestContexts(t *testing.T) {
	admin := plainCommand("watch")
	admin.Admin = true
	got := readManifest(t, manifest(t, []bot.Command{admin, plainCommand("salary")}))
	want := []declared{
		{Contexts: []int{0}, IntegrationTypes: []int{0}, Permissions: "32"}, // MANAGE_GUILD
		{Contexts: []int{0, 1, 2}, IntegrationTypes: []int{0, 1}},
		{Contexts: []int{0, 1, 2}, IntegrationTypes: []int{0, 1}}, // the menu
	}
	for i, want := range want {
		if got := got[i]; !slices.Equal(got.Contexts, want.Contexts) || !slices.Equal(got.IntegrationTypes, want.IntegrationTypes) || got.Permissions != want.Permissions {
			t.Errorf("%s: got %v, %v, %v, want %v, %v, %v", got.Name, got.Contexts, got.IntegrationTypes, got.Permissions,
				want.Contexts, want.IntegrationTypes, want.Permissions)
		}
	}
}

// Discord lets people type as long a question as the Router takes, and no longer.
func TestQuestionLength(t *testing.T) {
	k, table := shipped(t)
	r, err := bot.New(table, commands.Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for length, fits := range map[int]bool{questionLength: true, questionLength + 1: false} {
		req := bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("é", length)}}
		if err := r.Check(req); (err == nil) != fits {
			t.Errorf("%d characters: got %v, want it to fit: %v", length, err, fits)
		}
	}
}
