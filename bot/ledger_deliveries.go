package bot

import (
	"context"
	"slices"
	"time"
)

// Advance sets Next of Active Subscriptions whose Next is still the one they were found with, and records the
// Deliveries, each unless it is known already.
func (m *MemoryLedger) Advance(ctx context.Context, moves []Move, deliveries []Delivery) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, move := range moves {
		entry, found := m.kept[move.ID]
		if found && entry.State == Active && entry.Next.Equal(minute(move.From)) {
			entry.Next = minute(move.To)
		}
	}
	for _, d := range deliveries {
		if entry, found := m.kept[d.Subscription]; found {
			entry.record(d, false)
		}
	}
	return nil
}

// Delivery returns a Delivery, and whether it is known.
func (m *MemoryLedger) Delivery(ctx context.Context, subscription int64, due time.Time) (Delivery, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return Delivery{}, false, err
	}
	if entry, found := m.kept[subscription]; found {
		if i, found := entry.at(due); found {
			return entry.deliveries[i], true, nil
		}
	}
	return Delivery{}, false, nil
}

// Record writes a Delivery, in place of the one that was there.
func (m *MemoryLedger) Record(ctx context.Context, d Delivery) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if entry, found := m.kept[d.Subscription]; found {
		entry.record(d, true)
	}
	return nil
}

// Deliveries returns a Subscription's Deliveries, the latest due first, most at the most.
func (m *MemoryLedger) Deliveries(ctx context.Context, subscription int64, most int) ([]Delivery, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	entry, found := m.kept[subscription]
	if !found || ctx.Err() != nil {
		return nil, ctx.Err()
	}
	list := slices.Clone(entry.deliveries[max(0, len(entry.deliveries)-most):])
	slices.Reverse(list)
	return list, nil
}

// Forget drops the final Deliveries that were due before a moment.
func (m *MemoryLedger) Forget(ctx context.Context, before time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, entry := range m.kept {
		entry.deliveries = slices.DeleteFunc(entry.deliveries, func(d Delivery) bool {
			return d.State != Waiting && d.Due.Before(before)
		})
	}
	return nil
}

func (e *ledgerEntry) record(d Delivery, over bool) {
	d = d.Kept()
	i, found := e.at(d.Due)
	switch {
	case !found:
		e.deliveries = slices.Insert(e.deliveries, i, d)
		e.deliveries = slices.Delete(e.deliveries, 0, max(0, len(e.deliveries)-ledgerDeliveries))
	case over:
		e.deliveries[i] = d
	}
}

// at returns where a Delivery is, or belongs.
func (e *ledgerEntry) at(due time.Time) (int, bool) {
	return slices.BinarySearchFunc(e.deliveries, minute(due), func(d Delivery, due time.Time) int { return d.Due.Compare(due) })
}
