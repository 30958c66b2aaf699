package bot

import (
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

// method is the version of how features are made and weighed: with another one, what was learnt is worth nothing.
const method = "boussole 1\n"

// digest stands for all that is trained on.
func (m *mind) digest() []byte {
	h := sha256.New()
	put := func(texts ...string) {
		for _, text := range texts {
			h.Write(append([]byte(text), 0))
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
		if !c.guessed() && (c.Admin || len(c.Options) == 0) { // it teaches nothing
			continue
		}
		put(c.Name, c.Names.FR, c.Names.EN, c.Title.FR, c.Title.EN)
		phrases(c.Examples)
		for _, o := range c.Options {
			q := o.Quantity
			put("option", o.Name)
			put(slices.Concat(q.Before, q.After, q.Loose, q.Never)...)
			for _, m := range q.Measures {
				put(m.Name)
				put(slices.Concat(m.Words...)...)
				for _, n := range []float64{m.Min, m.Max} {
					h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(n)))
				}
			}
			h.Write(binary.AppendVarint(nil, int64(o.Kind)))
			for _, n := range []float64{q.Min, q.Max, q.AloneMin, q.AloneMax, q.LooseMax} {
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
	return h.Sum(nil)
}
