package chart

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// numbered is one of many charts.
func numbered(n int) bot.Chart {
	return bot.Chart{Title: fmt.Sprint(n), Bars: []bot.Bar{{Label: "a", Low: 1, High: 2}}}
}

// studio draws what is written on it, takes its time, and counts.
type studio struct {
	mu              sync.Mutex
	drawn, now, top int // drawings ended, going on, and the most that went on at once
}

func (s *studio) count(begun int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now += begun
	s.top = max(s.top, s.now)
	s.drawn += max(0, -begun)
}

func (s *studio) pictures(takes time.Duration) *Pictures {
	p := New()
	p.draw = func(c bot.Chart, l bot.Locale) ([]byte, error) {
		s.count(1)
		defer s.count(-1)
		time.Sleep(takes)
		return []byte(c.Title + string(l)), nil
	}
	return p
}

// asks asks for charts at the same time, and returns how many pictures came.
func asks(ctx context.Context, p *Pictures, charts ...bot.Chart) int {
	var group sync.WaitGroup
	came := make([]bool, len(charts))
	for i, c := range charts {
		group.Go(func() { came[i] = string(p.Of(ctx, c, bot.French).PNG) == c.Title+"fr" })
	}
	group.Wait()
	n := 0
	for _, ok := range came {
		if ok {
			n++
		}
	}
	return n
}

func TestPictureIsDrawnOnce(t *testing.T) {
	p, drawn := New(), 0
	p.draw = func(c bot.Chart, l bot.Locale) ([]byte, error) {
		drawn++
		return drawChart(c, l)
	}
	other := pay(0)
	other.Bars[0].Low++
	tests := []struct {
		name   string
		chart  bot.Chart
		locale bot.Locale
		drawn  int
	}{
		{"first", pay(0), bot.French, 1},
		{"again", pay(0), bot.French, 1},
		{"in English", pay(0), bot.English, 2},
		{"another amount", other, bot.French, 3},
		{"a mark", pay(38000), bot.French, 4},
		{"again, after others", pay(0), bot.French, 4},
	}
	var first []byte
	for _, test := range tests {
		got := p.Of(t.Context(), test.chart, test.locale).PNG
		if _, err := png.Decode(bytes.NewReader(got)); err != nil || drawn != test.drawn {
			t.Errorf("%s: got %d drawings and %v, want %d and a picture", test.name, drawn, err, test.drawn)
		}
		if test.name == "first" {
			first = got
		}
	}
	if got := p.Of(t.Context(), pay(0), bot.French).PNG; !bytes.Equal(got, first) {
		t.Error("the same chart: other bytes")
	}
}

func TestPictureDrawsNoMoreThanItsLimit(t *testing.T) {
	p, bars := New(), 0
	p.draw = func(c bot.Chart, _ bot.Locale) ([]byte, error) {
		bars = len(c.Bars)
		return []byte("x"), nil
	}
	if got := p.Of(t.Context(), bot.Chart{Title: "T"}, bot.French).PNG; got != nil || bars != 0 {
		t.Error("a chart without bars: got a picture, want none")
	}
	c := bot.Chart{Bars: make([]bot.Bar, 25)}
	if p.Of(t.Context(), c, bot.French); bars != 20 || len(c.Bars) != 25 {
		t.Errorf("got %d bars drawn, want 20", bars)
	}
}

// All times are of a clock that stands still while anything can go on.
func TestPictureWaits(t *testing.T) {
	one := func(times int) []bot.Chart {
		charts := make([]bot.Chart, times)
		for i := range charts {
			charts[i] = numbered(0)
		}
		return charts
	}
	many := func(n int) []bot.Chart {
		charts := make([]bot.Chart, n)
		for i := range charts {
			charts[i] = numbered(i)
		}
		return charts
	}
	const ms = time.Millisecond
	tests := []struct {
		name                    string
		takes, allowed, elapsed time.Duration
		charts                  []bot.Chart
		came, drawn, top        int
	}{
		{"many ask for one", 100 * ms, time.Hour, 100 * ms, one(50), 50, 1, 1},
		{"two at once", 100 * ms, time.Hour, 300 * ms, many(6), 6, 6, 2},
		{"no turn in half a second", 300 * ms, time.Hour, 600 * ms, many(9), 4, 4, 2},
		{"no turn before the context ends", 100 * ms, 150 * ms, 200 * ms, many(9), 4, 4, 2},
		{"a context that has ended", 100 * ms, 0, 0, many(2), 0, 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var s studio
				p, start := s.pictures(test.takes), time.Now()
				ctx, cancel := context.WithTimeout(t.Context(), test.allowed)
				defer cancel()
				if got := asks(ctx, p, test.charts...); got != test.came {
					t.Errorf("got %d pictures, want %d", got, test.came)
				}
				if got := time.Since(start); got != test.elapsed {
					t.Errorf("took %v, want %v", got, test.elapsed)
				}
				if s.drawn != test.drawn || s.top != test.top {
					t.Errorf("got %d drawings, %d at once; want %d and %d", s.drawn, s.top, test.drawn, test.top)
				}
				if len(p.coming) != 0 || len(p.turns) != 0 {
					t.Errorf("left: %d coming and %d turns", len(p.coming), len(p.turns))
				}
			})
		})
	}
}

