package bot

import "testing"

func TestSound(t *testing.T) {
	for _, test := range []struct{ heard, word string }{
		{"bordo", "bordeaux"}, {"koi", "quoi"}, {"karier", "carriere"}, {"lojik", "logique"}, {"marseye", "marseille"},
		{"konseye", "conseil"}, {"piton", "python"}, {"formassion", "formation"}, {"fonksion", "fonction"}, {"langaj", "langage"},
	} {
		if a, b := sound(test.heard), sound(test.word); a != b {
			t.Errorf("%q sounds %q, %q sounds %q", test.heard, a, test.word, b)
		}
	}
	for _, test := range []struct{ one, other string }{{"senior", "sanior"}, {"cheuf", "chef"}, {"gain", "gaine"}} {
		if sound(test.one) == sound(test.other) {
			t.Errorf("%q and %q sound alike: %q", test.one, test.other, sound(test.one))
		}
	}
}
