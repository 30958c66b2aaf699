package adapters_test

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
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"boussole/adapters/discord"
	"boussole/adapters/discord/discordtest"
	"boussole/adapters/slack"
	"boussole/adapters/slack/slacktest"
	"boussole/adapters/terminal"
	"boussole/bot"
	"boussole/bot/bottest"
	"boussole/bot/watch"
	"boussole/commands"
	"boussole/knowledge"
)

// On every platform, in both languages, the same command shows the same facts, figures, sources and next steps.
func TestParity(t *testing.T) {
	k, err := knowledge.LoadShipped()
	if err != nil {
		t.Fatal(err)
	}
	gallery := bot.Text{FR: "galerie", EN: "gallery"}
	w := watch.New(watch.Config{Ledger: new(bot.MemoryLedger), Zone: "Europe/Paris", Log: slog.New(slog.DiscardHandler)})
	table := append(commands.All(commands.Deps{Knowledge: k, Watch: w, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }}),
		bot.Command{Name: "gallery", Names: gallery, Title: gallery, Summary: gallery, Try: []bot.Args{{}},
			Run: func(_ context.Context, req bot.Request) (bot.Reply, error) { return bottest.Gallery(req.Locale), nil }})
	r, err := bot.New(table, commands.Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	r.Collect(bot.NewFeedback(bot.NewMemory(), bot.Text{}))
	w.Start(r, nil)
	onDiscord, onSlack := discordShows(t, r), slackShows(t, r)
	compared := 0
	for _, c := range r.Commands() {
		for _, args := range append([]bot.Args{{}}, c.Try...) {
			if c.Run == nil && len(args) == 0 {
				continue // it asks for the question
			}
			for _, l := range []bot.Locale{bot.French, bot.English} {
				req := bot.Request{Command: c.Name, Args: args, Locale: l, User: bot.User{Admin: true}}
				reply := r.Handle(t.Context(), req)
				for platform, shown := range map[string]string{"discord": onDiscord(req), "slack": onSlack(req), "terminal": terminalShows(t, r, req, reply.Locale)} {
					for _, fact := range facts(reply) {
						if !holds(shown, fact) {
							t.Errorf("%s: %s in %s: no %q in\n%s", platform, req, l, fact, shown)
						}
						compared++
					}
				}
			}
		}
	}
	if least := 2000; compared < least && !t.Failed() {
		t.Errorf("%d facts compared, want %d at least", compared, least)
	}
}