func TestPictureWaitsForAnothersDrawing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s studio
		p := s.pictures(800 * time.Millisecond)
		go p.Of(t.Context(), numbered(1), bot.French)
		synctest.Wait()
		start := time.Now()
		if got := p.Of(t.Context(), numbered(1), bot.French).PNG; got != nil || time.Since(start) != 500*time.Millisecond {
			t.Errorf("got %q after %v, want none after half a second", got, time.Since(start))
		}
		time.Sleep(time.Second)
		if got := p.Of(t.Context(), numbered(1), bot.French).PNG; string(got) != "1fr" || s.drawn != 1 {
			t.Errorf("got %q and %d drawings, want the first one, kept", got, s.drawn)
		}
	})
}

// Both turns are taken. The first to ask leaves before its turn comes: the second, who waits for the first, takes it.
func TestPictureOutlivesWhoAskedFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s studio
		p := s.pictures(300 * time.Millisecond)
		go asks(t.Context(), p, numbered(1), numbered(2))
		synctest.Wait()
		brief, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		go p.Of(brief, numbered(3), bot.French)
		synctest.Wait()
		if got := p.Of(t.Context(), numbered(3), bot.French).PNG; string(got) != "3fr" || s.drawn != 3 {
			t.Errorf("got %q and %d drawings, want a picture and 3", got, s.drawn)
		}
	})
}

func TestPictureSurvivesFaults(t *testing.T) {
	tests := map[string]func() ([]byte, error){
		"an error": func() ([]byte, error) { return []byte("half"), errors.New("no paper") },
		"a panic":  func() ([]byte, error) { panic("no paper") },
		"an index": func() ([]byte, error) { return nil, fmt.Errorf("%d", []int{}[len(t.Name())]) },
	}
	for name, fault := range tests {
		p, tried := New(), 0
		p.draw = func(bot.Chart, bot.Locale) ([]byte, error) {
			tried++
			return fault()
		}
		for range 5 {
			if got := p.Of(t.Context(), numbered(1), bot.French).PNG; got != nil {
				t.Errorf("%s: got %q, want nothing", name, got)
			}
		}
		if tried != 1 || len(p.turns) != 0 || len(p.coming) != 0 {
			t.Errorf("%s: tried %d times, %d turns and %d coming left; want 1, 0 and 0", name, tried, len(p.turns), len(p.coming))
		}
		p.draw = drawChart
		if p.Of(t.Context(), numbered(2), bot.French).PNG == nil {
			t.Errorf("%s: nothing is drawn after it", name)
		}
	}
}

func TestPicturesKeptAreBounded(t *testing.T) {
	tests := []struct {
		name        string
		size, asked int
		kept, bytes int
	}{
		{"by number", 10, 400, 256, 2560},
		{"by size", 3 << 20, 5, 2, 6 << 20},
		{"one larger than all", 9 << 20, 2, 0, 0},
	}
	for _, test := range tests {
		p, drawn := New(), 0
		p.draw = func(bot.Chart, bot.Locale) ([]byte, error) {
			drawn++
			return make([]byte, test.size), nil
		}
		for i := range test.asked {
			for _, n := range []int{i, 0} { // the first stays in use
				if got := len(p.Of(t.Context(), numbered(n), bot.French).PNG); got != test.size {
					t.Fatalf("%s: got %d bytes, want %d", test.name, got, test.size)
				}
			}
		}
		if p.kept.order.Len() != test.kept || len(p.kept.at) != test.kept || p.kept.bytes != test.bytes {
			t.Errorf("%s: got %d kept of %d bytes, want %d of %d", test.name, p.kept.order.Len(), p.kept.bytes, test.kept, test.bytes)
		}
		if test.kept > 0 && drawn != test.asked {
			t.Errorf("%s: got %d drawings, want %d: what is used stays", test.name, drawn, test.asked)
		}
	}
}

// For the race detector: the library, its fonts and the pictures kept, all at once.
func TestPicturesAtOnce(t *testing.T) {
	p := New()
	var group sync.WaitGroup
	for i := range 12 {
		group.Go(func() {
			for _, l := range []bot.Locale{bot.French, bot.English} {
				data, err := drawChart(pay(float64(30000+i%3)), l)
				if err != nil {
					t.Error(err)
				}
				if got := p.Of(t.Context(), pay(float64(30000+i%3)), l).PNG; got != nil && !bytes.Equal(got, data) {
					t.Error("the same chart: other bytes")
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkPicture(b *testing.B) {
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.ReportMetric(float64(len(New().Of(b.Context(), pay(38000), bot.French).PNG)), "bytes")
		}
	})
	b.Run("warm", func(b *testing.B) {
		b.ReportAllocs()
		p := New()
		for b.Loop() {
			if p.Of(b.Context(), pay(38000), bot.French).PNG == nil {
				b.Fatal("no picture")
			}
		}
	})
}
