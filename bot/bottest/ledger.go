package bottest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"boussole/bot"
)

// TestLedger holds a Ledger against what bot.Ledger promises; open returns an empty one for each part, as two replicas
// see it.
func TestLedger(t *testing.T, open func(t *testing.T) (a, b bot.Ledger)) {
	for _, part := range []struct {
		name string
		test func(t *testing.T, a, b bot.Ledger)
	}{
		{"subscription", testLedgerSubscription},
		{"change", testLedgerChange},
		{"origin", testLedgerOrigin},
		{"remove", testLedgerRemove},
		{"lists", testLedgerLists},
		{"due", testLedgerDue},
		{"advance", testLedgerAdvance},
		{"record", testLedgerRecord},
		{"deliveries", testLedgerDeliveries},
		{"gone", testLedgerGone},
		{"context", testLedgerContext},
		{"together", testLedgerTogether},
	} {
		t.Run(part.name, func(t *testing.T) {
			a, b := open(t)
			part.test(t, a, b)
		})
	}
}

// morning is when posts are due in these tests, given in another zone and with seconds that no Ledger keeps.
func morning() time.Time {
	return time.Date(2026, 10, 25, 2, 30, 17, 123456789, time.FixedZone("CEST", 2*60*60))
}

// at is so many minutes after the morning, as a Ledger keeps it.
func at(minutes int) time.Time { return time.Date(2026, 10, 25, 0, 30+minutes, 0, 0, time.UTC) }

// scheduled returns a Subscription with every field of its own.
func scheduled() bot.Subscription {
	return bot.Subscription{
		ID: 99, Channel: bot.Channel{Adapter: "discord", Tenant: "guild", ID: "channel"}, Line: `/tip topic:"l'été"`,
		Cron: "30 2 * * 1-5", Zone: "Europe/Paris", Locale: bot.English, Maker: "ann", State: bot.Active,
		Reason: bot.Text{FR: "raison", EN: "reason"}, Next: morning(), Made: morning(),
	}
}

