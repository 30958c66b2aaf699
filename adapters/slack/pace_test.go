package slack

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	slackapi "github.com/slack-go/slack"
)

// One message a second in a channel, and not many a minute in the workspace, however many come at once.
func TestPace(t *testing.T) {
	tests := []struct {
		name               string
		channels, messages int // messages in each
		least              time.Duration
		most               time.Duration
	}{
		{"one channel", 1, 8, 7 * time.Second, 9 * time.Second},
		{"four channels", 4, 1, 0, 0},
		{"forty channels", 40, 1, 6 * time.Second, 8 * time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &far{}
				c := f.client(false)
				start := time.Now()
				var all sync.WaitGroup
				for i := range test.channels * test.messages {
					all.Go(func() {
						if err := c.say(t.Context(), fmt.Sprintf("C%d", i%test.channels), "", said("a"), ""); err != nil {
							t.Error(err)
						}
					})
				}
				all.Wait()
				if took := time.Since(start); took < test.least || took > test.most {
					t.Errorf("took %s, want %s to %s", took, test.least, test.most)
				}
				last := map[string]time.Time{}
				for _, call := range f.asked {
					channel := call.form.Get("channel")
					if before, ok := last[channel]; ok && call.at.Sub(before) < time.Second {
						t.Errorf("%s after %s", channel, call.at.Sub(before))
					}
					last[channel] = call.at
				}
			})
		})
	}
}

// Whoever would wait too long is told when to come back, and takes nobody's turn.
func TestPaceTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &far{}
		c := f.client(false)
		var all sync.WaitGroup
		var mu sync.Mutex
		refused := 0
		for range 30 {
			all.Go(func() {
				err := c.say(t.Context(), "C1", "", said("a"), "")
				if fault, ok := errors.AsType[*Fault](err); ok && fault.RetryAfter > mostWait && fault.Status == 0 {
					mu.Lock()
					defer mu.Unlock()
					refused++
				} else if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if refused == 0 || refused+len(f.asked) != 30 {
			t.Errorf("%d refused, %d sent", refused, len(f.asked))
		}
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		start := time.Now()
		fault, ok := errors.AsType[*Fault](c.say(ctx, "C1", "", said("a"), ""))
		if !ok || fault.RetryAfter <= 300*time.Millisecond || fault.RetryAfter > channelGap || time.Since(start) > 0 {
			t.Errorf("got %v after %s", fault, time.Since(start))
		}
	})
}

// Retry-After is honoured by method and workspace: nobody calls that method before, everyone may call others.
func TestRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &far{answers: []farAnswer{{status: 429, header: "4"}}}
		c, elsewhere := f.client(false), f.client(false)
		start := time.Now()
		var all sync.WaitGroup
		all.Go(func() {
			if err := c.say(t.Context(), "C1", "", said("a"), ""); err != nil {
				t.Error(err)
			}
		})
		time.Sleep(time.Second)
		all.Go(func() {
			if err := c.say(t.Context(), "C2", "", said("a"), ""); err != nil {
				t.Error(err)
			}
		})
		for _, other := range []error{c.home(t.Context(), "U1", slackapi.HomeTabViewRequest{}), elsewhere.say(t.Context(), "C1", "", said("a"), "")} {
			if other != nil {
				t.Error(other)
			}
		}
		if took := time.Since(start); took != time.Second {
			t.Errorf("others waited until %s", took)
		}
		all.Wait()
		if n := len(f.asked); n != 5 {
			t.Fatalf("%d calls", n)
		}
		for _, call := range f.asked[3:] {
			if at := call.at.Sub(start); at < 4*time.Second {
				t.Errorf("called again after %s", at)
			}
		}
	})
}

// A cancelled wait ends at once.
func TestPaceCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := (&far{answers: []farAnswer{{status: 429, header: "8"}}}).client(false)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(2*time.Second, cancel)
		start := time.Now()
		if err := c.say(ctx, "C1", "", said("a"), ""); !errors.Is(err, context.Canceled) || time.Since(start) != 2*time.Second {
			t.Errorf("got %v after %s", err, time.Since(start))
		}
	})
}

// The channels that are remembered are bounded.
func TestPaceChannels(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace()
		for i := range channelsMost {
			p.channel(fmt.Sprint("busy", i)).Allow()
		}
		if p.channel("one more") != p.crowd {
			t.Error("one more than the most has its own pace")
		}
		time.Sleep(channelGap)
		if p.channel("one more") == p.crowd || len(p.channels) != 1 {
			t.Errorf("%d channels are remembered, want the new one", len(p.channels))
		}
	})
}

// Those who are sent away come back one after the other, so that the line neither ends nor grows too long: however many
// come at once, they take no longer than the limit wants.
func TestPaceComesBack(t *testing.T) {
	const many = 400
	synctest.Test(t, func(t *testing.T) {
		f := &far{}
		c := f.client(false)
		start, away := time.Now(), 0
		var mu sync.Mutex
		var all sync.WaitGroup
		for i := range many {
			all.Go(func() {
				for {
					err := c.say(t.Context(), fmt.Sprint("C", i), "", said("a"), "")
					fault, ok := errors.AsType[*Fault](err)
					if !ok {
						if err != nil {
							t.Error(err)
						}
						return
					}
					mu.Lock()
					away++
					mu.Unlock()
					time.Sleep(fault.RetryAfter)
				}
			})
		}
		all.Wait()
		if took, least := time.Since(start), (many-workspaceMany)*workspaceGap; took > least+time.Second {
			t.Errorf("took %v, the limit wants %v", took, least)
		}
		if away > many {
			t.Errorf("sent away %d times, once each is enough", away)
		}
	})
}
