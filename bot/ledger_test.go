package bot_test

import (
	"strings"
	"testing"
	"time"

	"boussole/bot"
	"boussole/bot/bottest"
)

func TestMemoryLedger(t *testing.T) {
	bottest.TestLedger(t, func(*testing.T) (bot.Ledger, bot.Ledger) {
		var m bot.MemoryLedger
		return &m, &m
	})
}

// A full MemoryLedger refuses more, until something is removed.
func TestMemoryLedgerSubscriptions(t *testing.T) {
	var m bot.MemoryLedger
	var full error
	count := 0
	for ; full == nil && count < 10_000; count++ {
		_, full = m.Add(t.Context(), bot.Subscription{})
	}
	if got, want := count-1, 1000; got != want || full == nil || !strings.Contains(full.Error(), "store.url") {
		t.Errorf("got %d and %v, want %d and that a store keeps more", got, full, want)
	}
	if err := m.Remove(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Add(t.Context(), bot.Subscription{}); err != nil {
		t.Error(err)
	}
}

// The longest due Deliveries make room.
func TestMemoryLedgerDeliveries(t *testing.T) {
	var m bot.MemoryLedger
	s, err := m.Add(t.Context(), bot.Subscription{})
	if err != nil {
		t.Fatal(err)
	}
	due := time.Date(2026, 10, 25, 0, 0, 0, 0, time.UTC)
	for i := range 150 {
		if err := m.Record(t.Context(), bot.Delivery{Subscription: s.ID, Due: due.Add(time.Duration(i) * time.Minute), State: bot.Sent}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := m.Deliveries(t.Context(), s.ID, 1000)
	if err != nil || len(list) != 100 || !list[99].Due.Equal(due.Add(50*time.Minute)) {
		t.Errorf("got %d and %v, want the latest 100", len(list), err)
	}
}
