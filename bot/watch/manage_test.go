package watch_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"boussole/bot"
	"boussole/bot/watch"
)

// picky is a platform that can tell beforehand where it may not post.
type picky struct{ platform }

func (*picky) Check(_ context.Context, c bot.Channel) error {
	if c.ID == "closed" {
		return &bot.Permanent{Reason: text("it is closed"), Err: errors.New("403")}
	}
	return nil
}

func TestAdd(t *testing.T) {
	b := newBench(t, new(bot.MemoryLedger))
	b.Start(router(t), b.queue, &struct{ picky }{})
	b.add(t, "/tip", "9h", "Europe/Paris")
	here := bot.Channel{Adapter: "test", Tenant: "guild", ID: "Europe/Paris/tip"}
	tests := []struct {
		channel          bot.Channel
		line, when, zone string
		want             string
	}{
		{here, "tip", "10h", "", ""},
		{here, "tip", "every day at 9", "Europe/Paris", "already: it is no. 1"},
		{here, "ask why?", "9h", "", "can't be posted at fixed times"},
		{here, "admin", "9h", "", "can't be posted at fixed times"},
		{here, "tip topic:go", "9h", "", "has no option"},
		{here, "nonsense", "9h", "", "I don't know the command"},
		{here, "tip", "9h", "Mars/Olympus", "I don't know the time zone"},
		{here, "tip", "0 9 30 2 *", "", "never comes"},
		{bot.Channel{Adapter: "test", Tenant: "guild", ID: "closed"}, "tip", "9h", "", "I can't post in this channel: it is closed"},
	}
	for _, test := range tests {
		s, err := b.Add(t.Context(), bot.Subscription{Channel: test.channel, Line: test.line, Zone: test.zone, Locale: bot.French}, test.when)
		var mistake *bot.Mistake
		if test.want == "" && (err != nil || s.ID == 0 || s.Zone != "Europe/Paris" || !s.Next.After(time.Now())) ||
			test.want != "" && (!errors.As(err, &mistake) || !strings.Contains(mistake.Message.EN, test.want)) {
			t.Errorf("%s %s: got %+v and %v, want %q", test.line, test.when, s, err, test.want)
		}
	}
}

func TestMostPosts(t *testing.T) {
	b := newBench(t, new(bot.MemoryLedger))
	s := bot.Subscription{Channel: bot.Channel{Adapter: "test", Tenant: "guild"}, Line: "tip"}
	for i := range 51 {
		s.Channel.ID = number(int64(i))
		_, err := b.Add(t.Context(), s, "9h")
		if full := err != nil; full != (i == 50) {
			t.Fatalf("%d: got %v", i, err)
		}
	}
}

// Nobody finds what is scheduled in another guild, or in somebody else's direct messages.
func TestFind(t *testing.T) {
	b := newBench(t, new(bot.MemoryLedger))
	add := func(tenant, id string) bot.Channel {
		c := bot.Channel{Adapter: "test", Tenant: tenant, ID: id}
		if _, err := b.Add(t.Context(), bot.Subscription{Channel: c, Line: "tip"}, "9h"); err != nil {
			t.Fatal(err)
		}
		return c
	}
	one, two, ann, ben := add("one", "1"), add("two", "2"), add("", "ann"), add("", "ben")
	tests := []struct {
		from   bot.Channel
		number string
		found  bool
	}{
		{one, "1", true}, {one, "#1", true}, {one, "n° 1", true}, {one, "No. 1", true}, {two, "2", true}, {ann, "3", true}, {ben, "4", true},
		{bot.Channel{Adapter: "test", Tenant: "one", ID: "other"}, "1", true},
		{one, "2", false}, {two, "1", false}, {ann, "4", false}, {ben, "3", false}, {ann, "1", false}, {one, "3", false},
		{bot.Channel{Adapter: "other", Tenant: "one", ID: "1"}, "1", false},
		{one, "", false}, {one, "x", false}, {one, "99999999999999999999", false}, {one, "-1", false},
	}
	for _, test := range tests {
		if _, err := b.Find(t.Context(), test.from, test.number); (err == nil) != test.found {
			t.Errorf("%q from %+v: got %v, want found %t", test.number, test.from, err, test.found)
		}
	}
	for from, want := range map[bot.Channel]int{one: 1, two: 1, ann: 1, ben: 1} {
		if all, err := b.List(t.Context(), from); len(all) != want || err != nil {
			t.Errorf("%+v: got %v and %v, want %d", from, all, err, want)
		}
	}
}

