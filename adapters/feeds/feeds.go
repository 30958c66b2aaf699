// Package feeds follows sources of news, RSS and Atom: it reads them politely and keeps their items in a store.
package feeds

import (
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"boussole/bot"
)

// Feeds follows feeds. It is safe for concurrent use.
type Feeds struct {
	store    bot.Store
	log      *slog.Logger
	client   *http.Client
	now      func() time.Time
	slots    chan struct{} // one per reading under way
	followed atomic.Pointer[[]bot.Feed]

	mu      sync.Mutex
	states  map[string]*state // by address
	version int               // of all their items
	lists   map[string]list   // of items without doubles, by the addresses of their feeds
}

// state is what is known of a feed in memory; Feeds.mu guards it.
type state struct {
	record record
	loaded bool          // from the store
	tried  time.Time     // when it was last read, or tried
	busy   chan struct{} // closed when the reading under way ends; nil when none is
}

// Config is what Feeds work with.
type Config struct {
	Store   bot.Store
	Log     *slog.Logger
	Now     func() time.Time      // nil: time.Now
	Allowed func(netip.Addr) bool // which addresses may be read; nil: those of the public internet, for all but tests
}

// New makes Feeds that follow none yet.
func New(c Config) *Feeds {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Allowed == nil {
		c.Allowed = public
	}
	f := &Feeds{store: c.Store, log: c.Log, client: newClient(c.Allowed), now: c.Now, slots: make(chan struct{}, together),
		states: map[string]*state{}, lists: map[string]list{}}
	f.followed.Store(&[]bot.Feed{})
	return f
}

// Follow sets which feeds Run reads, in place of those it read so far.
func (f *Feeds) Follow(feeds []bot.Feed) { f.followed.Store(&feeds) }

// state returns what is known of a feed. The caller holds mu.
func (f *Feeds) state(url string) *state {
	s := f.states[url]
	if s == nil {
		s = &state{}
		f.states[url] = s
	}
	return s
}

// known returns a feed's record.
func (f *Feeds) known(url string) record {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.state(url).record
}

// learn takes a feed's record up.
func (f *Feeds) learn(url string, r record, changed bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.state(url)
	s.record, s.loaded = r, true
	if changed {
		f.version++
	}
}
