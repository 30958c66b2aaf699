package slack

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	slackapi "github.com/slack-go/slack"

	"boussole/bot"
)

// long is a reply with so much of everything that no message holds it.
func long(items, length int) bot.Reply {
	r := bot.Reply{Locale: bot.French, Title: strings.Repeat("Titre ", 100), Answer: strings.Repeat("é*<", length)}
	for i := range items {
		r.Blocks = append(r.Blocks, bot.Paragraph{Text: fmt.Sprint(i, " ", strings.Repeat("mot ", length/4))},
			bot.Fields{{Name: strings.Repeat("n", length), Value: strings.Repeat("v&", length)}},
			bot.Note{Text: strings.Repeat("note\n", length/5)},
			bot.Chart{Title: strings.Repeat("t", length), Bars: []bot.Bar{{Label: strings.Repeat("b", length), Low: 1, High: 2}}})
	}
	var many bot.Buttons
	for i := range 140 {
		many = append(many, bot.Button{Label: strings.Repeat("L", 200), Request: bot.Request{Command: "tip", Args: bot.Args{"topic": fmt.Sprint("t", i)}}})
	}
	for i := range 15 {
		r.Blocks = append(r.Blocks, many[:120], many[120+i:123+i])
	}
	r.Blocks = append(r.Blocks, bot.Buttons{{Label: "trop long", Typed: "/question …", Request: bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("q", 2000)}}}})
	for i := range items {
		r.Sources = append(r.Sources, bot.Source{Title: "Source |une> *" + strings.Repeat("&", length), Publisher: "p", Year: 2000 + i, URL: "https://example.org/(a b)?c&d|e>"})
	}
	return r
}

// However long the reply, each message keeps every limit, the first words and the buttons are there, and what lacks is said.
func TestPackLimits(t *testing.T) {
	for _, test := range []struct {
		items, length int
		want          int
		lacks         bool
	}{{0, 5, 1, false}, {1, 100, 1, false}, {3, 500, 4, false}, {12, 2000, messages, true}, {60, 300, messages, true}, {100, 10, messages, true}, {3, 30_000, messages, true}} {
		what := fmt.Sprintf("%d of %d", test.items, test.length)
		out := render(card{reply: long(test.items, test.length), share: &bot.Request{Command: "salary"}})
		if len(out) != test.want {
			t.Errorf("%s: got %d messages, want %d", what, len(out), test.want)
		}
		for i, m := range out {
			hold(t, what, m)
			if text, charts, ids := weigh(t, m); text > messageSize+textSize || charts > chartLimit || len(m.Blocks) > blockSize || ids > 0 {
				t.Errorf("%s: message %d has %d characters, %d charts, %d blocks, %d action_ids twice", what, i, text, charts, len(m.Blocks), ids)
			}
		}
		if first := typed(t, out[0].Blocks)[0].(*slackapi.HeaderBlock); !strings.HasPrefix(first.Text.Text, "Titre") || bot.Size(first.Text.Text) > titleSize || !strings.HasPrefix(out[0].Text, "Titre") {
			t.Errorf("%s: got %.40q first", what, first.Text.Text)
		}
		last := out[len(out)-1].Blocks
		if last[len(last)-1].BlockType() != slackapi.MBTAction {
			t.Errorf("%s: the last message has no buttons", what)
		}
		if got := strings.Contains(fmt.Sprint(encoded(t, last)), "trop longue pour Slack"); got != test.lacks {
			t.Errorf("%s: that the rest lacks: got %v", what, got)
		}
	}
}

// weigh counts the characters and charts of a message, and its action_ids that are there twice or not its own.
func weigh(t *testing.T, m message) (text, charts, ids int) {
	t.Helper()
	seen := map[string]bool{}
	for _, b := range typed(t, m.Blocks) {
		switch b := b.(type) {
		case *slackapi.SectionBlock:
			text += bot.Size(b.Text.Text)
		case *slackapi.ContextBlock:
			text += bot.Size(b.ContextElements.Elements[0].(*slackapi.TextBlockObject).Text)
		case *slackapi.DataVisualizationBlock:
			charts++
			if err := b.Validate(); err != nil {
				t.Error(err)
			}
		case *slackapi.ActionBlock:
			for _, e := range b.Elements.ElementSet {
				id := ""
				switch e := e.(type) {
				case *slackapi.ButtonBlockElement:
					id = e.ActionID
				case *slackapi.SelectBlockElement:
					id = e.ActionID
				}
				if seen[id] || !strings.HasPrefix(id, own+".") {
					ids++
				}
				seen[id] = true
			}
		}
	}
	return text, charts, ids
}

