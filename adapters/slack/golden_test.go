package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"boussole/adapters/slack/slacktest"
	"boussole/bot"
	"boussole/bot/bottest"
	"boussole/bot/watch"
	"boussole/commands"
	"boussole/knowledge"
)

// shipped answers from the shipped knowledge, with the gallery of blocks as one more command.
func shipped(t testing.TB) *bot.Router {
	t.Helper()
	k, err := knowledge.LoadShipped()
	if err != nil {
		t.Fatal(err)
	}
	w := watch.New(watch.Config{Ledger: new(bot.MemoryLedger), Zone: "Europe/Paris", Log: slog.New(slog.DiscardHandler)})
	all := commands.All(commands.Deps{Knowledge: k, Watch: w, Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }})
	gallery := bot.Text{FR: "galerie", EN: "gallery"}
	all = append(all, bot.Command{Name: "gallery", Names: gallery, Title: gallery, Summary: gallery, Try: []bot.Args{{}},
		Run: func(_ context.Context, req bot.Request) (bot.Reply, error) { return bottest.Gallery(req.Locale), nil }})
	r, err := bot.New(all, commands.Lexicon(k), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	w.Start(r, nil)
	r.Understand("combien gagne un junior ?", bot.French, nil) // the first question waits for training, which the race detector makes long
	return r
}

// Every command as help shows it, alone where it needs nothing, and every block of the gallery: what Slack is sent.
func TestGolden(t *testing.T) {
	r := shipped(t)
	for _, c := range r.Commands() {
		uses := c.Try
		if c.Run != nil && len(c.Options) > 0 {
			uses = append([]bot.Args{{}}, uses...)
		}
		for _, l := range []bot.Locale{bot.French, bot.English} {
			t.Run(c.Name+"."+string(l), func(t *testing.T) {
				var out strings.Builder
				for i, args := range uses {
					req := bot.Request{Command: c.Name, Args: args, Locale: l, User: bot.User{Admin: c.Admin}}
					if i > 0 && req.String() == "/"+c.Name {
						continue
					}
					out.WriteString(req.String() + "\n")
					for _, m := range render(asked(t, r, req)) {
						hold(t, req.String(), m)
						hold(t, req.String()+" without charts", m.withoutCharts())
						out.WriteString(indented(t, m))
					}
				}
				bottest.Golden(t, "golden/"+c.Name+"."+string(l)+".json", out.String())
			})
		}
	}
}

// asked is the answer to a Request, with the button to share one that only the asker sees.
func asked(t testing.TB, r *bot.Router, req bot.Request) card {
	t.Helper()
	u := r.Plan(req)
	c := card{reply: r.Answer(t.Context(), u)}
	if r.Private(u) && !c.reply.Refused && u.Err == nil {
		c.share = &u.Request
	}
	return c
}

// hold holds a message against Slack's limits.
func hold(t testing.TB, what string, m message) {
	t.Helper()
	if n := bot.Size(m.Text); n < 1 || n > spokenSize {
		t.Errorf("%s: text of %d characters", what, n)
	}
	if len(m.Blocks) == 0 {
		return // then the text is all there is
	}
	blocks, err := json.Marshal(m.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	if err := slacktest.Check(blocks); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

// indented is a value as JSON that a person can read.
func indented(t *testing.T, value any) string {
	t.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return legible.Replace(out.String())
}

var legible = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&")

// BenchmarkRender renders a salary to JSON.
func BenchmarkRender(b *testing.B) {
	c := asked(b, shipped(b), bot.Request{Command: "salary", Args: bot.Args{"level": "junior", "place": "lyon"}, Locale: bot.French})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.Marshal(render(c)[0]); err != nil {
			b.Fatal(err)
		}
	}
}
