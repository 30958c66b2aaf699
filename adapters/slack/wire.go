package slack

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// wire is JSON that Slack is sent. What people are shown is written without encoding/json, which would take a third of the
// time of an answer.
type wire []byte

func (w wire) add(json string) wire { return append(w, json...) }

// number adds a number; it must be one.
func (w wire) number(n float64) wire { return strconv.AppendFloat(w, n, 'f', -1, 64) }

// next adds the comma between elements, before the second and each that follows.
func (w wire) next(i int) wire {
	if i == 0 {
		return w
	}
	return append(w, ',')
}

// text adds a string.
func (w wire) text(s string) wire {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	return quote(w, s)
}

// quote adds a string that is valid, escaped as encoding/json does, through which slack-go passes an acknowledgement: so its
// size is known.
func quote[T string | markdown](w wire, s T) wire {
	w = append(w, '"')
	written := 0
	for i := range len(s) {
		if c := s[i]; coded[c] {
			w = append(w, s[written:i]...).escaped(c)
			written = i + 1
		}
	}
	return append(append(w, s[written:]...), '"')
}

// escaped adds a character that no string holds as it is.
func (w wire) escaped(c byte) wire {
	switch c {
	case '"', '\\':
		return append(w, '\\', c)
	case '\n':
		return append(w, '\\', 'n')
	}
	const hex = "0123456789abcdef"
	return append(w, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// coded are the bytes that escaped writes.
var coded = func() (table [256]bool) {
	for c := range byte(' ') {
		table[c] = true
	}
	for _, c := range []byte(`"\<>&`) {
		table[c] = true
	}
	return table
}()
