package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	yaml "go.yaml.in/yaml/v4"

	"boussole/adapters/discord/discordtest"
	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

// boussole runs the program as a shell would.
func boussole(t *testing.T, in string, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(in), &o, &e)
	return code, o.String(), e.String()
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestExitCodes(t *testing.T) {
	for _, test := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"ask", "salaire junior paris"}, done, ""},
		{[]string{"version"}, done, ""},
		{[]string{"check"}, done, ""},
		{[]string{"--help"}, done, ""},
		{[]string{"dance"}, misused, "dance"},
		{[]string{"ask", "--lang", "de", "x"}, misused, "lang"},
		{[]string{"ask", "--nothing"}, misused, "nothing"},
		{[]string{"ask", "--config", "/nowhere.yaml", "x"}, failed, "nowhere.yaml"},
		{[]string{"ask", "--knowledge", "/nowhere", "x"}, failed, "nowhere"},
		{[]string{"serve"}, failed, "no platform is enabled: write discord.token or slack.bot_token"},
		{[]string{"backup"}, misused, "file"},
		{[]string{"manifest", "irc"}, misused, "irc"},
		{[]string{"register"}, failed, "discord.token"},
		{[]string{"feedback"}, done, ""},
		{[]string{"feedback", "--config", "/nowhere.yaml"}, failed, "nowhere.yaml"},
	} {
		code, _, errOut := boussole(t, "", test.args...)
		if code != test.code || !strings.Contains(errOut, test.says) {
			t.Errorf("%v: exit %d, %q; want %d with %q", test.args, code, errOut, test.code, test.says)
		}
	}
}

func TestAskJSON(t *testing.T) {
	lines := "salaire junior paris\n\nquel temps fait-il à Lyon ?\nback-end salary for a senior in Paris\n/salaire offre:-3"
	code, out, errOut := boussole(t, lines, "ask", "--json")
	if code != done || errOut != "" {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	type object struct {
		Question, Lang, Command, Answer, Text string
		Args                                  map[string]string
		Confidence                            float64
		Refused                               bool
		Sources                               []bot.Source
		Others                                []struct {
			Command string
			Args    map[string]string
		}
	}
	var got []object
	decoder := json.NewDecoder(strings.NewReader(out))
	decoder.DisallowUnknownFields()
	for {
		var o object
		if err := decoder.Decode(&o); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, o)
	}
	if len(got) != 5 {
		t.Fatalf("%d answers to 5 lines", len(got))
	}
	first := got[0]
	if first.Lang != "fr" || first.Command != "salary" || first.Args["level"] != "junior" || first.Args["place"] != "paris" ||
		first.Confidence < 0.9 || first.Refused || !strings.HasPrefix(first.Text, first.Answer) || len(first.Sources) == 0 || first.Sources[0].Year == 0 {
		t.Errorf("salaire junior paris: %+v", first)
	}
	for i, refused := range []bool{false, true, true, false, false} {
		if got[i].Refused != refused || got[i].Answer == "" || got[i].Others == nil {
			t.Errorf("line %d: %+v", i+1, got[i])
		}
	}
	if got[3].Lang != "en" {
		t.Errorf("a question in English is answered in %s", got[3].Lang)
	}
	_, out, _ = boussole(t, "", "ask", "--json", "la sécurité")
	var doubted object
	if err := json.Unmarshal([]byte(out), &doubted); err != nil || len(doubted.Others) == 0 || doubted.Others[0].Command != "career" || doubted.Others[0].Args["to"] == "" {
		t.Errorf("what else it may mean: got %v, %s", err, out)
	}
	if _, out, _ := boussole(t, "", "ask", "--json", "--lang", "en", "salaire junior paris"); !strings.Contains(out, "expect") {
		t.Errorf("--lang en: %s", out)
	}
}

