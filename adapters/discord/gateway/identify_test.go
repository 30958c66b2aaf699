package gateway

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// begin lets shards identify over and over for a time, and returns when they did, after the start.
func begin(t *testing.T, s *starts, shards int, takes, until time.Duration) [][]time.Duration {
	t.Helper()
	start := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), until)
	defer cancel()
	at := make([][]time.Duration, shards)
	var all sync.WaitGroup
	for shard := range shards {
		all.Go(func() {
			for {
				done, err := s.take(ctx, shard)
				if err != nil {
					return
				}
				at[shard] = append(at[shard], time.Since(start))
				time.Sleep(takes)
				done()
			}
		})
	}
	all.Wait()
	return at
}

// Checklist 29: whatever happens, fewer than 1000 in any 24 hours.
func TestStartsInADay(t *testing.T) {
	tests := map[string]struct {
		limit  startLimit
		shards int
		most   int // in any 24 hours
		first  int // in the first hour
	}{
		"one shard":     {startLimit{Total: 1000, Remaining: 1000, ResetAfter: 86_400_000, MaxConcurrency: 1}, 1, 999, 520},
		"many shards":   {startLimit{Total: 1000, Remaining: 1000, ResetAfter: 86_400_000, MaxConcurrency: 16}, 16, 999, 520},
		"said nothing":  {startLimit{}, 1, 999, 520},
		"a larger bot":  {startLimit{Total: 2000, Remaining: 2000, ResetAfter: 86_400_000, MaxConcurrency: 16}, 16, 1999, 1041},
		"few remain":    {startLimit{Total: 1000, Remaining: 7, ResetAfter: 7_200_000, MaxConcurrency: 1}, 1, 999, 7},
		"none remains":  {startLimit{Total: 1000, Remaining: 0, ResetAfter: 7_200_000, MaxConcurrency: 1}, 1, 999, 0},
		"less than all": {startLimit{Total: 1000, Remaining: -3, ResetAfter: 1 << 60, MaxConcurrency: -1}, 1, 999, 0},
		"hardly any":    {startLimit{Total: 2, Remaining: 2, ResetAfter: 1000, MaxConcurrency: 1}, 1, 2, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newStarts(test.limit, 5*time.Second)
				all := slices.Concat(begin(t, s, test.shards, time.Second, 72*time.Hour)...)
				slices.Sort(all)
				first := 0
				for i, at := range all {
					if at <= time.Hour {
						first++
					}
					if n := 1 + i - slices.IndexFunc(all, func(t time.Duration) bool { return at-t < day }); n > test.most {
						t.Fatalf("%d in 24 hours, until %v", n, at)
					}
				}
				if first != test.first {
					t.Errorf("got %d in the first hour, want %d", first, test.first)
				}
				if len(all) == 0 || all[len(all)-1] < 47*time.Hour {
					t.Errorf("they ended: %d in all", len(all))
				}
			})
		})
	}
}

// Checklist 37: those of one key come one after the other, those of different keys at once.
func TestStartsTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStarts(startLimit{Total: 1000, Remaining: 1000, ResetAfter: 1000, MaxConcurrency: 2}, 5*time.Second)
		at := begin(t, s, 4, time.Second, 20*time.Second)
		for key := range 2 {
			got := slices.Concat(at[key], at[key+2])
			slices.Sort(got)
			if want := []time.Duration{0, 6 * time.Second, 12 * time.Second, 18 * time.Second}; !slices.Equal(got, want) {
				t.Errorf("key %d: got %v, want %v", key, got, want)
			}
		}
	})
}

func TestPauses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Config{}).times.pauses()
		for _, whole := range []int{1, 2, 4, 8, 16, 30, 30, 30} {
			start := time.Now()
			if err := p.wait(t.Context()); err != nil {
				t.Fatal(err)
			}
			if took, most := time.Since(start), time.Duration(whole)*time.Second; took < most/2 || took > most {
				t.Errorf("got %v, want %v at most and half of it at least", took, most)
			}
		}
	})
}
