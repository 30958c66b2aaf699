package bot_test

import (
	"strings"
	"testing"

	"boussole/bot"
)

func TestLocaleOf(t *testing.T) {
	tests := []struct {
		tag  string
		want bot.Locale
		ok   bool
	}{
		{"fr", bot.French, true},
		{"en", bot.English, true},
		{"fr-FR", bot.French, true},
		{"fr_CA.UTF-8", bot.French, true},
		{"en-US", bot.English, true},
		{"en_GB", bot.English, true},
		{"EN", bot.English, true},
		{"FR-fr", bot.French, true},
		{"de", bot.French, false},
		{"es-419", bot.French, false},
		{"french", bot.French, false},
		{"frr", bot.French, false},
		{"", bot.French, false},
		{"-", bot.French, false},
	}
	for _, test := range tests {
		if got, ok := bot.LocaleOf(test.tag); got != test.want || ok != test.ok {
			t.Errorf("%q: got %s and %t, want %s and %t", test.tag, got, ok, test.want, test.ok)
		}
	}
}

func TestIn(t *testing.T) {
	phrase, list := text("oui", "yes"), both([]string{"oui", "si"}, []string{"yes"})
	tests := []struct {
		locale      bot.Locale
		word, words string
	}{
		{bot.French, "oui", "oui si"},
		{bot.English, "yes", "yes"},
		{"de", "oui", "oui si"},
		{"", "oui", "oui si"},
	}
	for _, test := range tests {
		if got := phrase.In(test.locale); got != test.word {
			t.Errorf("Text in %q: got %s, want %s", test.locale, got, test.word)
		}
		if got := strings.Join(list.In(test.locale), " "); got != test.words {
			t.Errorf("Phrases in %q: got %s, want %s", test.locale, got, test.words)
		}
	}
	all := list.All()
	if got, want := strings.Join(all, " "), "oui si yes"; got != want {
		t.Errorf("All: got %s, want %s", got, want)
	}
	if all[0] = "non"; list.FR[0] != "oui" {
		t.Error("All: its list is the phrases' own, want a copy")
	}
}
