package commands_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"boussole/bot"
)

// uses returns the uses of a command that a person may come to: alone, each value of each option, each with the next
// where an option takes several, all options at once, and what help shows.
func uses(c *bot.Command) []bot.Args {
	all, together := append([]bot.Args{{}}, c.Try...), bot.Args{}
	for _, o := range c.Options {
		for i, choice := range o.Choices {
			all = append(all, bot.Args{o.Name: choice.Value})
			if o.Many > 1 && i > 0 {
				all = append(all, bot.Args{o.Name: o.Choices[i-1].Value + "," + choice.Value})
			}
			together[o.Name] = choice.Value
		}
		if o.Kind == bot.Amount {
			for _, n := range []float64{o.Quantity.Min, (o.Quantity.Min + o.Quantity.Max) / 2, o.Quantity.Max} {
				all = append(all, bot.Args{o.Name: fmt.Sprintf("%.0f", n)})
			}
			all = append(all, bot.Args{o.Name: o.Quantity.Example})
			together[o.Name] = o.Quantity.Example
		}
	}
	return append(all, together)
}

// TestEveryUse walks every command through every value that it takes, in both languages.
func TestEveryUse(t *testing.T) {
	r := router(t)
	walked := 0
	for _, c := range r.Commands() {
		if c.Admin {
			continue // its answers depend on what was done before: its golden file shows them
		}
		for _, args := range uses(&c) {
			if c.Run == nil && len(args) == 0 {
				continue // without a question, it asks for one
			}
			for _, l := range locales {
				req := bot.Request{Command: c.Name, Args: args, Locale: l}
				t.Run(fmt.Sprintf("%s/%s", l, req), func(t *testing.T) {
					walked++
					reply := r.Handle(context.Background(), req)
					want := l
					if c.Run == nil {
						want = reply.Locale // the question's own
					}
					checkReply(t, r, c.Name, reply, want)
				})
			}
		}
	}
	if least := 300; walked < least && !t.Failed() {
		t.Errorf("%d uses walked, want %d at least", walked, least)
	}
}

// mistaken are the titles of replies that answer nothing.
var mistaken = []string{"Je n'ai pas pu répondre", "I couldn't answer", "Un souci de mon côté", "A problem on my side"}

// TestMistaken holds that a mistake is known by its title.
func TestMistaken(t *testing.T) {
	r := router(t)
	for _, l := range locales {
		if title := r.Handle(context.Background(), bot.Request{Command: "nothing-of-the-kind", Locale: l}).Title; !slices.Contains(mistaken, title) {
			t.Errorf("%s: a mistake is called %q, want one of %q", l, title, mistaken)
		}
	}
}

var (
	debris     = regexp.MustCompile(`%!|<nil>|map\[|\{[^}]*\}|  `)
	gendered   = regexp.MustCompile(`(?i)\pL\((e|s|es|le|ne|se|euse|rice|trice|ère)\)|\pL[·•]\pL|\pL/(e|se|euse|rice|trice)s?\b`)
	formal     = regexp.MustCompile(`(?i)(^|[^\pL])(vous|votre|vos)([^\pL]|$)`)
	sourceless = []string{"tip", "help", "news"} // which state no figure, or link to each of their sources
)

func checkReply(t *testing.T, r *bot.Router, command string, reply bot.Reply, l bot.Locale) {
	t.Helper()
	if slices.Contains(mistaken, reply.Title) || reply.Refused {
		t.Fatalf("not answered: %s: %s", reply.Title, reply.Answer)
	}
	if strings.TrimSpace(reply.Answer) == "" || strings.TrimSpace(reply.Title) == "" || reply.Locale != l {
		t.Errorf("title %q, answer %q, language %q", reply.Title, reply.Answer, reply.Locale)
	}
	if len(reply.Sources) == 0 && !slices.Contains(sourceless, command) {
		t.Error("no source")
	}
	for _, s := range reply.Sources {
		if s.Title == "" || s.Publisher == "" || s.Year == 0 || !strings.HasPrefix(s.URL, "http") {
			t.Errorf("half a source: %+v", s)
		}
	}
	checkButtons(t, r, reply)
	said := reply
	said.Sources = nil // whose titles are other people's words
	text := said.Title + "\n" + said.Plain()
	if found := debris.FindString(text); found != "" && !(command == "tip" && strings.HasPrefix(found, "{")) { // code is full of braces
		t.Errorf("%q in: %s", found, text)
	}
	if l == bot.French {
		if found := gendered.FindString(text); found != "" {
			t.Errorf("%q in: %s", found, text)
		}
		if found := formal.FindString(text); found != "" {
			t.Errorf("%q, to somebody who is « tu »: %s", found, text)
		}
	}
}

// checkButtons presses every button of a reply.
func checkButtons(t *testing.T, r *bot.Router, reply bot.Reply) {
	t.Helper()
	const least, most, size = 2, 4, 100
	var all []bot.Button
	for _, block := range reply.Blocks {
		if buttons, ok := block.(bot.Buttons); ok {
			all = append(all, buttons...)
		}
	}
	if len(all) < least || len(all) > most {
		t.Errorf("%d buttons, want %d to %d: %v", len(all), least, most, all)
	}
	pressed := map[string]bool{}
	for _, b := range all {
		line := b.Request.String()
		if n := utf8.RuneCountInString(line); n > size {
			t.Errorf("%s has %d characters, %d at most", line, n, size)
		}
		if pressed[line] {
			t.Errorf("%s: the same button twice", line)
		}
		if b.Label == "" {
			t.Errorf("%s: no label", line)
		}
		pressed[line] = true
		req, err := r.Parse(line, reply.Locale)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if req.Command == "ask" && req.Args["question"] == "" {
			continue // it asks for the question
		}
		req.User.Admin = true
		if next := r.Handle(context.Background(), req); slices.Contains(mistaken, next.Title) || next.Refused {
			t.Errorf("%s: not answered: %s: %s", line, next.Title, next.Answer)
		}
	}
}
