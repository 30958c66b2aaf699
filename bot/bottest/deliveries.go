package bottest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"boussole/bot"
)

func record(t *testing.T, l bot.Ledger, d bot.Delivery) {
	t.Helper()
	if err := l.Record(t.Context(), d); err != nil {
		t.Fatal(err)
	}
}

func advance(t *testing.T, l bot.Ledger, moves []bot.Move, deliveries []bot.Delivery) {
	t.Helper()
	if err := l.Advance(t.Context(), moves, deliveries); err != nil {
		t.Fatal(err)
	}
}

// delivered checks what is known of a Delivery.
func delivered(t *testing.T, l bot.Ledger, want bot.Delivery) {
	t.Helper()
	got, known, err := l.Delivery(t.Context(), want.Subscription, want.Due)
	if !known {
		t.Errorf("the delivery due %v is not known", want.Due)
	}
	same(t, "delivery", got, err, want)
}

// Only what is as it was found moves on, and a Delivery that is known stays as it is.
func testLedgerAdvance(t *testing.T, a, b bot.Ledger) {
	first, second, paused := add(t, a, nil), add(t, a, nil), add(t, a, func(s *bot.Subscription) { s.State = bot.Paused })
	sent := bot.Delivery{Subscription: second.ID, Due: at(0), State: bot.Sent, Attempt: 1}
	record(t, a, sent)
	waiting := func(s bot.Subscription) bot.Delivery {
		return bot.Delivery{Subscription: s.ID, Due: morning(), State: bot.Waiting}
	}
	move := func(s bot.Subscription, from, to time.Time) bot.Move { return bot.Move{ID: s.ID, From: from, To: to} }
	for range 2 { // doing it again is harmless
		advance(t, b, []bot.Move{move(paused, at(0), at(60)), move(second, at(1), at(60)), move(first, morning(), morning().Add(time.Hour)), {ID: 99, From: at(0), To: at(60)}},
			[]bot.Delivery{waiting(second), waiting(first)})
	}
	for _, test := range []struct {
		s    bot.Subscription
		next time.Time
	}{{first, at(60)}, {second, at(0)}, {paused, at(0)}} {
		test.s.Next = test.next
		same(t, "subscription", found(t, a, test.s.ID, true), nil, test.s)
	}
	delivered(t, a, bot.Delivery{Subscription: first.ID, Due: at(0), State: bot.Waiting})
	delivered(t, a, sent)
	advance(t, a, nil, nil)
}

func testLedgerRecord(t *testing.T, a, b bot.Ledger) {
	s := add(t, a, nil)
	if _, known, err := b.Delivery(t.Context(), s.ID, at(0)); known || err != nil {
		t.Errorf("got %t and %v, want that none is known", known, err)
	}
	record(t, a, bot.Delivery{Subscription: s.ID, Due: at(0), State: bot.Waiting})
	delivered(t, b, bot.Delivery{Subscription: s.ID, Due: at(0), State: bot.Waiting})
	full := bot.Delivery{Subscription: s.ID, Due: morning(), State: bot.Dropped, Attempt: 3, Since: morning(), Changed: morning().Add(time.Second),
		Reason: bot.Text{FR: "raison", EN: "reason"}}
	want := full
	want.Due, want.Since, want.Changed = at(0), morning().UTC().Truncate(time.Microsecond), morning().UTC().Add(time.Second).Truncate(time.Microsecond)
	record(t, b, full)
	delivered(t, a, want)
	record(t, b, bot.Delivery{Subscription: s.ID, Due: at(1), State: bot.Sent})
	delivered(t, a, want)
}