// On every platform, in both languages, the explanation of an answer says the same and offers the same.
func TestParityWhy(t *testing.T) {
	k, err := knowledge.LoadShipped()
	if err != nil {
		t.Fatal(err)
	}
	r, err := bot.New(commands.All(commands.Deps{Knowledge: k, Now: time.Now}), commands.Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	onDiscord, onSlack := discordShows(t, r), slackShows(t, r)
	asks := func(l bot.Locale, question string) bot.Request {
		return bot.Request{Command: "ask", Args: bot.Args{"question": question}, Locale: l, User: bot.User{ID: "somebody"}}
	}
	why := bot.Text{FR: "pourquoi ?", EN: "why?"}
	for l, questions := range map[bot.Locale][]string{
		bot.French:  {"combien gagne un junior à Lyon ?", "TJM 500, ça fait combien par an ?", "bootcamp ou master ?", "c'est quoi le métier ?"},
		bot.English: {"how much does a senior earn in Paris?", "38k in Nantes with 2 years, is that good?", "which databases should I learn?", "from senior to architect"},
	} {
		for _, question := range questions {
			r.Handle(t.Context(), asks(l, question))
			reply := r.Handle(t.Context(), asks(l, why.In(l)))
			onDiscord(asks(l, question))
			onSlack(asks(l, question))
			var out strings.Builder
			lines := strings.NewReader(question + "\n" + why.In(l) + "\n")
			if err := terminal.New(terminal.Config{In: lines, Out: &out, Locale: l}).Run(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			all := facts(reply)
			for platform, shown := range map[string]string{"discord": onDiscord(asks(l, why.In(l))), "slack": onSlack(asks(l, why.In(l))), "terminal": out.String()} {
				for _, fact := range all {
					if !holds(shown, fact) {
						t.Errorf("%s: %s: no %q in\n%s", platform, question, fact, shown)
					}
				}
			}
			if least := 8; len(all) < least {
				t.Errorf("%s: %d facts compared, want %d at least", question, len(all), least)
			}
		}
	}
}

// facts are what a reply says, piece by piece: its texts, each figure of its charts, sources with their address, next
// steps.
func facts(r bot.Reply) []string {
	all := []string{r.Title, r.Answer}
	for _, block := range r.Blocks {
		switch block := block.(type) {
		case bot.Paragraph:
			all = append(all, block.Text)
		case bot.Note:
			all = append(all, block.Text)
		case bot.Bullets:
			all = append(append(all, block.Title), block.Items...)
		case bot.Steps:
			all = append(append(all, block.Title), block.Items...)
		case bot.Links:
			for _, link := range block {
				all = append(all, link.Title, link.About, link.URL)
			}
		case bot.Fields:
			for _, f := range block {
				all = append(all, f.Name, f.Value)
			}
		case bot.Table:
			all = append(all, block.Title)
			for _, row := range block.Rows {
				all = append(all, row...)
			}
		case bot.Chart:
			for _, bar := range block.Bars {
				all = append(all, bot.Range(r.Locale, bar.Low, bar.High, bar.Open))
			}
		case bot.Buttons:
			for _, b := range block {
				all = append(all, b.Label)
			}
		}
	}
	if r.Why != nil {
		all = append(all, r.Why.Label)
	}
	for _, s := range r.Sources {
		all = append(all, s.Title, s.Publisher, strconv.Itoa(s.Year), s.URL)
	}
	return all
}

// holds reports whether each word of a fact is shown. Platforms differ in what stands between words, and a table may put
// other cells there.
func holds(shown, fact string) bool {
	words := map[string]bool{}
	for _, w := range cutWords(shown) {
		words[w] = true
	}
	for _, w := range cutWords(fact) {
		if !words[w] {
			return false
		}
	}
	return true
}

func cutWords(text string) []string {
	text = strings.NewReplacer("\u200b", "", `\`, "", "&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(text)
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// text is every string in a JSON value, a line each.
func text(t *testing.T, data []byte) string {
	t.Helper()
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	var lines []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			lines = append(lines, v)
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			for _, name := range []string{"data", "text", "content", "label", "fields", "elements", "options", "components", "blocks"} {
				walk(v[name])
			}
		}
	}
	walk(value)
	return strings.Join(lines, "\n")
}

// discordShows returns what a slash command shows on Discord, without the words that only describe a picture.
func discordShows(t *testing.T, r *bot.Router) func(req bot.Request) string {
	fake := discordtest.New(t)
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := discord.New(discord.Config{Mode: "http", Token: bot.NewSecret("fake-token"), PublicKey: hex.EncodeToString(public),
		APIURL: fake.URL(), Locale: bot.French, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	handler := a.Handlers(r)["POST /discord/interactions"]
	return func(req bot.Request) string {
		options := []any{}
		for name, value := range req.Args {
			options = append(options, map[string]any{"name": name, "type": 3, "value": value})
		}
		body, err := json.Marshal(map[string]any{"type": 2, "id": "1", "application_id": "2", "token": "t", "locale": string(req.Locale), "channel_id": "3",
			"guild_id": "5", "member": map[string]any{"permissions": "32", "user": map[string]any{"id": "4"}}, // who manages the server
			"data": map[string]any{"name": req.Command, "type": 1, "options": options}})
		if err != nil {
			t.Fatal(err)
		}
		stamp := strconv.FormatInt(time.Now().Unix(), 10)
		post := httptest.NewRequest(http.MethodPost, "/discord/interactions", bytes.NewReader(body))
		post.Header.Set("X-Signature-Timestamp", stamp)
		post.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(private, append([]byte(stamp), body...))))
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, post)
		_, params, _ := mime.ParseMediaType(w.Header().Get("Content-Type"))
		if params["boundary"] == "" {
			return text(t, w.Body.Bytes())
		}
		part, err := multipart.NewReader(w.Body, params["boundary"]).NextPart()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		return text(t, data)
	}
}

// slackShows returns what a slash command shows in Slack's blocks.
func slackShows(t *testing.T, r *bot.Router) func(req bot.Request) string {
	const secret = "signing-secret"
	fake := slacktest.New(t)
	a, err := slack.New(slack.Config{Mode: "http", BotToken: bot.NewSecret("xoxb-fake"), SigningSecret: bot.NewSecret(secret),
		APIURL: fake.URL(), Locale: bot.French, Log: slog.New(slog.DiscardHandler)}, bot.NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	handler := a.Handlers(r)["POST /slack/commands"]
	people := map[bot.Locale]string{bot.French: "U0FRENCH", bot.English: "U0ENGLISH"}
	fake.SetLocale(people[bot.French], "fr-FR")
	fake.SetLocale(people[bot.English], "en-US")
	for _, person := range people {
		fake.SetAdmin(person)
	}
	return func(req bot.Request) string {
		body := []byte(url.Values{"command": {"/boussole"}, "text": {strings.TrimPrefix(req.String(), "/")}, "team_id": {slacktest.TeamID},
			"channel_id": {"C1"}, "user_id": {people[req.Locale]}, "response_url": {fake.ResponseURL()}}.Encode())
		post := httptest.NewRequest(http.MethodPost, "/slack/commands", bytes.NewReader(body))
		post.Header = slacktest.Sign(secret, body, time.Now())
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, post)
		var m struct {
			Blocks json.RawMessage `json:"blocks"`
		}
		if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil {
			t.Fatalf("%s: status %d, %v in %q", req, w.Code, err, w.Body)
		}
		return text(t, m.Blocks)
	}
}

// terminalShows returns what a line shows in a terminal.
func terminalShows(t *testing.T, r *bot.Router, req bot.Request, l bot.Locale) string {
	t.Helper()
	var out strings.Builder
	a := terminal.New(terminal.Config{In: strings.NewReader(fmt.Sprintln(req)), Out: &out, Locale: l, Fixed: true})
	if err := a.Run(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
