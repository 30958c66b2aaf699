package feeds

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"

	"golang.org/x/net/html/charset"
)

// Bounds of the XML of a feed: its parser calls itself for each level, and copies a text for each child beside it.
const (
	levels   = 64
	children = 5000 // elements and texts of one element
	salvaged = 500  // items that are read one by one
)

// scan reads XML as the parser will, and reports why that would fail or never end.
func scan(data []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = false
	decoder.CharsetReader = charset.NewReaderLabel
	open := []int{0} // what stands in each open element
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, ends := token.(xml.EndElement); ends {
			open = open[:max(1, len(open)-1)]
			continue
		}
		if open[len(open)-1]++; open[len(open)-1] > children {
			return fmt.Errorf("over %d elements and texts within one element", children)
		}
		if _, begins := token.(xml.StartElement); begins {
			if open = append(open, 0); len(open) > levels {
				return fmt.Errorf("over %d levels", levels)
			}
		}
	}
}

var (
	declaration = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	oneItem     = regexp.MustCompile(`(?s)<item[\s>].*?</item>`)
	oneEntry    = regexp.MustCompile(`(?s)<entry[\s>].*?</entry>`)
)

// pieces cuts a broken feed into feeds of one item each, so that a bad item costs no other.
func pieces(data []byte) [][]byte {
	head := declaration.Find(data)
	var out [][]byte
	for _, kind := range []struct {
		item          *regexp.Regexp
		before, after string
	}{
		{oneItem, `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>`, `</channel></rss>`},
		{oneEntry, `<feed xmlns="http://www.w3.org/2005/Atom">`, `</feed>`},
	} {
		for _, item := range kind.item.FindAll(data, salvaged) {
			out = append(out, bytes.Join([][]byte{head, []byte(kind.before), item, []byte(kind.after)}, nil))
		}
	}
	return out
}

// withoutControls drops the bytes that no XML may hold, in place.
func withoutControls(data []byte) []byte {
	kept := data[:0]
	for _, b := range data {
		if b >= 0x20 || b == '\t' || b == '\n' || b == '\r' {
			kept = append(kept, b)
		}
	}
	return kept
}
