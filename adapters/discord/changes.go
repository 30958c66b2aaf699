package discord

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// changes tells, a line each, how commands differ from those that Discord has.
func changes(had, want []item) []string {
	lines := compare(had, want)
	for i, line := range lines {
		if !strings.HasPrefix(line, "+ ") && !strings.HasPrefix(line, "- ") {
			lines[i] = "~ " + line
		}
	}
	return lines
}

// compare tells which items are new or gone, what is different inside the others, and whether their order is.
func compare(had, want []item) []string {
	var lines []string
	var before, after []string // the order of those on both sides
	old, now := byLabel(had), byLabel(want)
	for _, w := range want {
		h, ok := old[w.label]
		if !ok {
			lines = append(lines, "+ "+w.label)
			continue
		}
		after = append(after, w.label)
		for _, change := range append(difference(h.says, w.says), compare(h.holds, w.holds)...) {
			lines = append(lines, w.label+": "+change)
		}
	}
	for _, h := range had {
		if _, ok := now[h.label]; !ok {
			lines = append(lines, "- "+h.label)
			continue
		}
		before = append(before, h.label)
	}
	if !slices.Equal(before, after) {
		lines = append(lines, "order: "+arrow(strings.Join(before, ", "), strings.Join(after, ", ")))
	}
	return lines
}

func byLabel(items []item) map[string]item {
	out := map[string]item{}
	for _, i := range items {
		out[i.label] = i
	}
	return out
}

// difference tells what two items of one label say otherwise.
func difference(had, want map[string]string) []string {
	both := maps.Clone(had)
	maps.Copy(both, want)
	var lines []string
	for _, what := range slices.Sorted(maps.Keys(both)) {
		if had[what] != want[what] {
			lines = append(lines, what+": "+arrow(had[what], want[what]))
		}
	}
	return lines
}

func arrow(had, want string) string { return shown(had) + " → " + shown(want) }

// shown puts a value on a line, cut to 60 characters.
func shown(value string) string {
	if value == "" {
		return "nothing"
	}
	const most = 60
	runes := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return ' '
		}
		return r
	}, value))
	if len(runes) > most {
		runes = append(runes[:most-1], '…')
	}
	return "« " + string(runes) + " »"
}
