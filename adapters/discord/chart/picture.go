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

// Picture is a chart for those who see it, and for those who don't.
type Picture struct {
	PNG []byte // nil where it can't be drawn
	Alt string // 1024 characters at most
}

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

// Of returns a chart's picture, without its PNG when that can't be had in time: the same figures always stand in the text.
// It waits until ctx ends, and half a second at most, for its turn or for another's drawing. Everyone gets the same bytes
// and leaves them as they are.
func (p *Pictures) Of(ctx context.Context, c bot.Chart, l bot.Locale) Picture {
	if len(c.Bars) == 0 {
		return Picture{}
	}
	c.Bars = c.Bars[:min(len(c.Bars), barLimit)]
	var buffer [512]byte
	key := appendKey(buffer[:0], c, l)
	if picture, ok := p.kept.get(key); ok {
		return picture
	}
	return p.once(ctx, string(key), c, l)
}

// once draws a picture, or waits for another's drawing of it.
func (p *Pictures) once(ctx context.Context, key string, c bot.Chart, l bot.Locale) Picture {
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
			return Picture{}
		}
		if picture, ok := p.kept.get([]byte(key)); ok {
			return picture
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
func (p *Pictures) make(ctx context.Context, key string, c bot.Chart, l bot.Locale) Picture {
	defer p.release(key)
	if picture, ok := p.kept.get([]byte(key)); ok { // drawn just before the claim
		return picture
	}
	if ctx.Err() != nil {
		return Picture{}
	}
	select {
	case p.turns <- struct{}{}:
		defer func() { <-p.turns }()
	case <-ctx.Done():
		return Picture{}
	}
	picture := Picture{PNG: p.try(c, l), Alt: describe(c, l)}
	p.kept.put(key, picture)
	return picture
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
