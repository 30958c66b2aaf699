package discord_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image/png"
	"strings"
	"testing"

	"boussole/bot"
	"boussole/bot/bottest"
)

// Every command as help shows it, alone where it needs nothing, and every block of the gallery: what Discord is sent.
func TestGolden(t *testing.T) {
	gallery := probe(func(_ context.Context, req bot.Request) (bot.Reply, error) { return bottest.Gallery(req.Locale), nil })
	gallery.Try = []bot.Args{{}}
	r := router(t, gallery)
	b := newBench(t, r)
	for _, c := range r.Commands() {
		uses := c.Try
		if c.Run != nil && len(c.Options) > 0 {
			uses = append([]bot.Args{{}}, uses...)
		}
		for _, l := range []bot.Locale{bot.French, bot.English} {
			t.Run(c.Name+"."+string(l), func(t *testing.T) {
				var out strings.Builder
				for i, args := range uses {
					req := bot.Request{Command: c.Name, Args: args, User: bot.User{Admin: c.Admin}}
					if i > 0 && req.String() == "/"+c.Name {
						continue
					}
					body, files := b.answered(slash(t, l, req))
					for _, f := range files {
						if _, err := png.Decode(bytes.NewReader(f)); err != nil {
							t.Errorf("%s: picture: %v", req, err)
						}
					}
					out.WriteString(req.String() + "\n" + indented(t, body))
				}
				bottest.Golden(t, "golden/"+c.Name+"."+string(l)+".json", out.String())
			})
		}
	}
}

// indented is a JSON text that a person can read.
func indented(t *testing.T, body []byte) string {
	t.Helper()
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
