// Boussole guides back-end developers in their career: a chat bot for a terminal, Discord and Slack.
package main

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"os"
	"os/signal"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
	_ "time/tzdata" // so that time zones work where the system has none

	"github.com/alecthomas/kong"
	"github.com/prometheus/client_golang/prometheus"
	yaml "go.yaml.in/yaml/v4"

	"boussole/adapters/discord"
	"boussole/adapters/feeds"
	"boussole/adapters/feeds/endoflife"
	"boussole/adapters/slack"
	"boussole/adapters/sql"
	"boussole/adapters/terminal"
	"boussole/adapters/web"
	"boussole/bot"
	"boussole/bot/watch"
	"boussole/commands"
	"boussole/knowledge"
)

// Exit codes.
const (
	done = iota
	failed
	misused
)

// cli is the command line.
type cli struct {
	Chat     chat     `cmd:"" default:"withargs" help:"Talk in the terminal: slash commands and free questions."`
	Ask      ask      `cmd:"" help:"Answer one question or slash command, or one per line of standard input."`
	Serve    serve    `cmd:"" help:"Serve every platform that the configuration enables, until told to stop."`
	Check    check    `cmd:"" help:"Check the configuration and the knowledge, and list every fault."`
	Manifest manifest `cmd:"" help:"Print Slack's app manifest (YAML), or Discord's application commands (JSON)."`
	Register register `cmd:"" help:"Publish the commands to Discord."`
	Backup   backup   `cmd:"" help:"Copy the store to a new file while it is in use."`
	Feedback feedback `cmd:"" help:"List what people chose to send about answers."`
	Version  version  `cmd:"" help:"Print the version."`
}

// sources say where configuration and knowledge are.
type sources struct {
	Config    string `help:"Configuration file." type:"path" placeholder:"FILE"`
	Knowledge string `help:"Folder of knowledge, instead of what is shipped inside." type:"path" placeholder:"DIR"`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program, for main and for tests.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	var line cli
	code, exited := done, false
	parser, err := kong.New(&line, kong.Name("boussole"), kong.Description("A compass for back-end developers' careers."),
		kong.Writers(out, errOut), kong.Exit(func(c int) { code, exited = c, true }))
	if err != nil {
		fmt.Fprintln(errOut, "boussole:", err)
		return failed
	}
	command, err := parser.Parse(args)
	if exited { // --help
		return code
	}
	if err != nil {
		fmt.Fprintln(errOut, "boussole:", err)
		return misused
	}
	command.BindTo(ctx, (*context.Context)(nil))
	if err := command.Run(&streams{in, out, errOut}); err != nil {
		fmt.Fprintln(errOut, "boussole:", err)
		return failed
	}
	return done
}

// streams are standard input, output and error.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// kept is what outlasts an answer: records, what is scheduled, and who posts it.
type kept struct {
	bot.Store
	feedback *bot.Feedback
	watch    *watch.Watch
	sheets   *knowledge.Sheets // versions of technologies, the newest known
	feeds    *feeds.Feeds
	more     []bot.Feed // followed beside those of the knowledge
	digest   int
}

// inMemory keeps everything until the program ends.
func inMemory(c config, log *slog.Logger) kept {
	k := c.keep(bot.NewMemory(), new(bot.MemoryLedger), log, bot.Text{
		FR: "Ici, rien n'est gardé après la fin de la conversation, et rien ne part ailleurs que dans ce terminal : pour de vrai, lance « boussole serve » avec une configuration.",
		EN: "Nothing here outlasts the conversation, and nothing is posted but in this terminal: for good, run \"boussole serve\" with a configuration."})
	k.feedback = bot.NewFeedback(k.Store, bot.Text{
		FR: "Ici, ton avis n'est pas gardé après la fin de la conversation, et personne ne le lira.",
		EN: "Nothing here outlasts the conversation: nobody will read your opinion."})
	return k
}

// inStore keeps everything in the configured store.
func inStore(c config, store *sql.Store, log *slog.Logger) kept {
	return c.keep(store, store, log, bot.Text{})
}

