package bot

import (
	"container/list"
	"crypto/rand"
	"sync"
	"time"
)

// A question is held for the form that says what was wrong with its answer.
const (
	heldTime = time.Hour
	heldMost = 5000    // questions
	heldSize = 4 << 20 // bytes over all of them
)

// questions holds what was asked, in memory alone and for heldTime at most; the oldest make room. The zero value is ready.
type questions struct {
	mu    sync.Mutex
	order list.List // of held, oldest first
	at    map[string]*list.Element
	size  int // bytes
}

type held struct {
	ticket, text string
	asker        person
	end          *time.Timer
}

// person is whoever uses the bot, as their platform calls them.
type person struct{ adapter, id string }

func (r Request) person() person { return person{r.Channel.Adapter, r.User.ID} }

// hold keeps a question and returns its ticket; of nobody's question there is no more than the ticket.
func (q *questions) hold(asker person, text string) (ticket string) {
	ticket = rand.Text()[:ticketSize]
	if asker.id == "" {
		return ticket
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.at == nil {
		q.at = map[string]*list.Element{}
	}
	end := time.AfterFunc(heldTime, func() { q.forget(ticket) })
	q.at[ticket] = q.order.PushBack(held{ticket, text, asker, end})
	for q.size += len(text); q.order.Len() > heldMost || q.size > heldSize; {
		q.drop(q.order.Front())
	}
	return ticket
}

// of returns the question of a ticket to whoever asked it, empty to anybody else and when it is gone.
func (q *questions) of(ticket string, asker person) string {
	q.mu.Lock()
	defer q.mu.Unlock()
	element, ok := q.at[ticket]
	if !ok || element.Value.(held).asker != asker {
		return ""
	}
	return element.Value.(held).text
}

func (q *questions) forget(ticket string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if element, ok := q.at[ticket]; ok {
		q.drop(element)
	}
}

// drop forgets a question. The lock is held.
func (q *questions) drop(element *list.Element) {
	item := q.order.Remove(element).(held)
	item.end.Stop()
	delete(q.at, item.ticket)
	q.size -= len(item.text)
}
