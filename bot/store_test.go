package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"boussole/bot"
	"boussole/bot/bottest"
)

func TestMemoryStore(t *testing.T) {
	bottest.TestStore(t, func(*testing.T) bot.Store { return bot.NewMemory() })
}

// A full Memory refuses what is new and keeps what it has; what is deleted or shortened makes room.
func TestMemoryStoreBound(t *testing.T) {
	m := bot.NewMemory()
	put := func(key string, size int) error {
		return m.Put(t.Context(), "kind", key, []byte(strings.Repeat("x", size)))
	}
	var full error
	kept := 0
	for ; kept < 1000; kept++ {
		if full = put(fmt.Sprintf("%03d", kept), bot.StoreValue); full != nil {
			break
		}
	}
	if kept < 200 || full == nil || !strings.Contains(full.Error(), "store.url") {
		t.Fatalf("got %d records of 64 KiB and %v, want some 255 and an error that names store.url", kept, full)
	}
	list, err := m.List(t.Context(), "kind")
	if got, want := len(list), kept; got != want || err != nil {
		t.Errorf("got %d records and %v, want %d", got, err, want)
	}
	for range 3 { // the same record again takes no more
		if err := put("000", bot.StoreValue); err != nil {
			t.Errorf("in place of the same: %v", err)
		}
	}
	if err := m.Delete(t.Context(), "kind", "001"); err != nil {
		t.Fatal(err)
	}
	if err := put("new", bot.StoreValue); err != nil {
		t.Errorf("after a deletion: %v", err)
	}
	if err := put("more", bot.StoreValue); err == nil {
		t.Error("put past the bound, want an error")
	}
	if err := put("000", 0); err != nil {
		t.Fatal(err)
	}
	if err := put("more", bot.StoreValue-512); err != nil {
		t.Errorf("after a shorter value: %v", err)
	}
}
