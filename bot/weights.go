package bot

import (
	"encoding/binary"
	"math"
)

// encodeWeights adds each class's bias, and for each feature the slot it is hashed to with its weights.
func (m *mind) encodeWeights(out []byte) []byte {
	c := m.chooser
	out = binary.AppendUvarint(out, uint64(len(c.bias)))
	for _, bias := range c.bias {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(bias))
	}
	last := 0
	for slot, number := range m.places {
		if number == 0 {
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

// recallWeights takes up the weights, and reports whether they are whole.
func (m *mind) recallWeights(r reader) bool {
	c := &classifier{bias: make([]float32, len(m.classes)), starts: []int32{0}}
	if r.number(len(m.classes)+1) != len(m.classes) || len(r) < 4*len(c.bias) {
		return false
	}
	for k := range c.bias {
		c.bias[k] = math.Float32frombits(binary.LittleEndian.Uint32([]byte(r[4*k : 4*k+4])))
	}
	r = r[4*len(c.bias):]
	c.owners, c.steps = make([]uint16, 0, len(r)/2), make([]int8, 0, len(r)/2)
	places, features := make([]int32, slots), int32(0)
	for slot := 0; len(r) > 0; {
		skip, weights := r.number(slots-slot), r.number(len(m.classes)+1)
		if skip < 0 || weights < 0 {
			return false
		}
		slot += skip
		features++
		places[slot] = features
		for owner := 0; weights > 0; weights-- {
			more := r.number(len(m.classes) - owner)
			if more < 0 || len(r) == 0 {
				return false
			}
			owner += more
			c.owners, c.steps = append(c.owners, uint16(owner)), append(c.steps, int8(r[0]))
			r = r[1:]
		}
		c.starts = append(c.starts, int32(len(c.steps)))
	}
	m.chooser, m.places, m.features = c, places, features
	return true
}
