package bot

import "testing"

func TestSpelled(t *testing.T) {
	for _, test := range []struct {
		text   string
		number float64
		length int
	}{
		{"deux ans", 2, 1},
		{"vingt et un ans", 21, 3},
		{"quatre-vingt-cinq mille", 85_000, 4},
		{"quatre-vingts", 80, 2},
		{"soixante-dix-sept", 77, 3},
		{"quatre-vingt-dix-sept mille", 97_000, 5},
		{"trente mille cinq cents euros", 30_500, 4},
		{"cinq cents par jour", 500, 2},
		{"forty-two thousand", 42_000, 3},
		{"five hundred and fifty", 550, 4},
		{"nineteen hundred euros", 1900, 2},
		{"cinquante k à Lyon", 50_000, 2},
		{"quarante-deux k€", 42_000, 3},
		{"deux trois ans", 2, 1},
		{"deux et demi", 2, 1},
		{"zéro", 0, 1},
		{"mille raisons", 0, 0},
		{"ans", 0, 0},
		{"38 mille", 0, 0},
		{"", 0, 0},
	} {
		if number, length := spelled(scan(fold(test.text))); number != test.number || length != test.length {
			t.Errorf("%q: got %v of %d words, want %v of %d", test.text, number, length, test.number, test.length)
		}
	}
}
