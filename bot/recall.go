package bot

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
)

// encode writes what was learnt: the digest, each class's bias, and for each feature the slot it is hashed to with its
// weights.
func (m *mind) encode() []byte {
	c := m.chooser
	out := m.digest()
	out = binary.AppendUvarint(out, uint64(len(c.bias)))
	for _, bias := range c.bias {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(bias))
	}
	last := 0
	for slot, number := range m.places {
		if number == 0 || c.starts[number] == c.starts[number-1] {
			continue
		}
		from, to := c.starts[number-1], c.starts[number]
		out = binary.AppendUvarint(out, uint64(slot-last))
		out = binary.AppendUvarint(out, uint64(to-from))
		last = slot
		before := uint16(0)
		for i := from; i < to; i++ {
			out = binary.AppendUvarint(out, uint64(c.owners[i]-before))
			out = append(out, byte(c.steps[i]))
			before = c.owners[i]
		}
	}
	return out
}

// recall takes up what was learnt from these very declarations, and reports whether it did.
func (m *mind) recall() bool {
	data, ok := bytes.CutPrefix(m.lexicon.Learned, m.digest())
	if !ok || m.decode(data) != nil {
		m.chooser, m.places, m.features = nil, nil, 0
		return false
	}
	return true
}

var errLearned = errors.New("what was learnt is cut short or holds what it can't")

func (m *mind) decode(data []byte) error {
	next := func(below int) int {
		n, size := binary.Uvarint(data)
		if size <= 0 || n >= uint64(below) {
			data = nil
			return -1
		}
		data = data[size:]
		return int(n)
	}
	if classes := next(len(m.classes) + 1); classes != len(m.classes) || len(data) < 4*classes {
		return errLearned
	}
	c := &classifier{bias: make([]float32, len(m.classes)), starts: []int32{0}}
	for k := range c.bias {
		c.bias[k] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*k:]))
	}
	data = data[4*len(c.bias):]
	c.owners, c.steps = make([]uint16, 0, len(data)/2), make([]int8, 0, len(data)/2)
	m.places = make([]int32, slots)
	for slot := 0; len(data) > 0; {
		skip, weights := next(slots-slot), next(len(m.classes)+1)
		if skip < 0 || weights < 0 {
			return errLearned
		}
		slot += skip
		m.features++
		m.places[slot] = m.features
		for owner := 0; weights > 0; weights-- {
			more := next(len(m.classes) - owner)
			if more < 0 || len(data) == 0 {
				return errLearned
			}
			owner += more
			c.owners, c.steps = append(c.owners, uint16(owner)), append(c.steps, int8(data[0]))
			data = data[1:]
		}
		c.starts = append(c.starts, int32(len(c.steps)))
	}
	m.chooser = c
	return nil
}