func encoded(t testing.TB, blocks []block) string {
	t.Helper()
	out, err := json.Marshal(blocks)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// typed are blocks as slack-go reads them.
func typed(t testing.TB, blocks []block) []slackapi.Block {
	t.Helper()
	var read slackapi.Blocks
	if err := json.Unmarshal([]byte(encoded(t, blocks)), &read); err != nil {
		t.Fatal(err)
	}
	return read.BlockSet
}

// rows are the elements of each row of controls.
func (c *controls) typed(t testing.TB) (rows [][]slackapi.BlockElement) {
	for _, b := range typed(t, c.blocks(&draft{}, "")) {
		rows = append(rows, b.(*slackapi.ActionBlock).Elements.ElementSet)
	}
	return rows
}

// What holds little or nothing is still a message that Slack takes.
func TestRenderNothing(t *testing.T) {
	for _, reply := range []bot.Reply{{}, {Title: " \n", Answer: "\u200b"}, {Answer: "oui", Blocks: []bot.Block{bot.Paragraph{}, bot.Bullets{}, bot.Table{Rows: [][]string{{}}}, bot.Chart{}, bot.Buttons{}, bot.Fields{}}}} {
		for _, m := range render(card{reply: reply}) {
			hold(t, "nothing", m)
		}
	}
}

func TestControlsKeepLimits(t *testing.T) {
	c := controls{locale: bot.English}
	var buttons bot.Buttons
	for i := range 105 {
		buttons = append(buttons, bot.Button{Label: strings.Repeat("é", 120), Typed: "/tip", Request: bot.Request{Command: "tip", Args: bot.Args{"topic": fmt.Sprint(i)}}})
	}
	long := func(n int) bot.Button {
		return bot.Button{Label: "ask", Request: bot.Request{Command: "ask", Args: bot.Args{"question": strings.Repeat("q", n)}}}
	}
	typed := string(c.add(nil, append(bot.Buttons{long(optionSize)}, buttons...)))
	menu := c.typed(t)[0][0].(*slackapi.SelectBlockElement)
	if len(menu.Options) != menuSize || bot.Size(menu.Options[0].Text.Text) != labelSize || strings.Count(typed, "\n") != 6 || !strings.HasPrefix(typed, "• ask: `/boussole ask question:qqq") {
		t.Errorf("got %d lines of a menu, and %q", len(menu.Options), typed)
	}
	if typed = string(c.add(nil, buttons[:2])); len(c.rows) != 1 || typed != "" {
		t.Errorf("the same buttons twice: got %d rows, %q", len(c.rows), typed)
	}
	c.share(bot.Request{Command: "salary"})
	c.share(bot.Request{Command: "salary", Args: bot.Args{"place": strings.Repeat("x", idSize)}})
	if len(c.rows) != 2 || len(c.typed(t)[1]) != 1 {
		t.Errorf("share: got %d rows", len(c.rows))
	}
	why := func(n int) bot.Button { return bot.Button{Label: "Why?", Request: long(n).Request} }
	c.why(why(1))
	c.why(why(idSize)) // too long for a value
	if last := c.rows[1]; len(c.rows) != 2 || len(last) != 2 || last[1].id != "w/ask question:q" || last[1].shares {
		t.Errorf("why: got %d rows, the last %+v", len(c.rows), last)
	}
	if typed = string(c.add(nil, bot.Buttons{long(1900), long(2000)})); len(c.rows) != 3 || strings.Count(typed, "\n") != 1 {
		t.Errorf("a button of 1900 and one of 2000: got %d rows and %q", len(c.rows), typed)
	}
	c.share(bot.Request{Command: "freelance"})
	last := c.typed(t)[2]
	if b := last[len(last)-1].(*slackapi.ButtonBlockElement); len(last) != 2 || b.Style != slackapi.StylePrimary || b.Text.Text != "Show to everyone" || b.Value != "s/freelance" {
		t.Errorf("share: got %+v", b)
	}
}

func TestChart(t *testing.T) {
	bars := []bot.Bar{{Label: "Développement mobile à Paris", Low: 40000, High: 50000}, {Label: "Développement mobile à Lyon", Low: 35000, High: 43000, Mark: 42000},
		{Label: "Lead", Low: 85000, Open: true}, {Label: "", Low: 1, High: 1},
		{Label: "Même label partout ici à", Low: 1, High: 2}, {Label: "Même label partout là à", Low: 3, High: 4}}
	wide := drawn(t, bot.Chart{Title: strings.Repeat("é", 60), Bars: bars})
	if err := wide.Validate(); err != nil {
		t.Error(err)
	}
	bar := wide.Chart.(*slackapi.DataVisualizationBarChart)
	if got, want := strings.Join(bar.AxisConfig.Categories, "/"), "Développement…Paris/Développement m…Lyon/Lead et plus/…/Même label partout…à/Même label parto…à 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for i, want := range [][]float64{{40000, 35000, 85000, 1, 1, 3}, {50000, 43000, 85000, 1, 2, 4}, {0, 42000, 0, 0, 0, 0}} {
		for j := range want {
			if got := bar.Series[i].Data[j].Value; got != want[j] {
				t.Errorf("%s of %s: got %v, want %v", bar.Series[i].Name, bar.AxisConfig.Categories[j], got, want[j])
			}
		}
	}
	for _, bars := range [][]bot.Bar{nil, make([]bot.Bar, chartBars+1), {{Low: math.NaN()}}, {{High: math.Inf(1)}}} {
		if drawable(bot.Chart{Title: "t", Bars: bars}) {
			t.Errorf("%d bars are drawn", len(bars))
		}
	}
	if err := drawn(t, bot.Chart{Bars: make([]bot.Bar, chartBars)}).Validate(); err != nil {
		t.Error(err)
	}
}

