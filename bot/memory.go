package bot

import (
	"container/list"
	"sync"
	"time"
)

// A follow-up such as « et à Paris ? » refers to the asker's last Request in the same channel.
const (
	recallTime = 10 * time.Minute
	recallSize = 10_000
)

// memory holds the last Request of each person in each channel, in memory alone, for recallTime; the oldest
// make room past recallSize. The zero value is ready.
type memory struct {
	mu    sync.Mutex
	order list.List // of remembered, newest first
	at    map[place]*list.Element
}

type place struct {
	channel Channel
	user    string
}

type remembered struct {
	place
	understood Understanding
	when       time.Time
}

func (m *memory) put(u Understanding) {
	req := u.Request
	if req.User.ID == "" { // nobody to remember
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.at == nil {
		m.at = map[place]*list.Element{}
	}
	at := place{req.Channel, req.User.ID}
	known := Understanding{Request: req, Confidence: u.Confidence, Others: u.Others, Free: u.Free, Kept: u.Kept, Implied: u.Implied}
	item := remembered{at, known, time.Now()}
	if element, ok := m.at[at]; ok {
		element.Value = item
		m.order.MoveToFront(element)
		return
	}
	m.at[at] = m.order.PushFront(item)
	if m.order.Len() > recallSize {
		oldest := m.order.Back()
		delete(m.at, oldest.Value.(remembered).place)
		m.order.Remove(oldest)
	}
}

// get returns the last Request of the person who asks now, nil when there is none or it is too old.
func (m *memory) get(req Request) *Request {
	if u := m.last(req); u != nil {
		return &u.Request
	}
	return nil
}

// last returns how that Request was understood.
func (m *memory) last(req Request) *Understanding {
	m.mu.Lock()
	defer m.mu.Unlock()
	element, ok := m.at[place{req.Channel, req.User.ID}]
	if !ok {
		return nil
	}
	item := element.Value.(remembered)
	if time.Since(item.when) > recallTime {
		return nil
	}
	return &item.understood
}