func testLedgerDeliveries(t *testing.T, a, b bot.Ledger) {
	s, other := add(t, a, nil), add(t, a, nil)
	states := []bot.DeliveryState{bot.Sent, bot.Waiting, bot.Empty, bot.Missed, bot.Dropped, bot.Unknown}
	for _, i := range []int{3, 0, 5, 1, 4, 2} {
		record(t, a, bot.Delivery{Subscription: s.ID, Due: at(i), State: states[i]})
		record(t, b, bot.Delivery{Subscription: other.ID, Due: at(i), State: bot.Waiting})
	}
	list := func(most int) string {
		t.Helper()
		deliveries, err := b.Deliveries(t.Context(), s.ID, most)
		if err != nil {
			t.Fatal(err)
		}
		var out string
		for _, d := range deliveries {
			out += fmt.Sprint(d.Due.Sub(at(0)).Minutes(), " ", d.State, ", ")
		}
		return out
	}
	const latest = "5 unknown, 4 dropped, 3 missed, "
	same(t, "three", list(3), nil, latest)
	same(t, "all", list(100), nil, latest+"2 empty, 1 waiting, 0 sent, ")
	if err := a.Forget(t.Context(), at(3)); err != nil {
		t.Fatal(err)
	}
	same(t, "once some are forgotten", list(100), nil, latest+"1 waiting, ")
	rest, err := a.Deliveries(t.Context(), other.ID, 100)
	same(t, "those that wait", len(rest), err, len(states))
}

// Nothing is kept of a Subscription that is gone.
func testLedgerGone(t *testing.T, a, b bot.Ledger) {
	s, gone := add(t, a, nil), add(t, a, nil)
	if err := a.Remove(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	of := func(s bot.Subscription) bot.Delivery {
		return bot.Delivery{Subscription: s.ID, Due: at(0), State: bot.Waiting}
	}
	advance(t, b, nil, []bot.Delivery{of(gone), of(s)})
	record(t, b, of(gone))
	if _, known, err := a.Delivery(t.Context(), gone.ID, at(0)); known || err != nil {
		t.Errorf("got %t and %v, want that none is kept", known, err)
	}
	delivered(t, a, of(s))
}

// Two replicas that advance the same many times over come to the same as one; those who add at once get IDs of their own.
func testLedgerTogether(t *testing.T, a, b bot.Ledger) {
	const many, rounds, workers = 20, 5, 4
	var ids sync.Map
	var all sync.WaitGroup
	each := func(do func(l bot.Ledger)) {
		for i := range workers {
			all.Go(func() { do([]bot.Ledger{a, b}[i%2]) })
		}
		all.Wait()
	}
	each(func(l bot.Ledger) {
		for i := range many {
			s := scheduled()
			if i%2 == 0 {
				s.Origin = fmt.Sprint("origin ", i)
			}
			kept, err := l.Add(t.Context(), s)
			if err != nil {
				t.Error(err)
			}
			if _, twice := ids.LoadOrStore(kept.ID, true); twice && s.Origin == "" {
				t.Errorf("got the ID %d twice", kept.ID)
			}
		}
	})
	list, err := a.Due(t.Context(), everywhere, morning(), 1000)
	const kept = many/2 + workers*many/2
	same(t, "kept", len(list), err, kept)
	each(func(l bot.Ledger) {
		for range rounds {
			due, err := l.Due(t.Context(), everywhere, at(rounds-1), 1000)
			if err != nil {
				t.Error(err)
			}
			var moves []bot.Move
			var deliveries []bot.Delivery
			for _, s := range due {
				moves = append(moves, bot.Move{ID: s.ID, From: s.Next, To: s.Next.Add(time.Minute)})
				deliveries = append(deliveries, bot.Delivery{Subscription: s.ID, Due: s.Next, State: bot.Waiting})
			}
			if err := l.Advance(t.Context(), moves, deliveries); err != nil {
				t.Error(err)
			}
		}
	})
	for _, s := range list {
		same(t, "next", found(t, b, s.ID, true).Next, nil, at(rounds))
		made, err := b.Deliveries(t.Context(), s.ID, 100)
		same(t, "deliveries", len(made), err, rounds)
	}
}