// drawn is a chart as slack-go reads it.
func drawn(t *testing.T, c bot.Chart) *slackapi.DataVisualizationBlock {
	t.Helper()
	if !drawable(c) {
		t.Fatal("not drawn")
	}
	return typed(t, []block{{slackapi.MBTDataVisualization, wire(nil).chart(c, bot.French)}})[0].(*slackapi.DataVisualizationBlock)
}

// The figures of a chart are always there as text: where no text holds them, in words below it; and the message
// without the chart says the same.
func TestChartIsTold(t *testing.T) {
	c := bot.Chart{Title: "Brut", Bars: []bot.Bar{{Label: "Lead", Low: 85000, Open: true}}}
	for _, test := range []struct {
		text  string
		words int
	}{{"Rien.", 1}, {"Un lead : " + bot.Range(bot.French, 85000, 0, true) + ".", 0}} {
		m := render(card{reply: bot.Reply{Locale: bot.French, Answer: test.text, Blocks: []bot.Block{c}}})[0]
		if got := strings.Count(encoded(t, m.Blocks), "Brut — Lead : 85"); got != test.words {
			t.Errorf("%s: told %d times, want %d", test.text, got, test.words)
		}
		if without := m.withoutCharts(); len(without.Blocks) != len(m.Blocks)-1 || without.Text != m.Text || len(m.Blocks) != 2+test.words {
			t.Errorf("%s: got %d blocks of %d", test.text, len(without.Blocks), len(m.Blocks))
		}
	}
}

// Whatever stands in a reply, it reaches Slack as text alone.
func TestRenderEscapes(t *testing.T) {
	bad := "<!channel> <@U1> *x* _y_ & `<z>` :tada:"
	reply := bot.Reply{Title: bad, Answer: bad, Blocks: []bot.Block{bot.Paragraph{Text: bad}, bot.Bullets{Title: bad, Items: []string{bad}}, bot.Steps{Title: bad, Items: []string{bad}},
		bot.Fields{{Name: bad, Value: bad}}, bot.Table{Title: bad, Columns: []string{bad, bad}, Rows: [][]string{{bad, bad}}}, bot.Chart{Title: bad, Bars: []bot.Bar{{Label: bad, Low: 7, High: 8}}}, bot.Note{Text: bad}},
		Sources: []bot.Source{{Title: bad, Publisher: bad, URL: "!channel"}, {Title: bad, URL: "https://example.org/|<!here>"}}}
	m := render(card{reply: reply})[0]
	texts := []string{m.Text}
	for _, b := range typed(t, m.Blocks) {
		switch b := b.(type) {
		case *slackapi.SectionBlock:
			texts = append(texts, b.Text.Text)
		case *slackapi.ContextBlock:
			texts = append(texts, b.ContextElements.Elements[0].(*slackapi.TextBlockObject).Text)
		}
	}
	for _, text := range texts {
		link := "<https://example.org/%7C%3C!here%3E|"
		left := strings.Replace(text, link, "", 1)
		if got, want := strings.ContainsAny(left, "<"), false; got != want {
			t.Errorf("%q has an angle bracket", text)
		}
		if strings.Contains(text, "*x*") || strings.Contains(text, "_y_") || strings.Contains(text, ":tada:") {
			t.Errorf("%q formats", text)
		}
	}
	if len(texts) != 10 {
		t.Errorf("got %d texts, want 10", len(texts))
	}
}