// An edit of the knowledge shows at the next answer; a bad one is reported with its line, and the answers stay.
// What people send is listed from the store of the configuration; without one nothing is kept, and both sides say so.
func TestFeedback(t *testing.T) {
	file := write(t, "config.yaml", "store: {url: 'sqlite://"+filepath.Join(t.TempDir(), "feedback.db")+"'}\n")
	list := func(args ...string) string {
		t.Helper()
		code, out, errOut := boussole(t, "", append([]string{"feedback"}, args...)...)
		if code != done {
			t.Fatalf("exit %d: %s", code, errOut)
		}
		return out
	}
	if got := list("--config", file); got != "nothing was sent yet\n" {
		t.Errorf("at first: got %q", got)
	}
	lines := "combien gagne un junior à Lyon ?\nutile\ncombien gagne une infirmière ?\npas utile\nun ordre de grandeur\n"
	code, out, errOut := boussole(t, lines, "chat", "--config", file)
	if code != done || errOut != "" || strings.Contains(out, "personne ne le lira") {
		t.Errorf("exit %d, %q\n%s", code, errOut, out)
	}
	if _, out, _ := boussole(t, lines, "chat"); !strings.Contains(strings.ReplaceAll(out, "\n", " "), "personne ne le lira") {
		t.Errorf("without a configuration:\n%s", out)
	}
	want := regexp.MustCompile(`^refused
  useful 0, not useful 1
  - \d{4}-\d\d-\d\d fr: combien gagne une infirmière \?
    expected: un ordre de grandeur

/salary level:junior place:lyon
  useful 1, not useful 0
$`)
	if got := list("--config", file); !want.MatchString(got) {
		t.Errorf("got\n%s", got)
	}
	if got := list(); !strings.Contains(got, "--config") {
		t.Errorf("without a configuration: got %q", got)
	}
}

