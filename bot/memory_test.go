package bot_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"boussole/bot"
)

// talk asks something and returns the Request that it was understood as.
func talk(t testing.TB, r *bot.Router, text string, asker bot.Request) string {
	t.Helper()
	u := r.Read(text, asker)
	if reply := r.Answer(t.Context(), u); reply.Answer == "" {
		t.Errorf("%q: got no answer", text)
	}
	return u.Request.String()
}

const (
	first    = "combien gagne un junior à Lyon ?"
	followUp = "et à Paris ?"
	changed  = "/salary level:junior place:paris" // what followUp means after first
)

// ann is who asks first.
func ann() bot.Request {
	return bot.Request{Locale: bot.French, User: bot.User{ID: "ann"}, Channel: bot.Channel{Adapter: "test", Tenant: "guild", ID: "general"}}
}

func TestFollowUpWho(t *testing.T) {
	tests := []struct {
		name  string
		who   func(*bot.Request)
		again bool
	}{
		{"the same", func(*bot.Request) {}, true},
		{"the same, now an administrator", func(q *bot.Request) { q.User.Admin = true }, true},
		{"the same, in another language", func(q *bot.Request) { q.Locale = bot.English }, true},
		{"another person", func(q *bot.Request) { q.User.ID = "bob" }, false},
		{"nobody known", func(q *bot.Request) { q.User.ID = "" }, false},
		{"another channel", func(q *bot.Request) { q.Channel.ID = "random" }, false},
		{"another guild", func(q *bot.Request) { q.Channel.Tenant = "other" }, false},
		{"another platform", func(q *bot.Request) { q.Channel.Adapter = "other" }, false},
	}
	for _, test := range tests {
		r := newRouter(t)
		talk(t, r, first, ann())
		second := ann()
		test.who(&second)
		if got := talk(t, r, followUp, second); (got == changed) != test.again {
			t.Errorf("%s: got %s, want a follow-up: %t", test.name, got, test.again)
		}
	}
	r, nobody := newRouter(t), ann()
	nobody.User.ID = ""
	talk(t, r, first, nobody)
	if got := talk(t, r, followUp, nobody); got == changed {
		t.Errorf("nobody known, twice: got %s, want no follow-up", got)
	}
}

func TestFollowUpWhen(t *testing.T) {
	tests := []struct {
		name  string
		after time.Duration
		again bool
	}{
		{"at once", 0, true},
		{"just within ten minutes", 10*time.Minute - 1, true},
		{"just after", 10*time.Minute + 1, false},
		{"the next day", 24 * time.Hour, false},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			r := newRouter(t)
			talk(t, r, first, ann())
			time.Sleep(test.after)
			if got := talk(t, r, followUp, ann()); (got == changed) != test.again {
				t.Errorf("%s: got %s, want a follow-up: %t", test.name, got, test.again)
			}
		})
	}
}

// The memory has room for so many; whoever was silent longest makes room.
func TestMemoryIsBounded(t *testing.T) {
	const room = 10_000
	r := newRouter(t)
	person := func(n int) bot.Request {
		req := ann()
		req.User.ID = fmt.Sprint(n)
		return req
	}
	ask := func(n int) {
		t.Helper()
		req := person(n)
		req.Command, req.Args = "salary", bot.Args{"level": "junior", "place": "lyon"}
		if got, want := r.Handle(t.Context(), req).Answer, "/salary level:junior place:lyon"; got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	}
	for n := range room {
		ask(n)
	}
	ask(0) // again, so that 1 was silent longest
	ask(room)
	for n, want := range map[int]bool{0: true, 1: false, 2: true, room - 1: true, room: true} {
		if got := r.Read(followUp, person(n)).Request.String() == changed; got != want {
			t.Errorf("person %d: remembered %t, want %t", n, got, want)
		}
	}
}
