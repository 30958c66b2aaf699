package terminal

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"boussole/bot"
	"boussole/bot/bottest"
)

func TestGallery(t *testing.T) {
	for _, l := range []bot.Locale{bot.French, bot.English} {
		for _, width := range []int{80, 40} {
			for name, colour := range map[string]bool{"plain": false, "colour": true} {
				file := fmt.Sprintf("gallery_%s_%d_%s.golden", l, width, name)
				t.Run(file, func(t *testing.T) {
					p := page{width: width, colour: colour}
					got := p.render(bottest.Gallery(l))
					bottest.Golden(t, file, got+"\n")
					checkPage(t, p, got)
				})
			}
		}
	}
}

var painted = regexp.MustCompile("\x1b\\[[0-9;]*m")

// checkPage holds what is true of every page: lines within the width, save an address, and no control character.
func checkPage(t *testing.T, p page, got string) {
	t.Helper()
	bare := painted.ReplaceAllString(got, "")
	if p.colour != (bare != got) && strings.TrimSpace(bare) != "" {
		t.Errorf("colour is %v in %q", p.colour, got)
	}
	for _, line := range strings.Split(bare, "\n") {
		if cells(line) > p.width && !strings.Contains(line, "://") {
			t.Errorf("%d columns of %d: %q", cells(line), p.width, line)
		}
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }) {
			t.Errorf("control character in %q", line)
		}
	}
}

func TestColourSaysNothingMore(t *testing.T) {
	reply := bottest.Gallery(bot.French)
	for _, width := range []int{40, 80, 100} {
		plain, coloured := page{width: width}.render(reply), page{width: width, colour: true}.render(reply)
		if got := painted.ReplaceAllString(coloured, ""); got != plain {
			t.Errorf("at %d columns:\n%s\nbut in colour\n%s", width, plain, got)
		}
	}
}

func TestRenderParts(t *testing.T) {
	short := bot.Source{Title: "T", URL: "https://example.org/a-very-long-address-that-no-line-of-forty-columns-holds"}
	tests := map[string]struct {
		reply bot.Reply
		want  string
	}{
		"nothing":             {bot.Reply{}, ""},
		"empty blocks":        {bot.Reply{Answer: "A", Blocks: []bot.Block{bot.Paragraph{}, bot.Bullets{}, bot.Fields{}, bot.Table{}, bot.Chart{}, bot.Buttons{}, nil, bot.Note{Text: "N"}}}, "A\n\nN"},
		"ten steps align":     {bot.Reply{Blocks: []bot.Block{bot.Steps{Items: strings.Split("abcdefghij", "")}}}, " 1. a\n 2. b\n 3. c\n 4. d\n 5. e\n 6. f\n 7. g\n 8. h\n 9. i\n10. j"},
		"long item hangs":     {bot.Reply{Blocks: []bot.Block{bot.Bullets{Items: []string{"one two three four five six seven eight nine"}}}}, "• one two three four five six seven\n  eight nine"},
		"long names stack":    {bot.Reply{Blocks: []bot.Block{bot.Fields{{Name: "a name of more than half the line", Value: "v"}}}}, "a name of more than half the line\u00a0:\n  v"},
		"a source by halves":  {bot.Reply{Sources: []bot.Source{short}}, "Sources :\n• T\n  " + short.URL},
		"numbers go on":       {bot.Reply{Locale: bot.English, Blocks: []bot.Block{bot.Buttons{{Label: "a", Request: bot.Request{Command: "x"}}}, bot.Buttons{{Label: "b", Request: bot.Request{Command: "y"}}}}}, "What next? Type a number:\n[1] a  /x\n\nWhat next? Type a number:\n[2] b  /y"},
		"long command below":  {bot.Reply{Locale: bot.English, Blocks: []bot.Block{bot.Buttons{{Label: "a label", Request: bot.Request{Command: "salary", Args: bot.Args{"level": "confirmed"}}}}}}, "What next? Type a number:\n[1] a label\n    /salary level:confirmed"},
		"lines are kept":      {bot.Reply{Answer: "one\ntwo\n\nthree\n"}, "one\ntwo\n\nthree"},
		"a title is one line": {bot.Reply{Title: "one\ntwo"}, "one two\n───────"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			width := 40
			if name == "long command below" {
				width = 34
			}
			if got := (page{width: width}).render(test.reply); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func FuzzRender(f *testing.F) {
	f.Add("Un titre", "été\u00a0: « oui » 20 %", "\x1b[31mrouge\x1b]0;t\x07", 40000.0, 50000.0, 80)
	f.Add("", "日本語のとても長い文章です。é̂👩‍💻🇫🇷", "a\u202eb\x9b2Jc\r\n\td", -1.0, math.Inf(1), 40)
	f.Add(strings.Repeat("x", 300), "https://example.org/"+strings.Repeat("y", 90), "\xff\xfe", math.NaN(), 1e300, 100)
	f.Fuzz(func(t *testing.T, a, b, c string, low, high float64, width int) {
		p := page{width: min(max(width, 40), 100), colour: width%2 == 0}
		reply := bot.Reply{Locale: bot.Locale(a), Title: a, Answer: b, Blocks: []bot.Block{
			bot.Paragraph{Text: c}, bot.Bullets{Title: a, Items: []string{b, c}}, bot.Steps{Title: b, Items: []string{c, a}},
			bot.Fields{{Name: a, Value: b}, {Name: "n", Value: c}},
			bot.Table{Title: c, Columns: []string{a, "b"}, Rows: [][]string{{b, c}, {}, {"1", "2", a}}},
			bot.Table{Columns: strings.Fields(b), Rows: [][]string{strings.Fields(c)}},
			bot.Chart{Title: a, Bars: []bot.Bar{{Label: b, Low: low, High: high, Mark: high}, {Label: "n", Low: low, Open: true, Mark: low}}},
			bot.Note{Text: a + b}, bot.Buttons{{Label: c, Request: bot.Request{Command: a, Args: bot.Args{b: c}}}},
		}, Sources: []bot.Source{{Title: a, Publisher: b, URL: c}}}
		checkPage(t, p, p.render(reply))
	})
}