func TestEdit(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("knowledge/data")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "salary.yaml")
	original, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	edit := func(from, to string) {
		text := strings.Replace(string(original), from, to, 1)
		if text == string(original) {
			t.Fatalf("%q is not in the file", from)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in, write := io.Pipe()
	read, out := io.Pipe()
	var errOut bytes.Buffer
	ended := make(chan int)
	go func() {
		ended <- run(context.Background(), []string{"ask", "--json", "--knowledge", dir}, in, out, &errOut)
		_ = out.Close()
	}()
	answers := json.NewDecoder(read)
	ask := func() string {
		if _, err := io.WriteString(write, "/salaire junior paris\n"); err != nil {
			t.Fatal(err)
		}
		var got struct{ Answer string }
		if err := answers.Decode(&got); err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(got.Answer, "\u00a0", " ")
	}
	if got := ask(); !strings.Contains(got, "40 000 à 50 000 €") {
		t.Error(got)
	}
	edit("low: 40000, high: 50000", "low: 41000, high: 51234")
	if got := ask(); !strings.Contains(got, "41 000 à 51 234 €") {
		t.Error(got)
	}
	edit("low: 40000, high: 50000", "low: lots, high: 50000")
	if got := ask(); !strings.Contains(got, "41 000 à 51 234 €") {
		t.Error(got)
	}
	_ = write.Close()
	if code := <-ended; code != done || !strings.Contains(errOut.String(), "salary.yaml:") {
		t.Errorf("exit %d: %s", code, &errOut)
	}
}

func TestExampleConfig(t *testing.T) {
	example, err := readConfig("config.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defaults, err := readConfig("")
	if err != nil {
		t.Fatal(err)
	}
	a, err := json.Marshal(example)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(defaults)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(a), "[]", "null") != strings.ReplaceAll(string(b), "[]", "null") {
		t.Errorf("the example differs from the defaults:\n%s\n%s", a, b)
	}
}

func TestConfigFaults(t *testing.T) {
	file := write(t, "config.yaml", `language: de
colour: blue
http: {addr: nowhere}
discord:
  mode: telepathy
  shards: -1
  public_key: abc
slack: {api_url: https://slack.com, commands: [salary, dance]}
watch:
  timezone: Mars/Olympus
  window: soon
  digest: 99
  posts:
    - {platform: fax, language: fr}
`)
	_, err := readConfig(file)
	if err == nil {
		t.Fatal("no fault found")
	}
	for _, want := range []string{":1:11: language", `:2:1: unknown key "colour"`, ":3:14: http.addr", ":5:9: discord.mode",
		":6:11: discord.shards", ":7:15: discord.public_key", ":8:18: slack.api_url", ":8:56: slack.commands.*", ":10:13: watch.timezone", ":11:11:",
		":12:11: watch.digest", ":14:18: watch.posts.*.platform"} {
		if !strings.Contains(err.Error(), file+want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}

func TestConfigEnvironment(t *testing.T) {
	t.Setenv("BOUSSOLE_TEST_TOKEN", "s3cret: \"quoted\"")
	c, err := readConfig(write(t, "config.yaml", "discord:\n  token: ${BOUSSOLE_TEST_TOKEN}\nslack:\n  bot_token: ${BOUSSOLE_TEST_UNSET}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Discord.Token.Reveal() != "s3cret: \"quoted\"" || c.Slack.BotToken.Reveal() != "" {
		t.Errorf("tokens %q and %q", c.Discord.Token.Reveal(), c.Slack.BotToken.Reveal())
	}
	shown, err := json.Marshal(c)
	if err != nil || strings.Contains(string(shown), "s3cret") {
		t.Error("the token shows")
	}
}

func TestCheckListsAll(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("knowledge/data")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"team.yaml": "overview: {}\nentrys: []\n", "role.yaml": "overview: [\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, out, _ := boussole(t, "", "check", "--knowledge", dir, "--config", write(t, "c.yaml", "langage: fr\n"))
	for _, want := range []string{"team.yaml:2:1: unknown key \"entrys\"", "role.yaml:", "c.yaml:1:1: unknown key \"langage\""} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	if code != failed {
		t.Errorf("exit %d", code)
	}
}

// Scheduled posts of the configuration are checked against the commands and the knowledge, each with its line.
func TestCheckPosts(t *testing.T) {
	file := write(t, "config.yaml", `watch:
  posts:
    - {platform: discord, channel: "2", schedule: "0 9 * * 1-5", command: "tip topic:go"}
    - {platform: discord, channel: "2", schedule: "31 février", command: "tip"}
    - {platform: slack, channel: "C2", schedule: "9h", command: "tip topic:cobol"}
    - {platform: slack, channel: "C2", schedule: "9h", command: "question"}
    - {platform: slack, schedule: "9h", command: "tip"}
    - {platform: slack, channel: "C2", schedule: "0 9 31 2 *", command: "tip"}
  feeds:
    - {name: Mine, url: "https://example.org/feed", topic: cobol, language: en}
    - {name: Ours, url: "https://example.org/go", topic: go, language: en}
`)
	code, out, _ := boussole(t, "", "check", "--config", file)
	want := []string{":4:7: watch.posts: I don't understand the schedule", ":5:7: watch.posts: \"cobol\"", ":6:7: watch.posts: \"ask\" can't be posted",
		":7:7: watch.posts: a platform and a channel", ":8:7: watch.posts: This schedule never comes", ":1:1: watch.feeds: \"cobol\" is no topic"}
	for _, w := range want {
		if !strings.Contains(out, file+w) {
			t.Errorf("no %q in:\n%s", w, out)
		}
	}
	if n := strings.Count(out, "\n"); n != len(want) || code != failed {
		t.Errorf("exit %d, %d lines:\n%s", code, n, out)
	}
}

// served is a configuration with a store and a free port, and more.
func served(t *testing.T, more string) string {
	return write(t, "config.yaml", "http: {addr: \"127.0.0.1:0\"}\nstore: {url: \"sqlite://"+filepath.Join(t.TempDir(), "store.db")+"\"}\n"+more+"\n")
}

// onDiscord is a configuration for a fake Discord.
func onDiscord(t *testing.T, fake *discordtest.Server, more string) string {
	return served(t, "discord: {token: fake-token, api_url: \""+fake.URL()+"\""+more+"}")
}

// The program serves until it is told to stop, and ends well.
func TestServe(t *testing.T) {
	fake := discordtest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	var errOut bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--config", onDiscord(t, fake, "")}, nil, io.Discard, &errOut)
	}()
	payload, err := os.ReadFile("adapters/discord/testdata/payloads/command.json")
	if err != nil {
		t.Fatal(err)
	}
	fake.Dispatch("INTERACTION_CREATE", json.RawMessage(payload))
	answers := fake.Await(2) // who it is, and the answer
	if body := string(answers[1].Body); !strings.HasSuffix(answers[1].Path, "/callback") || !strings.Contains(body, "35\u00a0000 à 43\u00a0000") {
		t.Errorf("got %s %s", answers[1].Route, body)
	}
	stop()
	if code := <-ended; code != done {
		t.Errorf("exit %d: %s", code, &errOut)
	}
}

// Slack is served beside Discord, and one store is behind both.
func TestServeBoth(t *testing.T) {
	onDiscord, onSlack := discordtest.New(t), slacktest.New(t)
	file := served(t, "discord: {token: fake-token, api_url: \""+onDiscord.URL()+"\"}\nslack: {bot_token: xoxb-fake, app_token: xapp-fake, api_url: \""+onSlack.URL()+"\"}")
	ctx, stop := context.WithCancel(t.Context())
	var errOut bytes.Buffer
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"serve", "--config", file}, nil, io.Discard, &errOut) }()
	onSlack.AwaitConnections(2)
	ack := onSlack.AwaitAck(onSlack.Envelope("slash_commands", map[string]string{"command": "/salaire", "text": "junior lyon", "team_id": slacktest.TeamID,
		"user_id": "U1", "channel_id": "C1", "response_url": onSlack.ResponseURL()}))
	if !strings.Contains(string(ack.Payload), "35\u00a0000 à 43\u00a0000") {
		t.Errorf("got %s", ack.Payload)
	}
	onDiscord.Await(1)
	copied := filepath.Join(t.TempDir(), "copy.db")
	if code, _, errOut := boussole(t, "", "backup", copied, "--config", file); code != done {
		t.Errorf("backup: exit %d: %s", code, errOut)
	}
	if info, err := os.Stat(copied); err != nil || info.Size() == 0 {
		t.Errorf("backup: %v", err)
	}
	if code, _, errOut := boussole(t, "", "backup", copied, "--config", file); code != failed || !strings.Contains(errOut, "store.url") {
		t.Errorf("backup over a file: exit %d: %s", code, errOut)
	}
	stop()
	if code := <-ended; code != done {
		t.Errorf("exit %d: %s", code, &errOut)
	}
}

// The manifest is all that Slack needs to know, in the configured language.
func TestSlackManifest(t *testing.T) {
	for language, command := range map[string]string{"fr": "/salaire", "en": "/salary"} {
		code, out, errOut := boussole(t, "", "manifest", "slack", "--config", served(t, "language: "+language))
		var m struct {
			Features struct {
				Commands []struct{ Command string } `yaml:"slash_commands"`
			}
		}
		if err := yaml.Unmarshal([]byte(out), &m); err != nil || code != done || len(m.Features.Commands) != 5 || m.Features.Commands[1].Command != command {
			t.Errorf("%s: exit %d, %v: %s%s", language, code, err, out, errOut)
		}
	}
}

// A platform that refuses the bot for good ends the program, which says what to do.
func TestServeRefused(t *testing.T) {
	fake := discordtest.New(t)
	fake.Plan(discordtest.CloseBefore(4014))
	code, _, errOut := boussole(t, "", "serve", "--config", onDiscord(t, fake, ""))
	if code != failed || !strings.Contains(errOut, "boussole: discord: ") || !strings.Contains(errOut, "4014") {
		t.Errorf("exit %d: %s", code, errOut)
	}
	code, _, errOut = boussole(t, "", "serve", "--config", onDiscord(t, fake, ", mode: http"))
	if code != failed || !strings.Contains(errOut, "discord.public_key: 64 hexadecimal digits are needed") {
		t.Errorf("exit %d: %s", code, errOut)
	}
}

// What is registered is what the manifest shows; the second time nothing is sent.
func TestRegister(t *testing.T) {
	fake := discordtest.New(t)
	config := onDiscord(t, fake, "")
	code, out, errOut := boussole(t, "", "register", "--config", config)
	if code != done || !strings.Contains(out, "+ salary\n") {
		t.Fatalf("exit %d: %s%s", code, out, errOut)
	}
	requests := fake.Requests()
	var sent, shown any
	if err := json.Unmarshal(requests[len(requests)-1].Body, &sent); err != nil {
		t.Fatal(err)
	}
	_, manifest, _ := boussole(t, "", "manifest", "discord")
	if err := json.Unmarshal([]byte(manifest), &shown); err != nil || !reflect.DeepEqual(sent, shown) {
		t.Errorf("manifest: %v\n%s\n%s", err, manifest, requests[len(requests)-1].Body)
	}
	if code, out, _ := boussole(t, "", "register", "--config", config); code != done || !strings.HasPrefix(out, "nothing changed") {
		t.Errorf("again: exit %d: %s", code, out)
	}
	for _, r := range fake.Requests()[len(requests):] {
		if r.Method == "PUT" {
			t.Error("again: published")
		}
	}
}
