package slack_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"boussole/adapters/slack"
	"boussole/adapters/slack/slacktest"
	"boussole/bot"
	"boussole/bot/watch"
	"boussole/commands"
	"boussole/knowledge"
)

// today is the day of every test.
var today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// Who asks in the payloads, and where.
const (
	asker   = "U0ASKER"
	general = "C0123ABCD"
	direct  = "D0123ABCD"
	secret  = "8f742231b10e8888abcd99yyyzzz85a5"
)

// shipped is the knowledge, which no test changes.
var shipped = sync.OnceValues(knowledge.LoadShipped)

// router answers from the shipped knowledge, and from what is added to its commands.
func router(t testing.TB, more ...bot.Command) *bot.Router {
	t.Helper()
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	w := watch.New(watch.Config{Ledger: new(bot.MemoryLedger), Zone: "Europe/Paris", Log: slog.New(slog.DiscardHandler)})
	all := commands.All(commands.Deps{Knowledge: k, Watch: w, Now: func() time.Time { return today }})
	r, err := bot.New(append(all, more...), commands.Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	w.Start(r, nil)
	r.Understand("combien gagne un junior ?", bot.French, nil) // the first question waits for training, which the race detector makes long
	return r
}

// probe is a command of a test's own.
func probe(run func(ctx context.Context, req bot.Request) (bot.Reply, error)) bot.Command {
	return bot.Command{Name: "probe", Names: bot.Text{FR: "sonde", EN: "probe"}, Title: bot.Text{FR: "Sonde", EN: "Probe"},
		Summary: bot.Text{FR: "Un essai", EN: "A trial"}, Run: run}
}

// answering always replies the same.
func answering(reply bot.Reply) func(context.Context, bot.Request) (bot.Reply, error) {
	return func(context.Context, bot.Request) (bot.Reply, error) { return reply, nil }
}

// administered is a command of administrators.
func administered() bot.Command {
	c := probe(answering(bot.Reply{Answer: "Rien de prévu."}))
	c.Admin, c.Private = true, true
	return c
}

// bench is an Adapter beside a fake Slack.
type bench struct {
	t       testing.TB
	fake    *slacktest.Server
	adapter *slack.Adapter
	routes  map[string]http.Handler // of http mode
	store   bot.Store
	log     *lines
}

// lines is a log that may be read while it is written.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// newBench makes an Adapter of a mode, whose configuration may be changed. It runs until the test ends.
func newBench(t testing.TB, r *bot.Router, mode string, change func(c *slack.Config)) *bench {
	t.Helper()
	b := &bench{t: t, fake: slacktest.New(t), store: bot.NewMemory(), log: &lines{}}
	c := slack.Config{Mode: mode, BotToken: bot.NewSecret("xoxb-fake"), AppToken: bot.NewSecret("xapp-fake"), SigningSecret: bot.NewSecret(secret),
		APIURL: b.fake.URL(), Locale: bot.French, Log: slog.New(slog.NewTextHandler(b.log, nil))}
	if change != nil {
		change(&c)
	}
	var err error
	if b.adapter, err = slack.New(c, b.store); err != nil {
		t.Fatal(err)
	}
	b.routes = b.adapter.Handlers(r)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.adapter.Run(ctx, r) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	if mode == "socket" {
		b.fake.AwaitConnections(2)
	}
	return b
}

// Where Slack posts each kind of envelope.
var paths = map[string]string{"slash_commands": "/slack/commands", "interactive": "/slack/interactions", "events_api": "/slack/events"}

// post sends signed bytes to a path as Slack does.
func (b *bench) post(path string, body []byte) *httptest.ResponseRecorder {
	return b.send(path, body, slacktest.Sign(secret, body, time.Now()))
}

func (b *bench) send(path string, body []byte, header http.Header) *httptest.ResponseRecorder {
	req := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	req.Header = header
	w := httptest.NewRecorder()
	b.routes["POST "+path].ServeHTTP(w, req)
	return w
}

// give hands the Adapter a payload of a kind, by HTTP or by socket, and returns what the acknowledgement answers.
func (b *bench) give(kind string, payload []byte) []byte {
	b.t.Helper()
	if len(b.routes) == 0 {
		return b.fake.AwaitAck(b.fake.Envelope(kind, payload)).Payload
	}
	w := b.post(paths[kind], encoded(b.t, kind, payload))
	if w.Code != http.StatusOK {
		b.t.Fatalf("got status %d: %s", w.Code, w.Body)
	}
	return w.Body.Bytes()
}

// encoded is a payload as HTTP carries it.
func encoded(t testing.TB, kind string, payload []byte) []byte {
	t.Helper()
	form := url.Values{}
	switch kind {
	case "interactive":
		form.Set("payload", string(payload))
	case "slash_commands":
		var fields map[string]string
		if err := json.Unmarshal(payload, &fields); err != nil {
			t.Fatal(err)
		}
		for name, value := range fields {
			form.Set(name, value)
		}
	default:
		return payload
	}
	return []byte(form.Encode())
}

// payload is a recorded payload, with some of its fields replaced, and the response URL that is in it.
func (b *bench) payload(name string, change func(p map[string]any)) ([]byte, string) {
	b.t.Helper()
	at := b.fake.ResponseURL()
	data, err := os.ReadFile(filepath.Join("testdata", "payloads", name+".json"))
	if err != nil {
		b.t.Fatal(err)
	}
	data = bytes.ReplaceAll(data, []byte("RESPONSE_URL"), []byte(at))
	if change == nil {
		return data, at
	}
	var p map[string]any
	if err := json.Unmarshal(data, &p); err != nil {
		b.t.Fatal(err)
	}
	change(p)
	if data, err = json.Marshal(p); err != nil {
		b.t.Fatal(err)
	}
	return data, at
}

// typed is a slash command as somebody types it: /salaire junior lyon.
func (b *bench) typed(line string) ([]byte, string) {
	b.t.Helper()
	command, text, _ := strings.Cut(line, " ")
	return b.payload("command", func(p map[string]any) { p["command"], p["text"] = command, text })
}

// pressed is a press of a button with a value.
func (b *bench) pressed(value string) ([]byte, string) {
	b.t.Helper()
	return b.payload("button", func(p map[string]any) { p["actions"].([]any)[0].(map[string]any)["value"] = value })
}

// await returns the messages of a channel or a response URL, once there are so many.
func (b *bench) await(channel string, n int) []slacktest.Message {
	b.t.Helper()
	for range 6000 {
		if all := b.fake.Messages(channel); len(all) >= n {
			return all
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.t.Fatalf("got %d messages, want %d; log:\n%s", len(b.fake.Messages(channel)), n, b.log)
	return nil
}

// calls returns the calls of a method, once there are so many.
func (b *bench) calls(method string, n int) []slacktest.Call {
	b.t.Helper()
	var all []slacktest.Call
	for range 6000 {
		all = slices.DeleteFunc(b.fake.Calls(), func(c slacktest.Call) bool { return c.Method != method })
		if len(all) >= n {
			return all
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.t.Fatalf("got %d calls of %s, want %d; log:\n%s", len(all), method, n, b.log)
	return nil
}

// said is a message's whole text and its buttons as [label](value), and who sees it.
type said struct{ text, to string }

// inline is the message that an acknowledgement holds.
func inline(t testing.TB, ack []byte) said {
	t.Helper()
	var m struct {
		ResponseType string          `json:"response_type"`
		Blocks       json.RawMessage `json:"blocks"`
	}
	if err := json.Unmarshal(ack, &m); err != nil {
		t.Fatalf("%v in %q", err, ack)
	}
	return said{shown(t, m.Blocks), m.ResponseType}
}

// shown is what blocks show, a line each.
func shown(t testing.TB, blocks []byte) string {
	t.Helper()
	var value any
	if err := json.Unmarshal(blocks, &value); err != nil {
		t.Fatalf("%v in %q", err, blocks)
	}
	var all []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			text, plain := v["text"].(string)
			value, pressed := v["value"].(string)
			switch label, labelled := v["text"].(map[string]any); {
			case plain:
				all = append(all, text)
			case pressed && labelled:
				all = append(all, "["+label["text"].(string)+"]("+value+")")
			default:
				for _, name := range []string{"text", "fields", "elements", "options", "blocks"} {
					walk(v[name])
				}
			}
		}
	}
	walk(value)
	return strings.Join(all, "\n")
}
