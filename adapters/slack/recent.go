package slack

import (
	"container/list"
	"sync"
	"time"
)

// recent remembers values by key, each for its own time; the oldest make room for what is one too many.
type recent[V any] struct {
	most int

	mu    sync.Mutex
	order list.List // of *kept[V], the oldest first
	at    map[string]*list.Element
}

type kept[V any] struct {
	key   string
	value V
	until time.Time
}

func newRecent[V any](most int) *recent[V] {
	return &recent[V]{most: most, at: map[string]*list.Element{}}
}

// get returns the value of a key, and false when there is none or its time is over.
func (r *recent[V]) get(key string) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.find(key)
}

// set keeps a value for a while.
func (r *recent[V]) set(key string, value V, life time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.put(key, value, life)
}

// getOr returns the value of a key, which is the given one, kept for a while, when there was none.
func (r *recent[V]) getOr(key string, value V, life time.Duration) V {
	r.mu.Lock()
	defer r.mu.Unlock()
	if there, ok := r.find(key); ok {
		return there
	}
	r.put(key, value, life)
	return value
}

// drop forgets a key.
func (r *recent[V]) drop(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.remove(r.at[key])
}

func (r *recent[V]) find(key string) (V, bool) {
	if e, ok := r.at[key]; ok {
		if item := e.Value.(*kept[V]); time.Now().Before(item.until) {
			return item.value, true
		}
		r.remove(e)
	}
	var none V
	return none, false
}

func (r *recent[V]) put(key string, value V, life time.Duration) {
	r.remove(r.at[key])
	r.at[key] = r.order.PushBack(&kept[V]{key, value, time.Now().Add(life)})
	if r.order.Len() > r.most {
		r.remove(r.order.Front())
	}
}

func (r *recent[V]) remove(e *list.Element) {
	if e != nil {
		delete(r.at, e.Value.(*kept[V]).key)
		r.order.Remove(e)
	}
}
