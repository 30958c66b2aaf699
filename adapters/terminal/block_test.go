package terminal

import (
	"strings"
	"testing"

	"boussole/bot"
)

func TestTable(t *testing.T) {
	long := strings.Repeat("mot ", 40)
	tests := map[string]struct {
		table bot.Table
		want  string
	}{
		"cells wrap": {bot.Table{Columns: []string{"Niveau", "Paris"}, Rows: [][]string{{"Junior", "un deux trois quatre cinq six sept"}}},
			"Niveau  Paris\n──────  ────────────────────────────────\nJunior  un deux trois quatre cinq six\n        sept"},
		"too tall": {bot.Table{Title: "T", Columns: []string{"Niveau", "Paris", "Lyon"}, Rows: [][]string{{"Junior", long, ""}, {"Lead", "", "x"}}},
			"T\n• Junior\n  Paris\u00a0: " + strings.Join(wrap(long, 30), "\n          ") + "\n• Lead\n  Lyon\u00a0: x"},
		"a word too long": {bot.Table{Columns: []string{"N", "V"}, Rows: [][]string{{"a", strings.Repeat("x", 38)}}},
			"• a\n  V\u00a0: " + strings.Repeat("x", 34) + "\n      xxxx"},
		"ragged rows": {bot.Table{Columns: []string{"N"}, Rows: [][]string{{"a", "b"}, {}}},
			"N\n─  ─\na  b\n"},
		"no rows": {bot.Table{Title: "T", Columns: []string{"N"}}, "T\nN\n─"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := page{width: 40}
			if got := strings.Join(p.table(test.table), "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestChart(t *testing.T) {
	tests := map[string]struct {
		width int
		bars  []bot.Bar
		want  string
	}{
		"one scale": {48, []bot.Bar{{Label: "a", Low: 10, High: 20}, {Label: "bc", Low: 20, High: 40}},
			"a  ········█████████················· €10 to €20\nbc ·················█████████████████ €20 to €40"},
		"open has no end": {40, []bot.Bar{{Label: "a", Low: 50, Open: true}},
			"a ····················████→ €50 and more"},
		"marks differ": {40, []bot.Bar{{Label: "a", Low: 10, High: 20, Mark: 15}, {Label: "b", Low: 10, High: 20, Mark: 5}, {Label: "c", Low: 10, High: 20}},
			"a ·············███████│██████ €10 to €20\nb ······│······██████████████ €10 to €20\nc ·············██████████████ €10 to €20\n│ marks €15 for a\n│ marks €5 for b"},
		"a label above": {40, []bot.Bar{{Label: "a label that is long", Low: 10, High: 20}},
			"a label that is long\n··············███████████████ €10 to €20"},
		"no room to draw": {40, []bot.Bar{{Label: "a", Low: 1_000_000_000, High: 2_000_000_000}},
			"• a: €1,000,000,000 to €2,000,000,000"},
		"nothing to draw": {40, []bot.Bar{{Label: "a"}}, "• a: €0 to €0"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := page{locale: bot.English, width: test.width}
			if got := strings.Join(p.chart(bot.Chart{Bars: test.bars}), "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}
