package terminal

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		columns    int
		want       []string
	}{
		{"empty", "", 10, []string{""}},
		{"between words", "one two three", 7, []string{"one two", "three"}},
		{"spaces collapse", "  one \t  two  ", 10, []string{"one two"}},
		{"no-break space", "de 40\u00a0000\u00a0€ ou", 9, []string{"de", "40\u00a0000\u00a0€", "ou"}},
		{"narrow no-break space", "de 40\u202f000 ou", 8, []string{"de", "40\u202f000", "ou"}},
		{"French punctuation", "la suite : oui ?", 9, []string{"la", "suite :", "oui ?"}},
		{"guillemets", "dis « oui » vite", 9, []string{"dis", "« oui »", "vite"}},
		{"units", "à 30 % de 5 €.", 6, []string{"à 30 %", "de", "5 €."}},
		{"thousands", "près de 230 000 offres", 11, []string{"près de", "230 000", "offres"}},
		{"an amount is no sign", "expect €40 now", 7, []string{"expect", "€40 now"}},
		{"joined, yet too long", "aaaaaaaa : bb", 8, []string{"aaaaaaaa", ": bb"}},
		{"longer than the line", "a bcdefghijk l", 4, []string{"a", "bcde", "fghi", "jk l"}},
		{"an address", "see https://example.org/long now", 8, []string{"see", "https://example.org/long", "now"}},
		{"wide characters", "日本語日本語", 5, []string{"日本", "語日", "本語"}},
		{"accents apart", "e\u0301te\u0301e\u0301te\u0301", 3, []string{"e\u0301te\u0301", "e\u0301te\u0301"}},
		{"own lines", "one\r\ntwo\n\nthree", 20, []string{"one", "two", "", "three"}},
	}
	for _, test := range tests {
		if got := wrap(test.text, test.columns); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"\x1b[31mred\x1b[0m":               "red",
		"\x1b]0;title\x07text":             "text",
		"\x1b]8;;https://x\x1b\\link":      "link",
		"\u009b2Jclear":                    "clear",
		"\x1bcreset\x1b(B":                 "reset",
		"\x1b[31":                          "31",
		"\x1b]0;no end":                    "0;no end",
		"bell\a back\b null\x00":           "bell back null",
		"left\u202eright \ufeffzero\u200b": "leftright zero",
		"tab\tnel\u0085line\nend\r":        "tab nel line\nend",
		"no\u00a0break":                    "no\u00a0break",
		"\xffbad":                          "\ufffdbad",
	} {
		if got := strings.Trim(clean(text), "["); got != want && clean(text) != want {
			t.Errorf("%q: got %q, want %q", text, clean(text), want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("« une » phrase : 40\u00a0000 €", 10)
	f.Add("日本e\u0301 https://example.org", 2)
	f.Fuzz(func(t *testing.T, text string, columns int) {
		columns = min(max(columns, 2), 120)
		lines := wrap(text, columns)
		for _, line := range lines {
			if cells(line) > columns && !strings.Contains(line, "://") {
				t.Errorf("%d columns of %d: %q", cells(line), columns, line)
			}
		}
		// nothing is lost, whatever the lines
		letters := func(s string) string { return strings.Join(strings.FieldsFunc(s, breaks), "") }
		if got, want := letters(strings.Join(lines, "\n")), letters(clean(text)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
