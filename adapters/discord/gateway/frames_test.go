package gateway

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const upgradeAnswer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"

// frameOf is a frame as a server sends it.
func frameOf(first byte, payload string) string {
	head := []byte{first}
	switch n := len(payload); {
	case n < 126:
		head = append(head, byte(n))
	case n < 1<<16:
		head = binary.BigEndian.AppendUint16(append(head, 126), uint16(n))
	default:
		head = binary.BigEndian.AppendUint64(append(head, 127), uint64(n))
	}
	return string(head) + payload
}

// walk reads a stream in pieces of a size, and returns the packets and the error.
func walk(stream string, size int) []string {
	var f frames
	var got []string
	for piece := range slices.Chunk([]byte(stream), size) {
		for at := 0; at < len(piece); {
			p, n, err := f.next(piece[at:])
			at += n
			if err != nil {
				return append(got, "error: "+err.Error())
			}
			if p != nil {
				got = append(got, fmt.Sprintf("%d %d %s", p.kind, p.size, p.body))
			} else if at < len(piece) {
				return append(got, fmt.Sprintf("stopped at %d of %d", at, len(piece)))
			}
		}
	}
	return got
}

func TestFrames(t *testing.T) {
	long, longer := strings.Repeat("a", 300), strings.Repeat("b", 1<<16)
	tests := map[string]struct {
		stream string
		want   []string
	}{
		"nothing yet":       {upgradeAnswer, nil},
		"texts":             {upgradeAnswer + frameOf(0x81, "one") + frameOf(0x81, "two"), []string{"1 3 one", "1 3 two"}},
		"empty":             {upgradeAnswer + frameOf(0x81, "") + frameOf(0x81, "x"), []string{"1 0 ", "1 1 x"}},
		"two bytes of size": {upgradeAnswer + frameOf(0x81, long), []string{"1 300 " + long}},
		"eight":             {upgradeAnswer + frameOf(0x81, longer), []string{"1 65536 " + longer[:packetKept]}},
		"in parts":          {upgradeAnswer + frameOf(0x01, "o") + frameOf(0x00, "n") + frameOf(0x80, "e"), []string{"1 3 one"}},
		"a ping between":    {upgradeAnswer + frameOf(0x01, "o") + frameOf(0x89, "p") + frameOf(0x80, "ne"), []string{"9 1 p", "1 3 one"}},
		"close":             {upgradeAnswer + frameOf(0x88, "\x0f\xa4no"), []string{"8 4 \x0f\xa4no"}},
		"not whole":         {upgradeAnswer + frameOf(0x81, "one")[:4], nil},
		"masked":            {upgradeAnswer + "\x81\x80", []string{"error: " + errFrame.Error()}},
		"an extension":      {upgradeAnswer + "\xc1\x00", []string{"error: " + errFrame.Error()}},
		"too long":          {upgradeAnswer + "\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff", []string{"error: a message over 8388608 bytes"}},
		"refused":           {"HTTP/1.1 403 Forbidden\r\n\r\n\x88\x02\x0f\xa4", []string{`error: the gateway answers "HTTP/1.1 403 Forbidden"`}},
		"a long answer":     {strings.Repeat("x", answerHead), []string{"error: an answer over 16384 bytes"}},
	}
	for name, test := range tests {
		for _, size := range []int{1, 2, 7, 1 << 20} {
			if got := walk(test.stream, size); !slices.Equal(got, test.want) {
				t.Errorf("%s, %d bytes a piece: got %.200q, want %.200q", name, size, got, test.want)
			}
		}
	}
}

func TestFramesInPartsAreBounded(t *testing.T) {
	part := frameOf(0x00, strings.Repeat("a", 1<<20))
	got := walk(upgradeAnswer+frameOf(0x01, "")+strings.Repeat(part, 9), 4096)
	if want := []string{"error: a message over 8388608 bytes"}; !slices.Equal(got, want) {
		t.Errorf("got %.100q, want %q", got, want)
	}
}

// However a stream is cut, the same is read of it.
func FuzzFrames(f *testing.F) {
	f.Add([]byte(frameOf(0x81, `{"op": 7}`)+frameOf(0x88, "\x0f\xa4")), 3)
	f.Add([]byte(frameOf(0x01, "a")+frameOf(0x89, "")+frameOf(0x80, strings.Repeat("b", 200))), 1)
	f.Fuzz(func(t *testing.T, stream []byte, size int) {
		whole := upgradeAnswer + string(stream)
		got, want := walk(whole, max(size, 1)), walk(whole, len(whole))
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
