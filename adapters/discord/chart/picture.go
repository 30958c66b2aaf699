package chart

import (
	"context"
	"sync"
	"time"

	"boussole/bot"
)

const (
	drawingsAtOnce = 2                      // each takes a core for some milliseconds
	patience       = 500 * time.Millisecond // of one who waits: Discord gives 3 s for a whole answer
)

// Pictures draws charts, each once per content and language, and keeps the latest ones.
type Pictures struct {
	draw  func(bot.Chart, bot.Locale) ([]byte, error)
	turns chan struct{} // holds one for each drawing going on
	kept  cache

	mu     sync.Mutex
	coming map[string]chan struct{} // closed once drawn
}

// New makes an empty set of pictures.
func New() *Pictures {
	return &Pictures{draw: drawChart, turns: make(chan struct{}, drawingsAtOnce), coming: map[string]chan struct{}{}}
}

// PNG returns a chart's picture; nil when it can't be had in time: the same figures always stand in the text. It waits
// until ctx ends, and half a second at most, for its turn or for another's drawing. Everyone gets the same bytes and
// leaves them as they are.
func (p *Pictures) PNG(ctx context.Context, c bot.Chart, l bot.Locale) []byte {
	if len(c.Bars) == 0 {
		return nil
	}
	c.Bars = c.Bars[:min(len(c.Bars), barLimit)]
	var buffer [512]byte
	key := appendKey(buffer[:0], c, l)
	if data, ok := p.kept.get(key); ok {
		return data
	}
	return p.once(ctx, string(key), c, l)
}

// once draws a picture, or waits for another's drawing of it.
func (p *Pictures) once(ctx context.Context, key string, c bot.Chart, l bot.Locale) []byte {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		coming, mine := p.claim(key)
		if mine {
			return p.make(ctx, key, c, l)
		}
		select {
		case <-coming: // and kept, unless whoever was to draw it had no turn in time
		case <-ctx.Done():
			return nil
		}
		if data, ok := p.kept.get([]byte(key)); ok {
			return data
		}
	}
}

// claim returns what is closed once another's drawing has ended, or makes it the caller's to draw.
func (p *Pictures) claim(key string) (coming <-chan struct{}, mine bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if coming, ok := p.coming[key]; ok {
		return coming, false
	}
	p.coming[key] = make(chan struct{})
	return nil, true
}

// make draws what the caller has claimed, and keeps it.
func (p *Pictures) make(ctx context.Context, key string, c bot.Chart, l bot.Locale) []byte {
	defer p.release(key)
	if data, ok := p.kept.get([]byte(key)); ok { // drawn just before the claim
		return data
	}
	if ctx.Err() != nil {
		return nil
	}
	select {
	case p.turns <- struct{}{}:
		defer func() { <-p.turns }()
	case <-ctx.Done():
		return nil
	}
	data := p.try(c, l)
	p.kept.put(key, data)
	return data
}

// try makes a fault in the drawing a lack of the picture, and of no more.
func (p *Pictures) try(c bot.Chart, l bot.Locale) (data []byte) {
	defer func() {
		if recover() != nil {
			data = nil
		}
	}()
	data, err := p.draw(c, l)
	if err != nil {
		return nil
	}
	return data
}

func (p *Pictures) release(key string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.coming[key])
	delete(p.coming, key)
}
