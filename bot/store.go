package bot

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// Bounds of what a Store takes.
const (
	StoreKey   = 512      // bytes of a kind, and of a key; neither may be empty
	StoreValue = 64 << 10 // bytes of a value
)

// Store keeps what must survive a restart: small records, each under a kind and a key of its own.
type Store interface {
	// Get returns a record's value, and whether there is one.
	Get(ctx context.Context, kind, key string) (value []byte, found bool, err error)
	// Put writes a record, in place of the one that was there.
	Put(ctx context.Context, kind, key string, value []byte) error
	// Delete forgets a record; it is no error that there is none.
	Delete(ctx context.Context, kind, key string) error
	// List returns every record of a kind, in order of the bytes of their keys.
	List(ctx context.Context, kind string) ([]Record, error)
}

// Record is what a Store keeps under a key.
type Record struct {
	Key     string
	Value   []byte
	Updated time.Time // UTC, to the microsecond
}

// Check returns what is wrong with a record that a Store is about to keep.
func (r Record) Check(kind string) error {
	for _, name := range []string{kind, r.Key} {
		if name == "" || len(name) > StoreKey || !utf8.ValidString(name) || strings.Contains(name, "\x00") {
			return fmt.Errorf("store: the kind or a key of %.20q is not a text of 1 to %d bytes without NUL", kind, StoreKey)
		}
	}
	if len(r.Value) > StoreValue {
		return fmt.Errorf("store: a value of %.20q has %d bytes: at most %d are possible", kind, len(r.Value), StoreValue)
	}
	return nil
}

// A Memory's bounds: all its records together, and what each takes beside its text.
const (
	memorySize  = 16 << 20 // bytes
	recordExtra = 256      // bytes
)

// Memory is a Store that forgets everything when the program ends, for programs without a store and for tests. It
// holds 16 MiB; then it refuses new records, since nothing in a Store goes unasked.
type Memory struct {
	mu      sync.Mutex
	records map[[2]string]Record // by kind and key
	size    int                  // bytes
}

var _ Store = (*Memory)(nil)

// NewMemory returns an empty Memory.
func NewMemory() *Memory { return &Memory{records: map[[2]string]Record{}} }

// Get returns a record's value, and whether there is one.
func (m *Memory) Get(ctx context.Context, kind, key string) ([]byte, bool, error) {
	if err := cmp.Or(ctx.Err(), Record{Key: key}.Check(kind)); err != nil {
		return nil, false, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	record, found := m.records[[2]string{kind, key}]
	return bytes.Clone(record.Value), found, nil
}

// Put writes a record, in place of the one that was there.
func (m *Memory) Put(ctx context.Context, kind, key string, value []byte) error {
	record := Record{key, bytes.Clone(value), time.Now().UTC().Truncate(time.Microsecond)}
	if err := cmp.Or(ctx.Err(), record.Check(kind)); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	at := [2]string{kind, key}
	size := m.size + footprint(kind, record)
	if old, ok := m.records[at]; ok {
		size -= footprint(kind, old)
	}
	if size > memorySize {
		return fmt.Errorf("store: memory holds %d bytes at most: set store.url to keep more", memorySize)
	}
	m.records[at], m.size = record, size
	return nil
}

// Delete forgets a record; it is no error that there is none.
func (m *Memory) Delete(ctx context.Context, kind, key string) error {
	if err := cmp.Or(ctx.Err(), Record{Key: key}.Check(kind)); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	at := [2]string{kind, key}
	if old, ok := m.records[at]; ok {
		m.size -= footprint(kind, old)
		delete(m.records, at)
	}
	return nil
}

// List returns every record of a kind, in order of the bytes of their keys.
func (m *Memory) List(ctx context.Context, kind string) ([]Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []Record
	for at, record := range m.records {
		if at[0] == kind {
			record.Value = bytes.Clone(record.Value)
			list = append(list, record)
		}
	}
	slices.SortFunc(list, func(a, b Record) int { return cmp.Compare(a.Key, b.Key) })
	return list, ctx.Err()
}

func footprint(kind string, r Record) int { return len(kind) + len(r.Key) + len(r.Value) + recordExtra }
