package terminal

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"boussole/bot"
)

// Opinions lists what people sent, newest first, by what answered them: what was least useful comes first. Their texts
// can't drive the terminal.
func Opinions(out io.Writer, all []bot.Opinion) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(out, "nothing was sent yet")
		return err
	}
	var lines []string
	for i, g := range grouped(all) {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, g.name(), fmt.Sprintf("  useful %d, not useful %d", g.useful, len(g.texts)))
		for _, o := range g.texts {
			lines = append(lines, fmt.Sprintf("  - %s %s: %s", o.Time.Format("2006-01-02"), oneLine(string(o.Locale)), cmp.Or(oneLine(o.Question), "(no question)")))
			if expected := oneLine(o.Expected); expected != "" {
				lines = append(lines, "    expected: "+expected)
			}
		}
	}
	_, err := fmt.Fprintln(out, strings.Join(lines, "\n"))
	return err
}

// group is what was sent about one answer.
type group struct {
	answered string
	useful   int
	texts    []bot.Opinion // of those who found it not useful
}

func (g group) name() string { return cmp.Or(oneLine(g.answered), "refused") }

func grouped(all []bot.Opinion) []group {
	var groups []group
	at := map[string]int{}
	for _, o := range all {
		i, known := at[o.Answered]
		if !known {
			i = len(groups)
			at[o.Answered], groups = i, append(groups, group{answered: o.Answered})
		}
		if o.Useful {
			groups[i].useful++
		} else {
			groups[i].texts = append(groups[i].texts, o)
		}
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(len(b.texts), len(a.texts)), cmp.Compare(b.useful, a.useful), cmp.Compare(a.answered, b.answered))
	})
	return groups
}
