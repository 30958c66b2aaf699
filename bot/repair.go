package bot

// nearWords leads from a stranger's spelling to the known words that it may be.
type nearWords struct {
	dropped map[string][]string // a word with one letter dropped, to the words it may be
	sounds  map[string]string   // how a word sounds in French, to the word
	heads   map[string][]string // first two letters, to the long words that begin so
}

func (v *vocabulary) nearWords(words []string) *nearWords {
	n := &nearWords{map[string][]string{}, map[string]string{}, map[string][]string{}}
	for _, text := range words {
		k := v.known[text]
		if k.stop || len(text) < 4 {
			continue
		}
		n.dropped[text] = append(n.dropped[text], text)
		for i := range len(text) {
			short := text[:i] + text[i+1:]
			n.dropped[short] = append(n.dropped[short], text)
		}
		if k.fr > 0 {
			n.sounds[sound(text)] = text
		}
		if len(text) >= 7 {
			n.heads[text[:2]] = append(n.heads[text[:2]], text)
		}
	}
	return n
}

// repair returns the known word that a stranger's one most likely is: another ending of it, the same sound, one slip,
// or two in a long word.
func (v *vocabulary) repair(text string) (string, bool) {
	if len(text) < 4 || len(text) > 30 {
		return "", false
	}
	for _, stem := range []string{stem(French, text), stem(English, text), trimVerb(text)} {
		if word, ok := v.stems[stem]; ok {
			return word, true
		}
	}
	if word, ok := v.slip(text); ok {
		return word, true
	}
	if word, ok := v.near().sounds[sound(text)]; ok && distance(text, word, len(text)/2+1) <= len(text)/2 {
		return word, true
	}
	if len(text) < 8 {
		return "", false
	}
	best, found := 3, ""
	for _, word := range v.near().heads[text[:2]] {
		if d := distance(text, word, best); d < best {
			best, found = d, word
		}
	}
	return found, found != ""
}

// slip finds the known word at one slip. A subject's word is preferred; both must begin alike.
func (v *vocabulary) slip(text string) (string, bool) {
	found := ""
	consider := func(short string) {
		for _, word := range v.near().dropped[short] {
			if distance(text, word, 2) > 1 || text[0] != word[0] && text[:2] != string([]byte{word[1], word[0]}) {
				continue
			}
			if found == "" || v.known[word].subject && !v.known[found].subject {
				found = word
			}
		}
	}
	consider(text)
	for i := range len(text) {
		consider(text[:i] + text[i+1:])
	}
	return found, found != ""
}

// trimVerb takes the stem of a French verb's third person plural, which the stemmer leaves whole: gagnent, gagner.
func trimVerb(text string) string {
	for _, ending := range []string{"aient", "ent"} {
		if n := len(text) - len(ending); n >= 3 && text[n:] == ending {
			return stem(French, text[:n]+"er")
		}
	}
	return text
}
