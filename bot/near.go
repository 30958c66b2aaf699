package bot

// nearWords leads from a stranger's spelling to the known words that it may be.
type nearWords struct {
	stems   map[string]string   // a stem, to one word that has it
	dropped map[string][]string // a word with one letter dropped, to the words it may be
	sounds  map[string]string   // how a word sounds in French, to the word
	nearly  map[string][]string // how a word of some term sounds with one sound dropped, to the words it may be
	heads   map[string][]string // first two letters, to the long words that begin so
}

func (v *vocabulary) nearWords() *nearWords {
	n := &nearWords{map[string]string{}, map[string][]string{}, map[string]string{}, map[string][]string{}, map[string][]string{}}
	for _, text := range sortedKeys(v.known) {
		k := v.known[text]
		if !k.stop && len(text) >= 4 {
			n.stems[k.stem] = text
		}
		if len(text) < 3 || k.stop && len(text) < 4 || k.taught() && k.asked < targetLeast {
			continue
		}
		heard := sound(text)
		if k.fr > 0 && (n.sounds[heard] == "" || k.asked > v.known[n.sounds[heard]].asked) {
			n.sounds[heard] = text
		}
		if len(text) < 4 {
			continue
		}
		if k.begins && len(heard) >= soundsLeast {
			eachShorter(heard, func(short string) { n.nearly[short] = append(n.nearly[short], text) })
		}
		eachShorter(text, func(short string) { n.dropped[short] = append(n.dropped[short], text) })
		if len(text) >= 7 {
			n.heads[text[:2]] = append(n.heads[text[:2]], text)
		}
	}
	return n
}

// eachShorter calls f with a text, and with it less each of its letters.
func eachShorter(text string, f func(string)) {
	f(text)
	for i := range len(text) {
		f(text[:i] + text[i+1:])
	}
}

// soundsLeast is how many sounds a word must have for another one of them to be a slip.
const soundsLeast = 4

// targetLeast is how many lessons must have a word, which nothing else has, for a stranger's one to be brought to it.
const targetLeast = 3
