package bot_test

import (
	"testing"

	"boussole/bot"
)

// In French a no-break space stands between thousands and before the sign.
func TestNumber(t *testing.T) {
	tests := []struct {
		n      float64
		fr, en string
	}{
		{0, "0", "0"},
		{7, "7", "7"},
		{999, "999", "999"},
		{1000, "1\u00a0000", "1,000"},
		{38500, "38\u00a0500", "38,500"},
		{1234567, "1\u00a0234\u00a0567", "1,234,567"},
		{2.5, "2,5", "2.5"},
		{2.04, "2", "2"},
		{2.96, "3", "3"},
		{0.1 + 0.2, "0,3", "0.3"},
		{999.96, "1\u00a0000", "1,000"},
		{1234.56, "1\u00a0234,6", "1,234.6"},
		{-3, "-3", "-3"},
		{-38500, "-38\u00a0500", "-38,500"},
		{-2.5, "-2,5", "-2.5"},
	}
	for _, test := range tests {
		for l, want := range map[bot.Locale]string{bot.French: test.fr, bot.English: test.en} {
			if got := bot.Number(l, test.n); got != want {
				t.Errorf("%v in %s: got %q, want %q", test.n, l, got, want)
			}
		}
	}
}

func TestEuros(t *testing.T) {
	tests := []struct {
		n      float64
		fr, en string
	}{
		{0, "0\u00a0€", "€0"},
		{400, "400\u00a0€", "€400"},
		{38500, "38\u00a0500\u00a0€", "€38,500"},
		{12.5, "12,5\u00a0€", "€12.5"},
		{-500, "-500\u00a0€", "-€500"},
	}
	for _, test := range tests {
		for l, want := range map[bot.Locale]string{bot.French: test.fr, bot.English: test.en} {
			if got := bot.Euros(l, test.n); got != want {
				t.Errorf("%v in %s: got %q, want %q", test.n, l, got, want)
			}
		}
	}
}

func TestRange(t *testing.T) {
	tests := []struct {
		low, high float64
		open      bool
		fr, en    string
	}{
		{35000, 43000, false, "35\u00a0000 à 43\u00a0000\u00a0€", "€35,000 to €43,000"},
		{350, 499.5, false, "350 à 499,5\u00a0€", "€350 to €499.5"},
		{85000, 0, true, "85\u00a0000\u00a0€ et plus", "€85,000 and more"},
		{85000, 99000, true, "85\u00a0000\u00a0€ et plus", "€85,000 and more"},
	}
	for _, test := range tests {
		for l, want := range map[bot.Locale]string{bot.French: test.fr, bot.English: test.en} {
			if got := bot.Range(l, test.low, test.high, test.open); got != want {
				t.Errorf("%v to %v in %s: got %q, want %q", test.low, test.high, l, got, want)
			}
		}
	}
}
