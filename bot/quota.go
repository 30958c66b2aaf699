package bot

import (
	"sync"
	"time"
)

// What may be sent in an hour, so that nobody fills the store.
const (
	quotaTime   = time.Hour
	quotaPerson = 20     // opinions of one person
	quotaAll    = 10_000 // of everybody
)

// quota counts what people send, in memory alone, and begins anew each hour. The zero value is ready.
type quota struct {
	mu     sync.Mutex
	since  time.Time
	all    int
	sent   map[person]int
	marked map[mark]bool
}

// mark is a person's word on one answer, which counts once; without a ticket each counts.
type mark struct {
	person
	ticket string
}

// take counts an opinion of a person: again when it was counted already, full when it may not be kept.
func (q *quota) take(m mark) (again, full bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if time.Since(q.since) >= quotaTime {
		q.since, q.all, q.sent, q.marked = time.Now(), 0, map[person]int{}, map[mark]bool{}
	}
	if q.marked[m] {
		return true, false
	}
	if q.all >= quotaAll || q.sent[m.person] >= quotaPerson {
		return false, true
	}
	q.all++
	q.sent[m.person]++
	if m.ticket != "" {
		q.marked[m] = true
	}
	return false, false
}

// undo forgets that an opinion was sent, where it wasn't kept.
func (q *quota) undo(m mark) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.marked, m)
	if q.sent[m.person] > 0 {
		q.sent[m.person]--
		q.all--
	}
}
