package bot

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"slices"
)

// Learn trains on what commands and a lexicon declare, and returns what was learnt in a form that a Lexicon may carry:
// a program that ships it needn't train when it starts.
func Learn(commands []Command, lexicon Lexicon) []byte {
	lexicon.Learned = nil
	m := newMind(commands, lexicon, nil)
	m.ready()
	return m.encode()
}

// Taught reports whether what the lexicon carries was learnt of these very commands and of itself.
func (x Lexicon) Taught(commands []Command) bool {
	m := mind{commands: commands, lexicon: x}
	return bytes.HasPrefix(x.Learned, m.digest())
}

// method is the version of how words are read, of how features are made and weighed, and of how all that is written: with
// another one, what was learnt is worth nothing.
const method = "boussole 23\n"

// digest stands for all that is trained on.
func (m *mind) digest() []byte {
	sum := sha256.New()
	h := bufio.NewWriterSize(sum, 1<<16)
	put := func(texts ...string) {
		for _, text := range texts {
			h.WriteString(text)
			h.WriteByte(0)
		}
	}
	phrases := func(p Phrases) {
		put(p.FR...)
		put("")
		put(p.EN...)
		put("")
	}
	put(method)
	for _, c := range m.commands {
		if !c.teaches() {
			continue
		}
		put(c.Name, c.Names.FR, c.Names.EN, c.Title.FR, c.Title.EN)
		phrases(c.Examples)
		for _, o := range c.Options {
			q := o.Quantity
			put("option", o.Name)
			put(slices.Concat(q.Before, q.After, q.Loose, q.Parts, q.Never)...)
			for _, m := range q.Measures {
				put(m.Name)
				put(slices.Concat(m.Words...)...)
				for _, n := range []float64{m.Min, m.Max} {
					h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(n)))
				}
			}
			h.Write(binary.AppendVarint(nil, int64(o.Kind)))
			for _, n := range []float64{q.Min, q.Max, q.AloneMin, q.AloneMax, q.LooseMax, q.ShortMin, q.ShortMax, q.PartsOf} {
				h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(n)))
			}
			for _, choice := range o.Choices {
				put("choice", choice.Value, choice.Label.FR, choice.Label.EN)
				phrases(choice.Terms)
				phrases(choice.Asks)
			}
		}
	}
	x := &m.lexicon
	for _, from := range sortedKeys(x.Spelling) {
		put(from, x.Spelling[from])
	}
	for _, acronym := range sortedKeys(x.Acronyms) {
		put(acronym, x.Acronyms[acronym])
	}
	phrases(x.Stop)
	phrases(x.Greetings)
	for _, c := range x.Concepts {
		put("concept", c.ID)
		phrases(c.Words)
	}
	for _, f := range x.Families {
		put("family", f.ID)
		phrases(f.Words)
	}
	for _, l := range x.Limits {
		put("limit", l.ID)
		phrases(l.Terms)
	}
	phrases(x.Others)
	h.Flush()
	return sum.Sum(nil)
}
