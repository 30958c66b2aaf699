package slack

import (
	"bytes"
	"unicode/utf8"

	slackapi "github.com/slack-go/slack"
)

// draft is a card while it is laid out.
type draft struct {
	json  wire // of its blocks, one after the other
	parts []part
}

// draftSize is how many bytes the blocks of most cards have.
const draftSize = 3 << 10

// A part of a card is a block, and how many bytes its text has.
type part struct {
	block block
	size  int
}

// section adds a text, as several blocks where it is too long for one.
func (d *draft) section(m markdown) { d.text(m, slackapi.MBTSection) }

// small adds small print in the same way.
func (d *draft) small(m markdown) { d.text(m, slackapi.MBTContext) }

func (d *draft) text(m markdown, kind slackapi.MessageBlockType) {
	if m = bytes.Trim(m, " \n"); bytes.IndexFunc(m, shows) < 0 {
		return
	}
	if !utf8.Valid(m) {
		m = bytes.ToValidUTF8(m, []byte("\ufffd"))
	}
	if len(m) <= textSize { // bytes, which are never fewer than characters
		d.add(m, kind)
		return
	}
	for _, one := range split(string(m), textSize) {
		d.add(markdown(one), kind)
	}
}

func (d *draft) add(m markdown, kind slackapi.MessageBlockType) {
	if kind == slackapi.MBTSection {
		d.keep(kind, d.json.section(m), len(m))
	} else {
		d.keep(kind, d.json.small(m), len(m))
	}
}

// keep adds a block with so much text.
func (d *draft) keep(kind slackapi.MessageBlockType, json wire, size int) {
	d.parts = append(d.parts, part{d.cut(kind, json), size})
}

// cut makes a block of what was added to the JSON.
func (d *draft) cut(kind slackapi.MessageBlockType, json wire) block {
	b := block{kind, json[len(d.json):len(json):len(json)]}
	d.json = json
	return b
}
