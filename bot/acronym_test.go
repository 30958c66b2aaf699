package bot

import "testing"

func TestSpellOut(t *testing.T) {
	x := Lexicon{Acronyms: map[string]string{"BUT": "dut"}}
	for text, want := range map[string]string{
		"BTS ou BUT ?":           "BTS ou dut ?",
		"BUT, puis encore BUT":   "dut, puis encore dut",
		"mon but est de changer": "mon but est de changer",
		"un DEBUT difficile":     "un DEBUT difficile",
		"BUTS et BUTÉE, en vain": "BUTS et BUTÉE, en vain",
		"C'EST QUOI MON BUT ?":   "C'EST QUOI MON BUT ?",
		"":                       "",
		"le BUT":                 "le dut",
	} {
		if got := x.spellOut(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
