package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// A MemoryLedger's bounds.
const (
	ledgerSubscriptions = 1000
	ledgerDeliveries    = 100 // of a Subscription; the longest due make room
)

// MemoryLedger is a Ledger that forgets everything when the program ends, for programs without a store and for tests.
// It refuses more than 1,000 Subscriptions, and keeps the latest 100 Deliveries of each. The zero value is ready.
type MemoryLedger struct {
	mu   sync.Mutex
	last int64 // ID given
	kept map[int64]*ledgerEntry
}

type ledgerEntry struct {
	Subscription
	deliveries []Delivery // the longest due first
}

var _ Ledger = (*MemoryLedger)(nil)

// Add keeps a new Subscription and gives it its ID. One whose Origin is known already is left as it is, and returned.
func (m *MemoryLedger) Add(ctx context.Context, s Subscription) (Subscription, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return Subscription{}, err
	}
	if s.Origin != "" {
		for _, entry := range m.kept {
			if entry.Origin == s.Origin {
				return entry.Subscription, nil
			}
		}
	}
	if len(m.kept) >= ledgerSubscriptions {
		return Subscription{}, fmt.Errorf("ledger: memory holds %d subscriptions at most: set store.url to keep more", ledgerSubscriptions)
	}
	if m.kept == nil {
		m.kept = map[int64]*ledgerEntry{}
	}
	m.last++
	s.ID = m.last
	s = s.Kept()
	m.kept[s.ID] = &ledgerEntry{Subscription: s}
	return s, nil
}

// Change writes every field of a Subscription but ID, Channel, Maker, Origin and Made; false when there is none.
func (m *MemoryLedger) Change(ctx context.Context, s Subscription) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	entry, found := m.kept[s.ID]
	if !found || ctx.Err() != nil {
		return false, ctx.Err()
	}
	old := entry.Subscription
	s.Channel, s.Maker, s.Origin, s.Made = old.Channel, old.Maker, old.Origin, old.Made
	entry.Subscription = s.Kept()
	return true, nil
}

// Remove forgets a Subscription and its Deliveries; it is no error that there is none.
func (m *MemoryLedger) Remove(ctx context.Context, id int64) error {
	return m.remove(ctx, func(s Subscription) bool { return s.ID == id })
}

// RemoveTenant forgets what is scheduled in a guild or workspace.
func (m *MemoryLedger) RemoveTenant(ctx context.Context, adapter, tenant string) error {
	return m.remove(ctx, func(s Subscription) bool { return s.Channel.Adapter == adapter && s.Channel.Tenant == tenant })
}

func (m *MemoryLedger) remove(ctx context.Context, which func(Subscription) bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	for id, entry := range m.kept {
		if which(entry.Subscription) {
			delete(m.kept, id)
		}
	}
	return nil
}

// Find returns a Subscription, and whether there is one.
func (m *MemoryLedger) Find(ctx context.Context, id int64) (Subscription, bool, error) {
	list, err := m.list(ctx, func(s Subscription) bool { return s.ID == id })
	if len(list) == 0 {
		return Subscription{}, false, err
	}
	return list[0], true, nil
}

// Within returns the Subscriptions of a guild or workspace, in order of their ID.
func (m *MemoryLedger) Within(ctx context.Context, adapter, tenant string) ([]Subscription, error) {
	return m.list(ctx, func(s Subscription) bool { return s.Channel.Adapter == adapter && s.Channel.Tenant == tenant })
}

// Configured returns the Subscriptions that have an Origin, in order of their ID.
func (m *MemoryLedger) Configured(ctx context.Context) ([]Subscription, error) {
	return m.list(ctx, func(s Subscription) bool { return s.Origin != "" })
}

// Due returns Active Subscriptions of some adapters that are due by now, the longest due first, most at the most.
func (m *MemoryLedger) Due(ctx context.Context, adapters []string, now time.Time, most int) ([]Subscription, error) {
	list, err := m.list(ctx, func(s Subscription) bool {
		return s.State == Active && !s.Next.IsZero() && !s.Next.After(now) && slices.Contains(adapters, s.Channel.Adapter)
	})
	slices.SortStableFunc(list, func(a, b Subscription) int { return a.Next.Compare(b.Next) })
	return list[:min(most, len(list))], err
}

func (m *MemoryLedger) list(ctx context.Context, which func(Subscription) bool) ([]Subscription, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var list []Subscription
	for _, entry := range m.kept {
		if which(entry.Subscription) {
			list = append(list, entry.Subscription)
		}
	}
	slices.SortFunc(list, func(a, b Subscription) int { return cmp.Compare(a.ID, b.ID) })
	return list, nil
}
