package discord

import (
	"strings"
	"testing"
	"unicode/utf8"

	"boussole/bot"
)

func TestEscape(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "Un mot, 40 000 € brut.", "Un mot, 40 000 € brut."},
		{"emphasis", "*a* _b_ ~~c~~ ||d||", `\*a\* \_b\_ \~\~c\~\~ \|\|d\|\|`},
		{"backslash", `a\b`, `a\\b`},
		{"heading", "# un\n## deux\n-# trois", "\\# un\n\\## deux\n\\-# trois"},
		{"C# within a line", "en C# ou en F#", "en C# ou en F#"},
		{"quote", "> cité", `\> cité`},
		{"lists", "- un\n  + deux\n1. trois\n12. quatre", "\\- un\n  \\+ deux\n1\\. trois\n12\\. quatre"},
		{"a year is no list", "2026 sera", "2026 sera"},
		{"link", "[ici](https://example.org)", "\\[ici\\](https:\u200b//example.org)"},
		{"address", "https://example.org/a_b", "https:\u200b//example.org/a\\_b"},
		{"mention of a person", "<@123> <@!123> <@&9>", `\<@123\> \<@!123\> \<@&9\>`},
		{"channel, time, emoji", "<#1> <t:1> <:go:2>", `\<#1\> \<t:1\> \<:go:2\>`},
		{"everyone", "@everyone et @here", "@\u200beveryone et @\u200bhere"},
		{"an annotation", "@Transactional", "@Transactional"},
		{"code", "utilise `a_b*c` ici_là", "utilise `a_b*c` ici\\_là"},
		{"code without an end", "un ` seul_", "un \\` seul\\_"},
		{"code and a lone backtick", "`a` et `b_", "`a` et \\`b\\_"},
	}
	for _, test := range tests {
		if got := escape(test.text); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSplit(t *testing.T) {
	tests := []struct {
		name, text string
		most       int
		want       []string
	}{
		{"short", "un texte", 10, []string{"un texte"}},
		{"between lines", "première ligne\nseconde ligne", 20, []string{"première ligne", "seconde ligne"}},
		{"between sentences", "Une phrase. Une autre", 16, []string{"Une phrase.", "Une autre"}},
		{"between words", "un deux trois", 9, []string{"un deux", "trois"}},
		{"within a word", "éééééé", 4, []string{"éééé", "éé"}},
		{"a backslash stays with its character", `aaa\*b`, 4, []string{`aaa`, `\*b`}},
		{"nothing but accents", strings.Repeat("\u0301", 5), 2, []string{"\u0301\u0301", "\u0301\u0301", "\u0301"}},
	}
	for _, test := range tests {
		got := split(test.text, test.most)
		if strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// Whatever is split, no part is too long, every letter is there, and none is broken.
func FuzzSplit(f *testing.F) {
	f.Add("Une phrase. Une autre\nligne, été 😀 e\u0301 \\* `code`", 7)
	f.Add(strings.Repeat("\\", 40), 3)
	f.Fuzz(func(t *testing.T, text string, most int) {
		if most < 2 || most > 5000 || !utf8.ValidString(text) {
			return
		}
		letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
		parts := split(text, most)
		if got, want := letters(strings.Join(parts, "")), letters(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		for _, p := range parts {
			if bot.Size(p) > most || !utf8.ValidString(p) {
				t.Errorf("part %q of %d characters, want at most %d", p, bot.Size(p), most)
			}
		}
		if got := bot.Cut(text, most); bot.Size(got) > most || !utf8.ValidString(got) {
			t.Errorf("cut: got %q, want at most %d", got, most)
		}
		_ = escape(text)
	})
}
