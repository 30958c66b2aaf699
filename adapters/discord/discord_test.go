package discord_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"boussole/adapters/discord"
	"boussole/adapters/discord/discordtest"
	"boussole/bot"
	"boussole/bot/watch"
	"boussole/commands"
	"boussole/knowledge"
)

// today is the day of every test.
var today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

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

// text is a phrase in both languages.
func text(fr, en string) bot.Text { return bot.Text{FR: fr, EN: en} }

// probe is a command of a test's own.
func probe(run func(ctx context.Context, req bot.Request) (bot.Reply, error)) bot.Command {
	return bot.Command{Name: "probe", Names: text("sonde", "probe"), Title: text("Sonde", "Probe"), Summary: text("Un essai", "A trial"), Run: run}
}

// answering always replies the same.
func answering(reply bot.Reply) func(context.Context, bot.Request) (bot.Reply, error) {
	return func(context.Context, bot.Request) (bot.Reply, error) { return reply, nil }
}

// bench is an Adapter in http mode beside a fake Discord.
type bench struct {
	t       testing.TB
	fake    *discordtest.Server
	adapter *discord.Adapter
	handler http.Handler
	key     ed25519.PrivateKey
	log     *bytes.Buffer
}

func newBench(t testing.TB, r *bot.Router) *bench {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, fake: discordtest.New(t), key: private, log: &bytes.Buffer{}}
	b.adapter, err = discord.New(discord.Config{Mode: "http", Token: bot.NewSecret("fake-token"), PublicKey: hex.EncodeToString(public),
		APIURL: b.fake.URL(), Locale: bot.French, Log: slog.New(slog.NewTextHandler(b.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	b.handler = b.adapter.Handlers(r)["POST /discord/interactions"]
	return b
}

// post sends a signed interaction as Discord does.
func (b *bench) post(payload []byte) *httptest.ResponseRecorder {
	return b.send(b.signed(payload, time.Now()))
}

func (b *bench) send(req *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, req)
	return w
}

func (b *bench) signed(payload []byte, at time.Time) *http.Request {
	stamp := strconv.FormatInt(at.Unix(), 10)
	req := httptest.NewRequest(http.MethodPost, "/discord/interactions", bytes.NewReader(payload))
	req.Header.Set("X-Signature-Timestamp", stamp)
	req.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(b.key, append([]byte(stamp), payload...))))
	return req
}

// answered posts an interaction, holds the response against Discord's description, and returns its JSON and files.
func (b *bench) answered(payload []byte) ([]byte, [][]byte) {
	b.t.Helper()
	w := b.post(payload)
	if w.Code != http.StatusOK {
		b.t.Fatalf("got status %d: %s", w.Code, w.Body)
	}
	kind := w.Header().Get("Content-Type")
	if err := b.fake.Check(http.MethodPost, "/interactions/1/token/callback", kind, w.Body.Bytes()); err != nil {
		b.t.Errorf("%v\n%s", err, w.Body)
	}
	return b.parts(kind, w.Body.Bytes())
}

// parts takes a response apart: its JSON, and the pictures sent with it.
func (b *bench) parts(kind string, body []byte) ([]byte, [][]byte) {
	b.t.Helper()
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		b.t.Fatal(err)
	}
	if media == "application/json" {
		return body, nil
	}
	form, err := multipart.NewReader(bytes.NewReader(body), params["boundary"]).ReadForm(1 << 20)
	if err != nil {
		b.t.Fatal(err)
	}
	var files [][]byte
	for i := range len(form.File) {
		f, err := form.File[fmt.Sprintf("files[%d]", i)][0].Open()
		if err != nil {
			b.t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			b.t.Fatal(err)
		}
		files = append(files, data)
	}
	return []byte(form.Value["payload_json"][0]), files
}

// payload is a recorded interaction, with some of its fields replaced.
func payload(t testing.TB, name string, change func(p map[string]any)) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "payloads", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	if change == nil {
		return data
	}
	var p map[string]any
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	change(p)
	data, err = json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// slash is the use of a command by somebody of a language.
func slash(t testing.TB, l bot.Locale, req bot.Request) []byte {
	return payload(t, "command", func(p map[string]any) {
		p["locale"] = map[bot.Locale]string{bot.French: "fr", bot.English: "en-US"}[l]
		options := []any{}
		for name, value := range req.Args {
			options = append(options, map[string]any{"name": name, "type": 3, "value": value})
		}
		p["data"] = map[string]any{"id": "1", "name": req.Command, "type": 1, "options": options}
		if req.User.Admin {
			p["member"].(map[string]any)["permissions"] = "32" // to manage the server
		}
	})
}

// reply is the part of a response that tests look into.
type reply struct {
	Type int
	Data struct {
		Flags      int
		Components []part
		Choices    *[]struct{ Name, Value string }
		CustomID   string `json:"custom_id"`
		Title      string
	}
}

type part struct {
	Type       int
	Content    string
	Label      string
	CustomID   string `json:"custom_id"`
	Options    []struct{ Label, Value string }
	Items      []struct{ Description string }
	Component  *part
	Components []part
}

func parse(t testing.TB, body []byte) reply {
	t.Helper()
	var r reply
	if err := json.Unmarshal(body, &r); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	return r
}

// shown is all text of a response, and its buttons as [label](id), a line each.
func (r reply) shown() string { return strings.Join(lines(r.Data.Components), "\n") }

func lines(parts []part) []string {
	var all []string
	for _, p := range parts {
		switch {
		case p.Content != "":
			all = append(all, p.Content)
		case p.Type == 2:
			all = append(all, "["+p.Label+"]("+p.CustomID+")")
		}
		for _, o := range p.Options {
			all = append(all, "["+o.Label+"]("+o.Value+")")
		}
		all = append(all, lines(p.Components)...)
	}
	return all
}

const ephemeral = 1 << 6
