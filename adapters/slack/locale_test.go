package slack

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"boussole/adapters/slack/slacktest"
	"boussole/bot"
)

func TestPerson(t *testing.T) {
	fake := slacktest.New(t)
	fake.SetLocale("U2", "en-GB")
	fake.SetLocale("U3", "de-DE")
	fake.SetAdmin("U2")
	c := nearClient(t, fake, false)
	tests := []struct {
		user  string
		want  speaker
		known bool
	}{
		{"U1", speaker{bot.French, false}, true},
		{"U2", speaker{bot.English, true}, true},
		{"U3", speaker{}, false},
		{"", speaker{}, false},
		{"nobody", speaker{}, false},
	}
	for range 2 { // the second time from what is remembered
		for _, test := range tests {
			if got := c.person(t.Context(), test.user); got != test.want {
				t.Errorf("%q: got %+v, want %+v", test.user, got, test.want)
			}
			if l := c.person(t.Context(), test.user).locale; l != test.want.locale || (l != "") != test.known {
				t.Errorf("%q: got %q", test.user, l)
			}
		}
	}
	if n := len(fake.Calls()); n != 4 {
		t.Errorf("asked %d times, want once for each of 4", n)
	}
}

// slow answers when it is too late.
type slow struct{ asked int }

func (s *slow) RoundTrip(req *http.Request) (*http.Response, error) {
	s.asked++
	<-req.Context().Done()
	return nil, req.Context().Err()
}

// Nobody waits long for a language, and not every time.
func TestPersonTooSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &slow{}
		c := (&far{}).client(false)
		c.http.Transport = s
		steps := []struct {
			sleep, took time.Duration
			asked       int
		}{{0, personTime, 1}, {time.Second, 0, 1}, {unknownLife, personTime, 2}}
		for _, step := range steps {
			time.Sleep(step.sleep)
			start := time.Now()
			if l := c.person(t.Context(), "U1").locale; l != "" || time.Since(start) != step.took || s.asked != step.asked {
				t.Errorf("got %q after %s and %d calls, want %+v", l, time.Since(start), s.asked, step)
			}
		}
	})
}

// An asker who leaves says nothing of the next.
func TestPersonCancelled(t *testing.T) {
	f := &far{answers: []farAnswer{{status: 200, body: `{"ok":true,"user":{"locale":"en-US"}}`}}}
	c := f.client(false)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if c.person(ctx, "U1").locale != "" {
		t.Error("known without being asked")
	}
	if l := c.person(t.Context(), "U1").locale; l != bot.English {
		t.Errorf("got %q", l)
	}
}

// What is remembered of people ends after an hour.
func TestPersonForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &far{}
		c := f.client(false)
		for _, step := range []struct {
			sleep time.Duration
			asked int
		}{{0, 1}, {personLife - time.Minute, 1}, {2 * time.Minute, 2}} {
			time.Sleep(step.sleep)
			if c.person(t.Context(), "U1"); len(f.asked) != step.asked {
				t.Errorf("asked %d times, want %d", len(f.asked), step.asked)
			}
		}
	})
}

func TestRecent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRecent[int](3)
		for i := range 5 {
			r.set(fmt.Sprint(i), i, time.Minute)
		}
		r.set("2", 22, time.Second)
		r.set("5", 5, time.Hour)
		r.drop("5")
		if got := r.getOr("6", 6, time.Hour); got != 6 {
			t.Errorf("got %d", got)
		}
		if got := r.getOr("6", 7, time.Hour); got != 6 {
			t.Errorf("got %d", got)
		}
		want := map[string]int{"4": 4, "2": 22, "6": 6}
		for i := range 8 {
			key := fmt.Sprint(i)
			if got, ok := r.get(key); got != want[key] || ok != (want[key] != 0) {
				t.Errorf("%s: got %d and %v, want %d", key, got, ok, want[key])
			}
		}
		time.Sleep(time.Second)
		if _, ok := r.get("2"); ok || r.order.Len() != 2 || len(r.at) != 2 {
			t.Errorf("got %v, %d and %d", ok, r.order.Len(), len(r.at))
		}
	})
}
