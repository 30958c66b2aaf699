package chart

import (
	"container/list"
	"encoding/binary"
	"math"
	"strconv"
	"sync"

	"boussole/bot"
)

const (
	pictureLimit = 256     // pictures kept: every level and place in both languages, and offers besides
	pictureBytes = 8 << 20 // of all pictures kept; one has some 30 KB
)

// cache keeps the pictures used last. The zero value is ready.
type cache struct {
	mu    sync.Mutex
	order list.List // of *kept, the latest used first
	at    map[string]*list.Element
	bytes int // of all
}

type kept struct {
	key string
	Picture
}

// get returns a picture, and whether it is kept.
func (c *cache) get(key []byte) (Picture, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.at[string(key)]
	if !ok {
		return Picture{}, false
	}
	c.order.MoveToFront(element)
	return element.Value.(*kept).Picture, true
}

// put keeps a picture, and lets go of those not used for longest.
func (c *cache) put(key string, p Picture) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at == nil {
		c.at = map[string]*list.Element{}
	}
	c.at[key] = c.order.PushFront(&kept{key, p})
	c.bytes += len(p.PNG)
	for c.order.Len() > pictureLimit || c.bytes > pictureBytes {
		oldest := c.order.Remove(c.order.Back()).(*kept)
		delete(c.at, oldest.key)
		c.bytes -= len(oldest.PNG)
	}
}

// appendKey writes all that a picture depends on.
func appendKey(key []byte, c bot.Chart, l bot.Locale) []byte {
	key = append(append(key, l...), 0)
	key = append(append(key, c.Title...), 0)
	for _, b := range c.Bars {
		key = append(append(key, b.Label...), 0)
		for _, n := range []float64{b.Low, b.High, b.Mark} {
			key = binary.LittleEndian.AppendUint64(key, math.Float64bits(n))
		}
		key = strconv.AppendBool(key, b.Open)
	}
	return key
}
