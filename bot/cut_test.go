package bot_test

import (
	"testing"

	"boussole/bot"
)

func TestCut(t *testing.T) {
	tests := []struct {
		text string
		most int
		want string
	}{
		{"court", 5, "court"},
		{"trop long", 5, "trop…"},
		{"trop long", 6, "trop…"},
		{"ééééé", 3, "éé…"},
		{"e\u0301e\u0301e\u0301e\u0301", 4, "e\u0301…"}, // each with a combining accent: never parted from it
		{"😀😀😀", 5, "😀😀…"},
		{"a👩\u200d💻bc", 5, "a…"},
		{"", 3, ""},
	}
	for _, test := range tests {
		if got := bot.Cut(test.text, test.most); got != test.want || bot.Size(got) > test.most {
			t.Errorf("%q to %d: got %q, want %q", test.text, test.most, got, test.want)
		}
	}
}
