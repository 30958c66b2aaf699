package bot

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
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
	return weights, m.recallWords(&weights)
}

// encodeWords adds each word with its stem, and how many lessons of each language have it.
func (m *mind) encodeWords(out []byte) []byte {
	taught := vocabulary{known: map[string]*known{}}
	taught.hearLessons(m.lessons())
	out = binary.AppendUvarint(out, uint64(len(m.known)))
	for _, text := range sortedKeys(m.known) {
		out = append(binary.AppendUvarint(out, uint64(len(text))), text...)
		stem, same := m.known[text].stem, 0 // most stems are the word's beginning
		for same < min(len(stem), len(text)) && stem[same] == text[same] {
			same++
		}
		out = binary.AppendUvarint(out, uint64(same))
		out = append(binary.AppendUvarint(out, uint64(len(stem)-same)), stem[same:]...)
		lessons := taught.known[text]
		if lessons == nil {
			lessons = &unknown
		}
		out = binary.AppendUvarint(out, uint64(lessons.fr))
		out = binary.AppendUvarint(out, uint64(lessons.en))
	}
	return out
}

// recallWords makes a vocabulary of the words, and reports whether they are whole.
func (m *mind) recallWords(r *reader) bool {
	count := r.number(len(*r))
	words := make([]known, max(0, count))
	m.known = make(map[string]*known, len(words)+len(words)/8)
	for i := range words {
		text := r.text()
		same := r.number(len(text) + 1)
		rest := r.text()
		fr, en := r.number(lessonsMost), r.number(lessonsMost)
		if text == "" || same < 0 || fr < 0 || en < 0 {
			return false
		}
		k := &words[i]
		if k.stem, k.fr, k.en, k.asked = text[:same], fr, en, fr+en; rest != "" {
			k.stem += rest
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