// keep says with which settings things are kept; the remark is for whoever schedules a post.
func (c config) keep(store bot.Store, ledger bot.Ledger, log *slog.Logger, remark bot.Text) kept {
	k := kept{Store: store, feedback: bot.NewFeedback(store, bot.Text{}), sheets: new(knowledge.Sheets), digest: c.Watch.Digest, feeds: feeds.New(feeds.Config{Store: store, Log: log}),
		watch: watch.New(watch.Config{Ledger: ledger, Zone: c.Watch.Timezone, Window: c.Watch.Window, Remark: remark, Log: log})}
	for _, f := range c.Watch.Feeds {
		l, _ := bot.LocaleOf(f.Language)
		k.more = append(k.more, bot.Feed{Name: f.Name, URL: f.URL, Topics: []string{f.Topic}, Locale: l})
	}
	return k
}

// alone is what a program without a server keeps: the configured store, or memory without a configuration.
func (s sources) alone(ctx context.Context, c config, log *slog.Logger) (k kept, end func() error, err error) {
	if s.Config == "" {
		return inMemory(c, log), func() error { return nil }, nil
	}
	store, err := sql.Open(ctx, c.Store.URL, log)
	if err != nil {
		return kept{}, nil, err
	}
	return inStore(c, store, log), store.Close, nil
}

// router reads the knowledge and makes the Router, which takes up an edited folder by itself.
func (s sources) router(c config, kept kept, log *slog.Logger) (*bot.Router, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // a start has more memory to spare than time
	dir := cmp.Or(s.Knowledge, c.Knowledge.Dir)
	if dir == "" {
		k, err := knowledge.LoadShipped()
		if err != nil {
			return nil, err
		}
		return kept.route(k, log)
	}
	folder := knowledge.NewFolder(dir)
	folder.Changed()
	k, err := folder.Load()
	if err != nil {
		return nil, fmt.Errorf("the knowledge has faults:\n%w", err)
	}
	r, err := kept.route(k, log)
	if err != nil {
		return nil, err
	}
	r.Refresh(func() { refresh(folder, r, kept, log) })
	return r, nil
}

// route makes the Router of a knowledge.
func (kept kept) route(k *knowledge.Knowledge, log *slog.Logger) (*bot.Router, error) {
	r, err := bot.New(table(k, kept), commands.Lexicon(k), log)
	if err == nil {
		r.Collect(kept.feedback)
	}
	return r, err
}

// refresh takes up an edit of the knowledge. A bad one is reported, and the answers stay as they were.
func refresh(folder *knowledge.Folder, r *bot.Router, kept kept, log *slog.Logger) {
	if !folder.Changed() {
		return
	}
	k, err := folder.Load()
	if err == nil {
		err = r.Use(table(k, kept), commands.Lexicon(k))
	}
	if err == nil {
		return
	}
	for line := range strings.Lines(err.Error()) {
		log.Error("edit of the knowledge refused, the answers stay as they were", "fault", strings.TrimSpace(line))
	}
}

func table(k *knowledge.Knowledge, kept kept) []bot.Command {
	kept.sheets.Ship(&k.Releases)
	kept.feeds.Follow(commands.Feeds(k, kept.more))
	return commands.All(commands.Deps{Knowledge: k, Watch: kept.watch, Store: kept.Store, Releases: kept.sheets.Of,
		News: kept.feeds, Feeds: kept.more, Digest: kept.digest, Now: time.Now})
}

func logTo(std *streams) *slog.Logger { return slog.New(slog.NewTextHandler(std.err, nil)) }

func locale(c config) bot.Locale { l, _ := bot.LocaleOf(c.Language); return l }

type chat struct {
	sources
	Lang string `help:"Language of the answers, instead of the question's own." enum:",fr,en" default:""`
}