// Resumed, a subscription goes on from now; what was due meanwhile isn't posted.
func TestPauseResume(t *testing.T) {
	b := newBench(t, new(bot.MemoryLedger))
	s := b.add(t, "tip", "9h", "UTC")
	s, err := b.Pause(t.Context(), s)
	if err != nil || s.State != bot.Paused {
		t.Fatalf("got %+v and %v", s, err)
	}
	if due, err := b.Ledger.Due(t.Context(), []string{"test"}, time.Now().AddDate(0, 0, 3), 10); len(due) > 0 || err != nil {
		t.Errorf("paused: got %v and %v", due, err)
	}
	s.Next = s.Next.AddDate(0, 0, -10)
	if s, err = b.Resume(t.Context(), s); err != nil || s.State != bot.Active || !s.Next.After(time.Now()) {
		t.Errorf("got %+v and %v", s, err)
	}
}

// A test shows once at once, counts for nothing, and says what lacks.
func TestTest(t *testing.T) {
	b := newBench(t, new(bot.MemoryLedger))
	s := b.add(t, "tip", "9h", "UTC")
	if err := b.Test(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if got := b.platform.shown(); len(got) != 1 || got[0].Reply.Answer != "a tip for " || got[0].Channel != s.Channel {
		t.Errorf("got %+v", got)
	}
	b.platform.errors = []error{&bot.Permanent{Reason: text("it is closed"), Err: errors.New("403")}}
	var mistake *bot.Mistake
	if err := b.Test(t.Context(), s); !errors.As(err, &mistake) || !strings.Contains(mistake.Message.EN, "it is closed") {
		t.Errorf("got %v", err)
	}
	if deliveries, err := b.Ledger.Deliveries(t.Context(), s.ID, 10); len(deliveries) > 0 || err != nil {
		t.Errorf("got %v and %v", deliveries, err)
	}
}

// What the configuration schedules goes on over restarts, and ends with its entry.
func TestConfigure(t *testing.T) {
	ledger := new(bot.MemoryLedger)
	b := newBench(t, ledger)
	here := bot.Channel{Adapter: "test", Tenant: "guild", ID: "1"}
	weekly, daily := watch.Entry{Channel: here, Line: "tip", Schedule: "monday at 9"}, watch.Entry{Channel: here, Line: "/tip", Schedule: "0 9 * * *", Zone: "UTC", Locale: bot.English}
	made := b.add(t, "tip", "9h", "UTC")
	ids := func(entries ...watch.Entry) string {
		t.Helper()
		if err := b.Configure(t.Context(), entries); err != nil {
			t.Fatal(err)
		}
		all, err := ledger.Within(t.Context(), "test", "guild")
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, s := range all {
			out = append(out, number(s.ID)+s.Line+" "+s.Cron)
		}
		return strings.Join(out, ", ")
	}
	first := number(made.ID) + "/tip 0 9 * * *"
	for i, test := range []struct {
		entries []watch.Entry
		want    string
	}{
		{[]watch.Entry{weekly, daily}, first + ", 2/tip 0 9 * * 1, 3/tip 0 9 * * *"},
		{[]watch.Entry{daily, weekly}, first + ", 2/tip 0 9 * * 1, 3/tip 0 9 * * *"},
		{[]watch.Entry{daily}, first + ", 3/tip 0 9 * * *"},
		{nil, first},
	} {
		if got := ids(test.entries...); got != test.want {
			t.Errorf("%d: got %s, want %s", i, got, test.want)
		}
	}
	bad := []watch.Entry{{Channel: here, Line: "tip", Schedule: "soon"}, daily, {Channel: here, Line: "tup", Schedule: "9h"}}
	err := b.Configure(t.Context(), bad)
	if err == nil || !strings.Contains(err.Error(), "watch.posts: entry 1: I don't understand the schedule") || !strings.Contains(err.Error(), "entry 3: I don't know the command") {
		t.Errorf("got %v", err)
	}
}
