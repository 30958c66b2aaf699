package bot

import "strings"

// spellings of one French sound, longest first; what people write by ear (bordo, koi, carièr) meets the real word.
var sounds = strings.NewReplacer(
	"eaux", "o", "eau", "o", "aux", "o", "au", "o", "ph", "f", "qu", "k", "ck", "k", "ch", "9", "ge", "je", "gi", "ji",
	"ce", "se", "ci", "si", "cy", "si", "c", "k", "ain", "1", "ein", "1", "aim", "1", "in", "1", "im", "1",
	"an", "2", "am", "2", "en", "2", "em", "2", "on", "3", "om", "3", "ou", "4", "oi", "5", "ai", "e", "ei", "e",
	"y", "i", "z", "s", "w", "v", "x", "ks", "h", "",
)

// sound writes a folded word as it is heard in French: doubled letters once, silent endings dropped.
func sound(word string) string {
	heard := sounds.Replace(word)
	var b strings.Builder
	for i := range len(heard) {
		if i == 0 || heard[i] != heard[i-1] {
			b.WriteByte(heard[i])
		}
	}
	return strings.TrimRight(b.String(), "estdpkr")
}
