package bot

// How many times oftener a word must be asked for than another, at a slip or two of it or of the same sound, for that to be
// a slip of it.
const (
	commoner  = 8
	asCommon  = 3  // of the same sound
	slipsMost = 20 // lessons that may have a slip
)

// taught reports whether nothing but lessons has a word.
func (k *known) taught() bool { return k.asked > 0 && k.asked == k.fr+k.en }

// seldom reports whether a word is of few lessons and nothing else, or of another language than the message.
func (k *known) seldom(l Locale) bool {
	return k.asked <= slipsMost && !k.stop && (k.taught() && len(k.kin) == 0 || !k.of(l))
}

// commoner returns the word of which one that only lessons have is a slip.
func (v *vocabulary) commoner(text string, l Locale) (string, bool) {
	k := v.known[text]
	if len(text) < 3 || len(text) > 30 || !k.seldom(l) {
		return "", false
	}
	oftener := func(times int, word string, ok bool) bool {
		return ok && v.known[word].of(l) && v.known[word].in(l) >= times*max(1, k.asked) && v.known[word].stem != k.stem
	}
	if len(text) == 3 {
		word, ok := v.short(text, l)
		return word, oftener(commoner, word, ok)
	}
	if word, ok := v.undoubled(text); oftener(asCommon, word, ok) {
		return word, true
	}
	if word, ok := v.slip(text, l); oftener(commoner, word, ok) {
		return word, true
	}
	if word, ok := v.sounding(text); oftener(asCommon, word, ok) {
		return word, true
	}
	if word, ok := v.slips(text, l); oftener(commoner, word, ok) {
		return word, true
	}
	word, ok := v.almostSounding(text, l)
	return word, oftener(commoner, word, ok)
}
