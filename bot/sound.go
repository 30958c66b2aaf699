package bot

import "strings"

// A spelling is one way to write a French sound. A nasal one is that sound only where no vowel, n or m follows: senior has none.
type spelling struct {
	letters, sound string
	nasal          bool
}

// spellings of French sounds by their first letter, longest first: what people write by ear (bordo, koi, carièr) meets the real
// word. A letter that has none sounds as itself.
var spellings = [256][]spelling{
	'a': {{"aill", "7", false}, {"aux", "o", false}, {"ain", "1", true}, {"aim", "1", true}, {"ail", "7", false}, {"au", "o", false},
		{"an", "2", true}, {"am", "2", true}, {"ai", "e", false}, {"ay", "7", false}},
	'c': {{"ck", "k", false}, {"ch", "9", false}, {"ce", "se", false}, {"ci", "si", false}, {"cy", "si", false}, {"c", "k", false}},
	'e': {{"eaux", "o", false}, {"eill", "6", false}, {"eau", "o", false}, {"ein", "1", true}, {"eil", "6", false}, {"en", "2", true},
		{"em", "2", true}, {"eu", "8", false}, {"ey", "6", false}, {"ei", "e", false}},
	'g': {{"gue", "ge", false}, {"gui", "gi", false}, {"ge", "je", false}, {"gi", "ji", false}, {"gn", "ni", false}},
	'h': {{"h", "", false}},
	'i': {{"in", "1", true}, {"im", "1", true}},
	'o': {{"oeu", "8", false}, {"on", "3", true}, {"om", "3", true}, {"ou", "4", false}, {"oo", "4", false}, {"oi", "5", false}},
	'p': {{"ph", "f", false}},
	'q': {{"qu", "k", false}, {"q", "k", false}},
	's': {{"sh", "9", false}, {"sce", "se", false}, {"sci", "si", false}},
	't': {{"tion", "si3", true}},
	'u': {{"un", "1", true}, {"um", "1", true}},
	'w': {{"w", "v", false}},
	'x': {{"x", "ks", false}},
	'y': {{"yn", "1", true}, {"ym", "1", true}, {"y", "i", false}},
	'z': {{"z", "s", false}},
}

// sound writes a folded word as it is heard in French: doubled letters once, silent endings dropped.
func sound(word string) string {
	heard := make([]byte, 0, len(word)+2)
	add := func(s string) {
		for i := range len(s) {
			if n := len(heard); n == 0 || heard[n-1] != s[i] {
				heard = append(heard, s[i])
			}
		}
	}
next:
	for i := 0; i < len(word); {
		for _, s := range spellings[word[i]] {
			end := i + len(s.letters)
			if strings.HasPrefix(word[i:], s.letters) && !(s.nasal && end < len(word) && strings.IndexByte("aeiouynm", word[end]) >= 0) {
				add(s.sound)
				i = end
				continue next
			}
		}
		add(word[i : i+1])
		i++
	}
	return strings.TrimRight(string(heard), "estdpkr")
}

// sounding finds the known word that sounds alike in French, and isn't written too differently.
func (v *vocabulary) sounding(text string) (string, bool) {
	word, ok := v.near().sounds[sound(text)]
	most := len(text) / 2
	switch {
	case len(sound(text)) > 4:
		most = len(text)
	case len(text) > 4:
		most = len(text) - 1
	}
	return word, ok && distance(text, word, most+1) <= most
}

// almostSounding finds the word of some term that sounds alike but for one sound: siniore, monpelié. The one most asked for in
// the message's language comes first.
func (v *vocabulary) almostSounding(text string, l Locale) (string, bool) {
	heard, found := sound(text), ""
	if len(heard) < soundsLeast {
		return "", false
	}
	eachShorter(heard, func(short string) {
		for _, word := range v.near().nearly[short] {
			other := sound(word)
			if word == text || !v.known[word].of(l) || heard[0] != other[0] || found != "" && v.known[word].in(l) <= v.known[found].in(l) {
				continue
			}
			if distance(heard, other, 2) <= 1 && distance(text, word, len(text)/2+2) <= len(text)/2+1 {
				found = word
			}
		}
	})
	return found, found != ""
}
