package bot

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"sync"
)

// What was learnt is written as the digest of what it was learnt of, a checksum, the words and the weights.

func (m *mind) encode() []byte {
	rest := m.encodeWeights(m.encodeWords(nil))
	out := binary.LittleEndian.AppendUint32(m.digest(), crc32.ChecksumIEEE(rest))
	return append(out, rest...)
}

// recall takes up the words that were learnt of these very declarations, and returns the weights. It reports whether
// there are any.
func (m *mind) recall() (weights reader, ok bool) {
	data, ok := bytes.CutPrefix(m.lexicon.Learned, m.digest())
	if !ok || len(data) < 4 || binary.LittleEndian.Uint32(data) != crc32.ChecksumIEEE(data[4:]) {
		return "", false
	}
	weights = reader(data[4:])
	if !m.recallKeys(&weights) {
		return "", false
	}
	var terms sync.WaitGroup
	terms.Go(m.addTerms)
	defer terms.Wait()
	ok = m.recallWords(&weights)
	return weights, ok
}

// encodeWords adds the key of each term, and each word with all that is known of it.
func (m *mind) encodeWords(out []byte) []byte {
	text := func(s string) { out = append(binary.AppendUvarint(out, uint64(len(s))), s...) }
	out = binary.AppendUvarint(out, uint64(len(m.keys)))
	for _, key := range m.keys {
		text(key.stems)
		text(key.words)
	}
	out = binary.AppendUvarint(out, uint64(len(m.known)))
	for _, word := range sortedKeys(m.known) {
		text(word)
		k, same := m.known[word], 0 // most stems are the word's beginning
		for same < min(len(k.stem), len(word)) && k.stem[same] == word[same] {
			same++
		}
		out = binary.AppendUvarint(out, uint64(same))
		text(k.stem[same:])
		for _, n := range []int{k.fr, k.en, k.asked, flags(k), len(k.kin)} {
			out = binary.AppendUvarint(out, uint64(n))
		}
		for _, feature := range k.kin {
			out = binary.AppendUvarint(out, uint64(feature))
		}
	}
	return out
}

// What a word is, as one number.
const (
	isStop = 1 << iota
	isGreeting
	itBegins
	itBeginsX
	flagsEnd
)

func flags(k *known) (n int) {
	for flag, is := range map[int]bool{isStop: k.stop, isGreeting: k.greeting, itBegins: k.begins, itBeginsX: k.beginsX} {
		if is {
			n |= flag
		}
	}
	return n
}

// recallKeys takes up the keys of the terms, and reports whether there is one for each.
func (m *mind) recallKeys(r *reader) bool {
	m.keys = make([]termKey, max(0, r.number(len(*r))))
	for i := range m.keys {
		m.keys[i] = termKey{r.text(), r.text()}
	}
	return len(m.keys) > 0 && len(m.keys) == len(m.declaredTerms())
}

// recallWords makes the vocabulary, and reports whether it is whole.
func (m *mind) recallWords(r *reader) bool {
	count := r.number(len(*r))
	words := make([]known, max(0, count))
	m.known = make(map[string]*known, len(words)+len(words)/8)
	for i := range words {
		text := r.text()
		same := r.number(len(text) + 1)
		rest := r.text()
		k := &words[i]
		k.fr, k.en, k.asked = r.number(lessonsMost), r.number(lessonsMost), r.number(lessonsMost)
		flags, kin := r.number(flagsEnd), r.number(len(*r))
		if text == "" || same < 0 || k.fr < 0 || k.en < 0 || k.asked < 0 || flags < 0 || kin < 0 {
			return false
		}
		if k.stem = text[:same]; rest != "" {
			k.stem += rest
		}
		k.stop, k.greeting = flags&isStop != 0, flags&isGreeting != 0
		k.begins, k.beginsX = flags&itBegins != 0, flags&itBeginsX != 0
		for range kin {
			k.kin = append(k.kin, uint32(max(0, r.number(1<<32))))
		}
		m.known[text] = k
	}
	return count >= 0
}

// lessonsMost bounds in how many lessons a word may be.
const lessonsMost = 1 << 30

// A reader is what is left of what was written. Once it is cut short, nothing is left.
type reader string

// number reads a number, or returns -1 where there is none below a bound.
func (r *reader) number(below int) int {
	n, size := uint64(0), 0
	for shift := 0; size < len(*r) && shift < 63; shift += 7 {
		b := (*r)[size]
		n |= uint64(b&0x7f) << shift
		if size++; b < 0x80 {
			if *r = (*r)[size:]; n >= uint64(max(0, below)) {
				break
			}
			return int(n)
		}
	}
	*r = ""
	return -1
}

// text reads a text, empty where there is none.
func (r *reader) text() string {
	size := r.number(len(*r))
	if size < 0 || size > len(*r) {
		*r = ""
		return ""
	}
	text := (*r)[:size]
	*r = (*r)[size:]
	return string(text)
}