// add adds a Subscription, changed as a test wants it.
func add(t *testing.T, l bot.Ledger, change func(*bot.Subscription)) bot.Subscription {
	t.Helper()
	s := scheduled()
	if change != nil {
		change(&s)
	}
	kept, err := l.Add(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// same checks what a call returned.
func same[T any](t *testing.T, what string, got T, err error, want T) {
	t.Helper()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %+v and %v, want %+v", what, got, err, want)
	}
}

func found(t *testing.T, l bot.Ledger, id int64, want bool) bot.Subscription {
	t.Helper()
	s, found, err := l.Find(t.Context(), id)
	if err != nil || found != want {
		t.Errorf("subscription %d: got %t and %v, want %t", id, found, err, want)
	}
	return s
}

func testLedgerSubscription(t *testing.T, a, b bot.Ledger) {
	kept := add(t, a, nil)
	want := scheduled()
	want.ID, want.Next, want.Made = kept.ID, at(0), morning().UTC().Truncate(time.Microsecond)
	same(t, "added", kept, nil, want)
	same(t, "found", found(t, b, kept.ID, true), nil, want)
	if kept.ID <= 0 {
		t.Errorf("got the ID %d, want one above 0", kept.ID)
	}
	found(t, b, kept.ID+1, false)
	empty, err := a.Add(t.Context(), bot.Subscription{State: bot.Paused})
	same(t, "empty", empty, err, bot.Subscription{ID: empty.ID, State: bot.Paused})
	same(t, "found empty", found(t, b, empty.ID, true), nil, empty)
}

func testLedgerChange(t *testing.T, a, b bot.Ledger) {
	first, second := add(t, a, nil), add(t, a, nil)
	changed := bot.Subscription{ID: first.ID, Line: "/news", Cron: "0 9 * * *", Zone: "Asia/Kolkata", Locale: bot.French,
		State: bot.Failed, Reason: bot.Text{FR: "autre", EN: "other"}, Next: morning().Add(time.Hour)}
	want := changed
	want.Channel, want.Maker, want.Origin, want.Made, want.Next = first.Channel, first.Maker, first.Origin, first.Made, at(60)
	done, err := b.Change(t.Context(), changed)
	same(t, "change", done, err, true)
	same(t, "changed", found(t, a, first.ID, true), nil, want)
	same(t, "the other", found(t, a, second.ID, true), nil, second)
	changed.ID = second.ID + 1
	done, err = b.Change(t.Context(), changed)
	same(t, "change of none", done, err, false)
}

// A Subscription of the configuration is added once, however often the program starts.
func testLedgerOrigin(t *testing.T, a, b bot.Ledger) {
	of := func(origin, line string) func(*bot.Subscription) {
		return func(s *bot.Subscription) { s.Origin, s.Line = origin, line }
	}
	add(t, a, nil)
	first, second := add(t, a, of("one", "/tip")), add(t, b, of("two", "/tip"))
	same(t, "again", add(t, b, of("one", "/news")), nil, first)
	list, err := b.Configured(t.Context())
	same(t, "configured", list, err, []bot.Subscription{first, second})
	if err := b.Remove(t.Context(), first.ID); err != nil {
		t.Fatal(err)
	}
	third := add(t, a, of("one", "/news"))
	list, err = b.Configured(t.Context())
	same(t, "configured after a removal", list, err, []bot.Subscription{second, third})
}

// What is removed is gone with its Deliveries, and its ID is given to no other.
func testLedgerRemove(t *testing.T, a, b bot.Ledger) {
	first, second := add(t, a, nil), add(t, b, nil)
	record(t, a, bot.Delivery{Subscription: second.ID, Due: at(0), State: bot.Sent})
	for range 2 {
		if err := a.Remove(t.Context(), second.ID); err != nil {
			t.Fatal(err)
		}
	}
	found(t, b, first.ID, true)
	found(t, b, second.ID, false)
	list, err := b.Deliveries(t.Context(), second.ID, 10)
	same(t, "deliveries of a removed one", len(list), err, 0)
	if third := add(t, b, nil); third.ID == first.ID || third.ID == second.ID {
		t.Errorf("got the ID %d again", third.ID)
	}
}

func testLedgerLists(t *testing.T, a, b bot.Ledger) {
	in := func(adapter, tenant string) bot.Subscription {
		return add(t, a, func(s *bot.Subscription) { s.Channel.Adapter, s.Channel.Tenant = adapter, tenant })
	}
	one, other, platform, two := in("slack", "T1"), in("slack", "T2"), in("discord", "T1"), in("slack", "T1")
	list, err := b.Within(t.Context(), "slack", "T1")
	same(t, "within", list, err, []bot.Subscription{one, two})
	if err := b.RemoveTenant(t.Context(), "slack", "T1"); err != nil {
		t.Fatal(err)
	}
	list, err = a.Within(t.Context(), "slack", "T1")
	same(t, "within after the removal", len(list), err, 0)
	found(t, a, other.ID, true)
	found(t, a, platform.ID, true)
}

func testLedgerDue(t *testing.T, a, b bot.Ledger) {
	next := func(when time.Time, state bot.SubscriptionState) bot.Subscription {
		return add(t, a, func(s *bot.Subscription) { s.Next, s.State = when, state })
	}
	late, now, early, second := next(at(5), bot.Active), next(at(10), bot.Active), next(at(-60), bot.Active), next(at(5), bot.Active)
	next(at(11), bot.Active)
	next(at(0), bot.Paused)
	next(at(0), bot.Failed)
	next(time.Time{}, bot.Active)
	list, err := b.Due(t.Context(), everywhere, at(10), 100)
	same(t, "due", list, err, []bot.Subscription{early, late, second, now})
	list, err = b.Due(t.Context(), everywhere, at(10).Add(-time.Nanosecond), 2)
	same(t, "two of those due", list, err, []bot.Subscription{early, late})
	list, err = b.Due(t.Context(), everywhere, at(-61), 100)
	same(t, "before", len(list), err, 0)
	for _, adapters := range [][]string{nil, {"slack"}} {
		list, err = b.Due(t.Context(), adapters, at(10), 100)
		same(t, "elsewhere", len(list), err, 0)
	}
}

// everywhere are the adapters of the test's subscriptions, and another.
var everywhere = []string{"discord", "slack"}

func testLedgerContext(t *testing.T, a, b bot.Ledger) {
	s := add(t, a, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, added := b.Add(ctx, scheduled())
	_, changed := b.Change(ctx, bot.Subscription{ID: s.ID})
	_, _, one := b.Find(ctx, s.ID)
	_, within := b.Within(ctx, "discord", "guild")
	_, configured := b.Configured(ctx)
	_, due := b.Due(ctx, everywhere, morning(), 1)
	_, _, delivery := b.Delivery(ctx, s.ID, at(0))
	_, deliveries := b.Deliveries(ctx, s.ID, 1)
	made := bot.Delivery{Subscription: s.ID, Due: at(0), State: bot.Sent}
	for name, err := range map[string]error{"add": added, "change": changed, "remove": b.Remove(ctx, s.ID), "find": one, "within": within,
		"remove tenant": b.RemoveTenant(ctx, "discord", "guild"), "configured": configured, "due": due, "delivery": delivery, "deliveries": deliveries,
		"advance": b.Advance(ctx, []bot.Move{{ID: s.ID, From: at(0), To: at(1)}}, nil), "record": b.Record(ctx, made), "forget": b.Forget(ctx, at(1))} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want that the context ended", name, err)
		}
	}
	list, err := a.Within(t.Context(), "discord", "guild")
	same(t, "afterwards", fmt.Sprint(list), err, fmt.Sprint([]bot.Subscription{s}))
}
