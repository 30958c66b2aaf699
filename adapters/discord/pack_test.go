package discord

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"boussole/adapters/discord/chart"
	"boussole/adapters/discord/discordtest"
	"boussole/adapters/discord/rest"
	"boussole/bot"
)

// long is a reply with so much of everything that no message holds it.
func long(items, length int) bot.Reply {
	r := bot.Reply{Locale: bot.French, Title: strings.Repeat("Titre ", 100), Answer: strings.Repeat("é*", length)}
	for i := range items {
		r.Blocks = append(r.Blocks, bot.Paragraph{Text: fmt.Sprint(i, " ", strings.Repeat("mot ", length/4))},
			bot.Fields{{Name: strings.Repeat("n", length), Value: strings.Repeat("v", length)}},
			bot.Note{Text: strings.Repeat("note\n", length/5)})
	}
	var many bot.Buttons
	for i := range 40 {
		many = append(many, bot.Button{Label: strings.Repeat("L", 200), Request: bot.Request{Command: "tip", Args: bot.Args{"topic": fmt.Sprint("t", i)}}})
	}
	for range 7 {
		r.Blocks = append(r.Blocks, many, many[:3])
	}
	r.Blocks = append(r.Blocks, bot.Buttons{{Label: "trop long", Typed: "/question …", Request: bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("q", 150)}}}})
	for i := range items {
		r.Sources = append(r.Sources, bot.Source{Title: "Source [une] *", Publisher: "p", Year: 2000 + i, URL: "https://example.org/(a b)"})
	}
	return r
}

// However long the reply, each message keeps every limit, the first words and the buttons are there, and what lacks is said.
func TestPackLimits(t *testing.T) {
	a, fake := &Adapter{pictures: chart.New()}, discordtest.New(t)
	for _, test := range []struct {
		items, length, want int
		lacks               bool
	}{{0, 5, 2, false}, {1, 100, 2, false}, {3, 500, 4, false}, {12, 2000, messages, true}, {60, 300, messages, true}, {100, 10, messages, true}, {3, 30_000, messages, true}} {
		reply := long(test.items, test.length)
		out := a.render(t.Context(), card{reply: reply, share: &bot.Request{Command: "salary"}})
		if len(out) != test.want {
			t.Errorf("%d of %d: got %d messages, want %d", test.items, test.length, len(out), test.want)
		}
		for i, m := range out {
			if text, count := weigh(m.Components); text > 4000 || count > componentSize {
				t.Errorf("%d of %d: message %d has %d characters and %d components", test.items, test.length, i, text, count)
			}
			body, err := rest.Encode(m, m.files)
			if err == nil {
				err = fake.Check("POST", "/channels/1/messages", body.Type, body.Bytes())
			}
			if err != nil {
				t.Errorf("%d of %d: message %d: %v", test.items, test.length, i, err)
			}
			if m.AllowedMentions != nobody || m.Flags != discordgo.MessageFlagsIsComponentsV2 {
				t.Errorf("message %d: got %v, flags %d", i, m.AllowedMentions, m.Flags)
			}
		}
		if first := out[0].Components[0].Components[0].Content; !strings.HasPrefix(first, "### Titre") {
			t.Errorf("got %.40q first", first)
		}
		last := out[len(out)-1].Components
		if last[len(last)-1].Type != discordgo.ActionsRowComponent {
			t.Errorf("%d of %d: the last message has no buttons", test.items, test.length)
		}
		if said := fmt.Sprint(last[0].Components); strings.Contains(said, "trop longue pour Discord") != test.lacks {
			t.Errorf("%d of %d: that the rest lacks: %.200s", test.items, test.length, said)
		}
	}
}

// weigh counts the characters and components of a message.
func weigh(components []component) (text, count int) {
	for _, c := range components {
		t, n := weigh(c.Components)
		text, count = text+bot.Size(c.Content)+t, count+1+n
	}
	return text, count
}

func TestControlsKeepLimits(t *testing.T) {
	c := controls{locale: bot.English}
	var buttons bot.Buttons
	for i := range 30 {
		buttons = append(buttons, bot.Button{Label: strings.Repeat("é", 120), Typed: "/tip", Request: bot.Request{Command: "tip", Args: bot.Args{"topic": fmt.Sprint(i)}}})
	}
	typed := string(c.add(nil, buttons))
	if menu := c.rows[0].Components[0]; len(menu.Options) != menuSize || bot.Size(menu.Options[0].Label) != optionSize || strings.Count(typed, "\n") != 5 {
		t.Errorf("got %d lines of a menu, and %q", len(menu.Options), typed)
	}
	if typed = string(c.add(nil, buttons[:2])); len(c.rows) != 1 || typed != "" {
		t.Errorf("the same buttons twice: got %d rows, %q", len(c.rows), typed)
	}
	c.share(bot.Request{Command: "salary"})
	c.share(bot.Request{Command: "salary", Args: bot.Args{"place": strings.Repeat("x", 100)}})
	if len(c.rows) != 2 || len(c.rows[1].Components) != 1 {
		t.Errorf("share: got %d rows", len(c.rows))
	}
	why := func(place string) bot.Button {
		return bot.Button{Label: "Why?", Request: bot.Request{Command: "salary", Args: bot.Args{"place": place}, Why: true}}
	}
	c.why(why("lyon"))
	c.why(why(strings.Repeat("x", 100))) // too long for an id
	if last := c.rows[1].Components; len(c.rows) != 2 || len(last) != 2 || last[1].CustomID != "w/salary place:lyon" {
		t.Errorf("why: got %d rows, the last %+v", len(c.rows), last)
	}
	full := bot.Buttons{}
	for i := range rowSize {
		full = append(full, bot.Button{Label: "Tip", Request: bot.Request{Command: "tip", Args: bot.Args{"topic": fmt.Sprint("more", i)}}})
	}
	c.add(nil, full)
	c.why(why("paris"))
	if len(c.rows) != 4 || len(c.rows[2].Components) != rowSize || len(c.rows[3].Components) != 1 {
		t.Errorf("why after a full row: got %d rows", len(c.rows))
	}
}
