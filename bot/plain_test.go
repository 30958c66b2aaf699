package bot_test

import (
	"testing"

	"boussole/bot"
	"boussole/bot/bottest"
)

func TestPlain(t *testing.T) {
	for _, l := range []bot.Locale{bot.French, bot.English} {
		bottest.Golden(t, "plain_"+string(l)+".golden", bottest.Gallery(l).Plain()+"\n")
	}
}

func TestPlainBlock(t *testing.T) {
	tests := []struct {
		name  string
		block bot.Block
		want  string
	}{
		{"paragraph", bot.Paragraph{Text: "100 %"}, "100 %"},
		{"bullets", bot.Bullets{Items: []string{"one", "two"}}, "- one\n- two"},
		{"bullets with a title", bot.Bullets{Title: "List:", Items: []string{"one"}}, "List:\n- one"},
		{"no bullets", bot.Bullets{}, ""},
		{"steps", bot.Steps{Items: []string{"one", "two"}}, "1. one\n2. two"},
		{"fields", bot.Fields{{Name: "Name", Value: "value"}}, "Name: value"},
		{"an empty cell", bot.Table{Columns: []string{"", "A", "B"}, Rows: [][]string{{"row", "", "b"}}}, "- row, B: b"},
		{"an empty row", bot.Table{Columns: []string{"", "A"}, Rows: [][]string{{}, {"row", "a"}}}, "- row, A: a"},
		{"a row's name alone", bot.Table{Columns: []string{"", "A"}, Rows: [][]string{{"row"}}}, "- row"},
		{"an open bar", bot.Chart{Title: "Pay", Bars: []bot.Bar{{Label: "lead", Low: 85000, Open: true}}}, "Pay\n- lead: €85,000 and more"},
		{"a button", bot.Buttons{{Label: "Go", Request: bot.Request{Command: "tip", Args: bot.Args{"topic": "go"}}}}, "What next:\n- Go: /tip topic:go"},
		{"a button as it is typed", bot.Buttons{{Label: "Go", Typed: "/conseil sujet:go"}}, "What next:\n- Go: /conseil sujet:go"},
		{"note", bot.Note{Text: "small"}, "small"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			defer func() {
				if p := recover(); p != nil { // no one recovers for a renderer
					t.Errorf("panic: %v", p)
				}
			}()
			if got := bot.PlainBlock(test.block, bot.English); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPlainReply(t *testing.T) {
	source := bot.Source{Title: "Title", Publisher: "Publisher", Year: 2025, URL: "https://example.org"}
	tests := []struct {
		name  string
		reply bot.Reply
		want  string
	}{
		{"answer alone", bot.Reply{Title: "Title", Answer: "Yes."}, "Yes."},
		{"answer first", bot.Reply{Answer: "Yes.", Blocks: []bot.Block{bot.Note{Text: "small"}}}, "Yes.\n\nsmall"},
		{"sources last", bot.Reply{Locale: bot.English, Answer: "Yes.", Sources: []bot.Source{source, source}},
			"Yes.\n\nSources:\n- Title (Publisher, 2025) https://example.org\n- Title (Publisher, 2025) https://example.org"},
		{"sources in French", bot.Reply{Locale: bot.French, Answer: "Oui.", Sources: []bot.Source{source}},
			"Oui.\n\nSources :\n- Title (Publisher, 2025) https://example.org"},
	}
	for _, test := range tests {
		if got := test.reply.Plain(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}