// Run talks in the terminal until its end. What is scheduled there is posted there meanwhile, if nothing is kept.
func (c *chat) Run(ctx context.Context, std *streams) (err error) {
	settings, err := readConfig(c.Config)
	if err != nil {
		return err
	}
	log := logTo(std)
	kept, end, err := c.alone(ctx, settings, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	r, err := c.router(settings, kept, log)
	if err != nil {
		return err
	}
	l := locale(settings)
	if c.Lang != "" {
		l, _ = bot.LocaleOf(c.Lang)
	}
	talk := terminal.New(terminal.Config{In: std.in, Out: std.out, Locale: l, Fixed: c.Lang != ""})
	ctx, leave := context.WithCancel(ctx)
	queue := watch.NewLocal(ctx, kept.watch.Deliver)
	kept.watch.Start(r, queue, talk)
	runs := []func(context.Context) error{func(ctx context.Context) error { defer leave(); return talk.Run(ctx, r) }}
	if c.Config == "" { // else the schedule is a server's
		runs = append(runs, kept.watch.Run)
	}
	return together(ctx, runs)
}

type ask struct {
	sources
	JSON     bool     `help:"One JSON object per question." name:"json"`
	Lang     string   `help:"Language of the answers; auto is the question's own." enum:"auto,fr,en" default:"auto"`
	Question []string `arg:"" optional:"" help:"The question or slash command; without it, one per line of standard input."`
}

// Run answers each question alone.
func (a *ask) Run(ctx context.Context, std *streams) (err error) {
	settings, err := readConfig(a.Config)
	if err != nil {
		return err
	}
	log := logTo(std)
	kept, end, err := a.alone(ctx, settings, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	r, err := a.router(settings, kept, log)
	if err != nil {
		return err
	}
	kept.watch.Start(r, nil)
	batch := terminal.Batch{JSON: a.JSON, Locale: locale(settings), Fixed: a.Lang != "auto"}
	if batch.Fixed {
		batch.Locale, _ = bot.LocaleOf(a.Lang)
	}
	if len(a.Question) > 0 {
		return batch.One(ctx, r, strings.Join(a.Question, " "), std.out)
	}
	return batch.Lines(ctx, r, std.in, std.out)
}

type serve struct{ sources }

// A platform is an Adapter with what the HTTP server shows of it.
type platform interface {
	bot.Adapter
	Handlers(r *bot.Router) map[string]http.Handler
	Ready(ctx context.Context) error
	Metrics() []prometheus.Collector
}

// Run serves until it is told to stop, or a platform refuses the bot for good.
func (s *serve) Run(ctx context.Context, std *streams) (err error) {
	settings, err := readConfig(s.Config)
	if err != nil {
		return err
	}
	if !settings.served() {
		return errors.New("no platform is enabled: write discord.token or slack.bot_token in the configuration, name the file with --config, and see README.md, On Discord, On Slack")
	}
	log := logTo(std)
	store, err := sql.Open(ctx, settings.Store.URL, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	kept := inStore(settings, store, log)
	r, err := s.router(settings, kept, log)
	if err != nil {
		return err
	}
	platforms, err := settings.platforms(store, log)
	if err != nil {
		return err
	}
	parts := web.Parts{Routes: map[string]http.Handler{}, Ready: map[string]func(context.Context) error{"store": store.Ping}, Log: log}
	runs := []func(context.Context) error{}
	adapters, names := []bot.Adapter{}, []string{}
	for _, p := range platforms {
		maps.Copy(parts.Routes, p.Handlers(r))
		parts.Ready[p.Name()] = p.Ready
		parts.Metrics = append(parts.Metrics, p.Metrics()...)
		runs = append(runs, func(ctx context.Context) error { return p.Run(ctx, r) })
		adapters, names = append(adapters, p), append(names, p.Name())
	}
	queue, err := store.Queue(log)
	if err != nil {
		return err
	}
	kept.watch.Start(r, queue, adapters...)
	if err := kept.watch.Configure(ctx, settings.entries()); err != nil {
		return err
	}
	r.Understand("combien gagne un junior ?", locale(settings), nil) // so that nobody's first question waits for training
	server := web.New(settings.HTTP, parts)
	if err := server.Listen(); err != nil {
		return err
	}
	deliver := func(ctx context.Context) error { return queue.Run(ctx, kept.watch.Deliver, names...) }
	versions := endoflife.New(endoflife.Config{URL: endoflife.API, Products: kept.sheets.Paths, Store: store, Take: kept.sheets.Take,
		Delay: time.Minute, Pause: time.Second, Now: time.Now, Log: log})
	return together(ctx, append(runs, server.Run, deliver, kept.feeds.Run, kept.watch.Run, versions.Run))
}

// entries are the posts that the configuration schedules.
func (c config) entries() []watch.Entry {
	var out []watch.Entry
	for _, p := range c.Watch.Posts {
		l, _ := bot.LocaleOf(cmp.Or(p.Language, c.Language))
		out = append(out, watch.Entry{Channel: bot.Channel{Adapter: p.Platform, Tenant: p.Tenant, ID: p.Channel}, Line: p.Command,
			Schedule: p.Schedule, Zone: p.Timezone, Locale: l})
	}
	return out
}

// together runs all until the context ends, or the first of them ends in an error.
func together(ctx context.Context, runs []func(context.Context) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var all sync.WaitGroup
	for _, run := range runs {
		all.Go(func() {
			if err := run(ctx); err != nil {
				stop(err)
			}
		})
	}
	all.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// onDiscord and onSlack report whether the configuration enables a platform.
func (c config) onDiscord() bool { return c.Discord.Token.Reveal() != "" }
func (c config) onSlack() bool   { return c.Slack.BotToken.Reveal() != "" || c.Slack.ClientID != "" }
func (c config) served() bool    { return c.onDiscord() || c.onSlack() }

// platforms are those that the configuration enables. Every fault of theirs is listed.
func (c config) platforms(store *sql.Store, log *slog.Logger) ([]platform, error) {
	var all []platform
	var faults []error
	add := func(p platform, err error) { all, faults = append(all, p), append(faults, err) }
	if c.onDiscord() {
		c.Discord.Locale, c.Discord.Log = locale(c), log
		add(discord.New(c.Discord))
	}
	if c.onSlack() {
		c.Slack.Log, c.Slack.Removed = log, func(ctx context.Context, tenant string) error { return store.RemoveTenant(ctx, "slack", tenant) }
		add(slack.New(c.slack(), store))
	}
	return all, errors.Join(faults...)
}

// slack is the part of the configuration that concerns Slack, with what it needs of the rest.
func (c config) slack() slack.Config {
	c.Slack.Locale, c.Slack.PublicURL = locale(c), c.HTTP.PublicURL
	return c.Slack
}

type manifest struct {
	sources
	Platform string `arg:"" enum:"slack,discord" help:"slack or discord"`
}

// Run prints the manifest.
func (m *manifest) Run(std *streams) error {
	settings, err := readConfig(m.Config)
	if err != nil {
		return err
	}
	log := logTo(std)
	r, err := m.router(settings, inMemory(settings, log), log)
	if err != nil {
		return err
	}
	if m.Platform == "slack" {
		return slack.Manifest(std.out, settings.slack(), r.Commands())
	}
	return discord.Manifest(std.out, r.Commands())
}

type register struct {
	sources
	Guild string `help:"Publish to this server alone, for a trial." placeholder:"ID"`
}

// Run publishes the commands and shows what changed.
func (c *register) Run(ctx context.Context, std *streams) error {
	settings, err := readConfig(c.Config)
	if err != nil {
		return err
	}
	log := logTo(std)
	r, err := c.router(settings, inMemory(settings, log), log)
	if err != nil {
		return err
	}
	changes, err := discord.Register(ctx, settings.Discord, r.Commands(), c.Guild)
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		changes = []string{"nothing changed, nothing was published"}
	}
	_, err = fmt.Fprintln(std.out, strings.Join(changes, "\n"))
	return err
}

type backup struct {
	Config string `help:"Configuration file." type:"path" placeholder:"FILE"`
	File   string `arg:"" help:"The file to write, which must not be there yet." type:"path"`
}

// Run copies the store.
func (b *backup) Run(ctx context.Context, std *streams) (err error) {
	settings, err := readConfig(b.Config)
	if err != nil {
		return err
	}
	store, err := sql.Open(ctx, settings.Store.URL, logTo(std))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return store.Backup(ctx, b.File)
}

type feedback struct {
	Config string `help:"Configuration file." type:"path" placeholder:"FILE"`
}

// Run lists what people sent about answers.
func (f *feedback) Run(ctx context.Context, std *streams) (err error) {
	if f.Config == "" {
		_, err := fmt.Fprintln(std.out, "without a configuration nothing is kept: name the file with --config")
		return err
	}
	settings, err := readConfig(f.Config)
	if err != nil {
		return err
	}
	store, err := sql.Open(ctx, settings.Store.URL, logTo(std))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	all, err := bot.Opinions(ctx, store)
	if err != nil {
		return err
	}
	return terminal.Opinions(std.out, all)
}

type check struct{ sources }

// Run lists every fault of the configuration and of the knowledge.
func (c *check) Run(std *streams) error {
	settings, configErr := readConfig(c.Config)
	dir := c.Knowledge
	if dir == "" {
		dir = settings.Knowledge.Dir
	}
	load := knowledge.LoadShipped
	if dir != "" {
		load = knowledge.NewFolder(dir).Load
	}
	k, err := load()
	if err == nil {
		err = errors.Join(commands.Check(k), settings.checkPosts(c.Config, k))
	}
	if err := errors.Join(configErr, err); err != nil {
		fmt.Fprintln(std.out, err)
		return errors.New("faults found")
	}
	_, err = fmt.Fprintln(std.out, "no fault found")
	return err
}

// checkPosts lists what is wrong with the posts that the configuration schedules, and with its feeds.
func (c config) checkPosts(file string, k *knowledge.Knowledge) error {
	kept := inMemory(c, slog.New(slog.DiscardHandler))
	r, err := bot.New(table(k, kept), commands.Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	kept.watch.Start(r, nil)
	var faults knowledge.Faults
	for i, entry := range c.entries() {
		if err := kept.watch.Check(entry); err != nil {
			faults = append(faults, knowledge.Fault{File: file, Line: c.posts[i].Line, Column: c.posts[i].Column, Message: "watch.posts: " + err.Error()})
		}
	}
	for _, f := range kept.more {
		if topics := commands.NewsTopics(k); !slices.ContainsFunc(topics, func(t bot.Choice) bool { return t.Value == f.Topics[0] }) {
			faults = append(faults, knowledge.Fault{File: file, Message: fmt.Sprintf("watch.feeds: %q is no topic of news: it takes %s", f.Topics[0], values(topics))})
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

func values(choices []bot.Choice) string {
	var out []string
	for _, c := range choices {
		out = append(out, c.Value)
	}
	return strings.Join(out, ", ")
}

type version struct{}

// Run prints what was built, and with what.
func (version) Run(std *streams) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return errors.New("no build information")
	}
	revision := ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = " " + s.Value
		}
	}
	_, err := fmt.Fprintf(std.out, "boussole %s%s %s\n", info.Main.Version, revision, info.GoVersion)
	return err
}

// config is the whole configuration; config.example.yaml describes it.
type config struct {
	Language  string
	Knowledge struct{ Dir string }
	Store     struct{ URL string }
	HTTP      web.Config
	Discord   discord.Config
	Slack     slack.Config
	Watch     struct {
		Timezone string
		Window   time.Duration
		Digest   int
		Posts    []struct{ Platform, Tenant, Channel, Schedule, Timezone, Command, Language string }
		Feeds    []struct{ Name, URL, Topic, Language string }
	}

	posts []*yaml.Node // where each of Watch.Posts stands
}

// readConfig reads a file strictly, over the defaults; no file is the defaults alone. Every fault has its place.
func readConfig(file string) (config, error) {
	c := config{Language: "fr"}
	c.Store.URL, c.HTTP.Addr = "sqlite://boussole.db", "127.0.0.1:8080"
	c.Discord.Mode, c.Discord.APIURL = "gateway", "https://discord.com"
	c.Slack.Mode, c.Slack.APIURL = "socket", "https://slack.com/api/"
	c.Slack.Commands = []string{"boussole", "salary", "skills", "training", "career"}
	c.Watch.Timezone, c.Watch.Window, c.Watch.Digest = "Europe/Paris", 6*time.Hour, 5
	if file == "" {
		return c, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return c, err
	}
	var root yaml.Node
	if faults := knowledge.Decode(file, data, &root); len(faults) > 0 {
		return c, faults
	}
	expand(&root)
	faults := knowledge.FaultsIn(file, root.Load(&c, yaml.WithKnownFields()))
	at(&root, []string{"watch", "posts", "*"}, func(n *yaml.Node) { c.posts = append(c.posts, n) })
	for _, rule := range rules {
		at(&root, strings.Split(rule.path, "."), func(n *yaml.Node) {
			if n.Kind == yaml.ScalarNode && n.Value != "" && !rule.valid(n.Value) {
				faults = append(faults, knowledge.Fault{File: file, Line: n.Line, Column: n.Column,
					Message: fmt.Sprintf("%s: %q is not %s", rule.path, n.Value, rule.want)})
			}
		})
	}
	if len(faults) > 0 {
		return c, faults
	}
	return c, nil
}

// variable is ${NAME}, which takes the value from the environment, empty when unset.
var variable = regexp.MustCompile(`\$\{[A-Za-z_][A-Za-z0-9_]*\}`)

func expand(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && variable.MatchString(n.Value) {
		n.Value = variable.ReplaceAllStringFunc(n.Value, func(s string) string { return os.Getenv(s[2 : len(s)-1]) })
	}
	for _, child := range n.Content {
		expand(child)
	}
}

// at calls f with each value on a path; a star stands for every item of a list.
func at(n *yaml.Node, path []string, f func(*yaml.Node)) {
	switch {
	case n.Kind == yaml.DocumentNode && len(n.Content) > 0:
		at(n.Content[0], path, f)
	case len(path) == 0:
		f(n)
	case n.Kind == yaml.SequenceNode && path[0] == "*":
		for _, item := range n.Content {
			at(item, path[1:], f)
		}
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == path[0] {
				at(n.Content[i+1], path[1:], f)
			}
		}
	}
}

// rules say which values a setting takes.
var rules = []struct {
	path  string
	valid func(string) bool
	want  string
}{
	{"language", isLocale, "fr or en"},
	{"store.url", begins("sqlite://", "postgres://", "postgresql://"), "sqlite://… or postgres://…"},
	{"http.addr", isAddress, "host:port"},
	{"http.public_url", begins("https://", "http://"), "a web address"},
	{"discord.mode", isOneOf("gateway", "http"), "gateway or http"},
	{"discord.application_id", isDigits, "a number, as Discord's developer portal shows it"},
	{"discord.public_key", isKey, "64 hexadecimal digits"},
	{"discord.shards", isDigits, "0 or more"},
	{"discord.api_url", begins("https://", "http://"), "a web address"},
	{"slack.mode", isOneOf("socket", "http"), "socket or http"},
	{"slack.commands.*", isCommand, "a command"},
	{"slack.api_url", func(s string) bool { return begins("https://", "http://")(s) && strings.HasSuffix(s, "/") }, "a web address that ends in /"},
	{"watch.timezone", isZone, "a time zone such as Europe/Paris"},
	{"watch.window", isWindow, "a length of time such as 6h"},
	{"watch.digest", func(s string) bool { n, err := strconv.Atoi(s); return err == nil && n >= 1 && n <= 20 }, "1 to 20"},
	{"watch.posts.*.platform", isOneOf("discord", "slack"), "discord or slack"},
	{"watch.posts.*.timezone", isZone, "a time zone such as Europe/Paris"},
	{"watch.posts.*.language", isLocale, "fr or en"},
	{"watch.feeds.*.url", begins("https://", "http://"), "a web address"},
	{"watch.feeds.*.language", isLocale, "fr or en"},
}

func isOneOf(words ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(words, s) }
}

func begins(prefixes ...string) func(string) bool {
	return func(s string) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) && len(s) > len(p) })
	}
}

func isLocale(s string) bool { return s == string(bot.French) || s == string(bot.English) }
func isAddress(s string) bool {
	_, port, err := net.SplitHostPort(s)
	return err == nil && isDigits(port)
}
func isDigits(s string) bool {
	n, err := strconv.ParseUint(s, 10, 64)
	return err == nil && strconv.FormatUint(n, 10) == s
}
func isKey(s string) bool    { key, err := hex.DecodeString(s); return err == nil && len(key) == 32 }
func isZone(s string) bool   { _, err := time.LoadLocation(s); return err == nil && s != "Local" }
func isWindow(s string) bool { d, err := time.ParseDuration(s); return err == nil && d > 0 }

// isCommand takes the name under which Slack people reach everything, and every command's own.
func isCommand(s string) bool {
	return s == "boussole" || slices.ContainsFunc(commands.All(commands.Deps{Knowledge: &knowledge.Knowledge{}}), func(c bot.Command) bool { return c.Name == s })
}
