package bottest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"boussole/bot"
)

// TestStore holds a Store against what bot.Store promises; open returns an empty one for each part.
func TestStore(t *testing.T, open func(t *testing.T) bot.Store) {
	for _, part := range []struct {
		name string
		test func(*testing.T, bot.Store)
	}{
		{"one", testStoreOne},
		{"values", testStoreValues},
		{"list", testStoreList},
		{"bounds", testStoreBounds},
		{"copies", testStoreCopies},
		{"context", testStoreContext},
		{"together", testStoreTogether},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, open(t)) })
	}
}

// holds checks a record's value; absent stands for none.
func holds(t *testing.T, s bot.Store, kind, key, want string) {
	t.Helper()
	got, found, err := s.Get(t.Context(), kind, key)
	if err != nil {
		t.Fatal(err)
	}
	if found != (want != absent) || found && string(got) != want || !found && got != nil {
		t.Errorf("%s %.40q: got %.40q, %t, want %.40q", kind, key, got, found, want)
	}
}

const absent = "<absent>"

func put(t *testing.T, s bot.Store, kind, key, value string) {
	t.Helper()
	if err := s.Put(t.Context(), kind, key, []byte(value)); err != nil {
		t.Fatal(err)
	}
}

func testStoreOne(t *testing.T, s bot.Store) {
	holds(t, s, "install", "T1", absent)
	put(t, s, "install", "T1", "first")
	put(t, s, "profile", "T1", "of another kind")
	put(t, s, "install", "T1", "second")
	holds(t, s, "install", "T1", "second")
	holds(t, s, "profile", "T1", "of another kind")
	holds(t, s, "install", "t1", absent)
	for range 2 {
		if err := s.Delete(t.Context(), "install", "T1"); err != nil {
			t.Fatal(err)
		}
		holds(t, s, "install", "T1", absent)
	}
	holds(t, s, "profile", "T1", "of another kind")
}

func testStoreValues(t *testing.T, s bot.Store) {
	var bytes strings.Builder
	for b := range 256 {
		bytes.WriteByte(byte(b))
	}
	for key, value := range map[string]string{
		"empty": "", "bytes": bytes.String(), "number": "12", "longest": strings.Repeat("x", bot.StoreValue),
		"été 'or' \"1\"=%_\\1 $1; --": "escaped", strings.Repeat("k", bot.StoreKey): "long key",
	} {
		put(t, s, "kind", key, value)
		holds(t, s, "kind", key, value)
	}
	if err := s.Put(t.Context(), "kind", "nil", nil); err != nil {
		t.Fatal(err)
	}
	if _, found, err := s.Get(t.Context(), "kind", "nil"); !found || err != nil {
		t.Errorf("nil: got %t and %v, want an empty value", found, err)
	}
}

func testStoreList(t *testing.T, s bot.Store) {
	if got, err := s.List(t.Context(), "kind"); len(got) != 0 || err != nil {
		t.Errorf("got %v and %v, want nothing", got, err)
	}
	before := time.Now().UTC().Truncate(time.Microsecond)
	want := []string{"A", "B", "a", "a b", "ab", "b", "É", "é", "日本"} // by their bytes, as no language sorts them
	for i := range want {
		key := want[(i*5+3)%len(want)]
		put(t, s, "kind", key, "old")
		put(t, s, "kind", key, "value of "+key)
	}
	put(t, s, "another", "C", "")
	list, err := s.List(t.Context(), "kind")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, record := range list {
		got = append(got, record.Key)
		if string(record.Value) != "value of "+record.Key {
			t.Errorf("%s: got %q", record.Key, record.Value)
		}
		if record.Updated.Before(before) || record.Updated.After(time.Now()) || record.Updated.Location() != time.UTC || record.Updated.Nanosecond()%1000 != 0 {
			t.Errorf("%s: got updated %v, want now, in UTC, to the microsecond", record.Key, record.Updated)
		}
	}
	if got, want := fmt.Sprintf("%q", got), fmt.Sprintf("%q", want); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func testStoreBounds(t *testing.T, s bot.Store) {
	for _, test := range []struct {
		name, kind, key string
		size            int
	}{
		{"no kind", "", "key", 0},
		{"no key", "kind", "", 0},
		{"long kind", strings.Repeat("x", bot.StoreKey+1), "key", 0},
		{"long key", "kind", strings.Repeat("x", bot.StoreKey+1), 0},
		{"no text", "kind", "a\xff", 0},
		{"NUL", "kind", "a\x00b", 0},
		{"long value", "kind", "key", bot.StoreValue + 1},
	} {
		if err := s.Put(t.Context(), test.kind, test.key, make([]byte, test.size)); err == nil {
			t.Errorf("%s: put, want an error", test.name)
		}
		if test.size > 0 {
			continue
		}
		if _, _, err := s.Get(t.Context(), test.kind, test.key); err == nil {
			t.Errorf("%s: got, want an error", test.name)
		}
		if err := s.Delete(t.Context(), test.kind, test.key); err == nil {
			t.Errorf("%s: deleted, want an error", test.name)
		}
	}
	holds(t, s, "kind", "key", absent)
}

// What a caller does with its bytes later changes nothing.
func testStoreCopies(t *testing.T, s bot.Store) {
	value := []byte("value")
	if err := s.Put(t.Context(), "kind", "key", value); err != nil {
		t.Fatal(err)
	}
	value[0] = 'X'
	got, _, err := s.Get(t.Context(), "kind", "key")
	if err != nil {
		t.Fatal(err)
	}
	got[0] = 'Y'
	list, err := s.List(t.Context(), "kind")
	if err != nil || len(list) != 1 {
		t.Fatalf("got %v and %v", list, err)
	}
	list[0].Value[0] = 'Z'
	holds(t, s, "kind", "key", "value")
}

func testStoreContext(t *testing.T, s bot.Store) {
	put(t, s, "kind", "key", "value")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, get := s.Get(ctx, "kind", "key")
	_, list := s.List(ctx, "kind")
	for name, err := range map[string]error{"get": get, "list": list, "put": s.Put(ctx, "kind", "key", nil), "delete": s.Delete(ctx, "kind", "key")} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want that the context ended", name, err)
		}
	}
	holds(t, s, "kind", "key", "value")
}

// Several write at once, some of them the same record.
func testStoreTogether(t *testing.T, s bot.Store) {
	const writers, each = 8, 10
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for i := range each {
				for _, key := range []string{fmt.Sprint(w, " ", i), "shared"} {
					if err := s.Put(t.Context(), "kind", key, []byte(key)); err != nil {
						t.Error(err)
					}
				}
				if _, err := s.List(t.Context(), "kind"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	list, err := s.List(t.Context(), "kind")
	if got, want := len(list), writers*each+1; got != want || err != nil {
		t.Errorf("got %d records and %v, want %d", got, err, want)
	}
}
