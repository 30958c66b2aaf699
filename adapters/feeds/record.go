package feeds

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"boussole/bot"
)

// Bounds of what is kept of each feed, beside bot.StoreValue.
const (
	kind    = "feeds"
	keep    = 100                 // items
	keepFor = 60 * 24 * time.Hour // those that left the feed
)

// record is what is kept of a feed.
type record struct {
	Items    []item    `json:"items"` // the newest first
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Read     time.Time `json:"read"`     // when it was read last; zero for never
	Next     time.Time `json:"next"`     // when it is to be read again
	Failures int       `json:"failures"` // since it was read last
	Since    time.Time `json:"since"`    // of the first of them
	Reason   bot.Text  `json:"reason"`   // of the last of them
	Told     bool      `json:"told"`     // that it is dead
	Alone    time.Time `json:"alone"`    // until when its server wants to be left alone
}

// item is what is kept of an item.
type item struct {
	ID        string    `json:"i"` // of its canonical address when it was first seen
	GUID      string    `json:"g"` // hash of what its feed calls it; empty where that is no name of its own
	Title     string    `json:"t"`
	URL       string    `json:"u"`
	Published time.Time `json:"p,omitzero"`
	Seen      time.Time `json:"s,omitzero"`
}

// hash is a short name for a text of any length.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// load reads a feed's record; an empty one where there is none, or none that can be read.
func (f *Feeds) load(ctx context.Context, url string) (record, error) {
	var r record
	data, found, err := f.store.Get(ctx, kind, hash(url))
	if err != nil || !found {
		return r, err
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return record{}, nil //nolint:nilerr // it is written anew by the next reading
	}
	return r, nil
}

// save writes a feed's record, without its oldest items where it is too long for the store.
func (f *Feeds) save(ctx context.Context, url string, r record) error {
	for {
		data, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if len(data) <= bot.StoreValue {
			return f.store.Put(ctx, kind, hash(url), data)
		}
		if len(r.Items) == 0 {
			return fmt.Errorf("a record of %d bytes without items", len(data))
		}
		r.Items = r.Items[:len(r.Items)*9/10]
	}
}

// merge takes what was read of a feed up into its record, in place of older words for the same items.
func (r *record) merge(read []entry, now time.Time) {
	first := r.Read.IsZero()
	items, there, at := slices.Clone(r.Items), map[int]bool{}, map[string]int{}
	for i, old := range items {
		at[old.GUID], at[old.ID] = i, i
	}
	for _, found := range identified(read) {
		i, known := at[found.ID]
		if !known && found.GUID != "" {
			i, known = at[found.GUID]
		}
		if known { // an edit doesn't make it new
			items[i].Title, items[i].URL, items[i].GUID = found.Title, found.URL, found.GUID
			there[i] = true
			continue
		}
		found.Seen = now
		switch {
		case found.Published.IsZero() && first:
			found.Seen = time.Time{}
		case found.Published.IsZero(), found.Published.After(now):
			found.Published = now
		}
		at[found.ID], at[found.GUID], there[len(items)] = len(items), len(items), true
		items = append(items, found)
	}
	kept := items[:0]
	for i, one := range items {
		if there[i] || now.Sub(one.Published) < keepFor {
			kept = append(kept, one)
		}
	}
	slices.SortStableFunc(kept, func(a, b item) int { return b.Published.Compare(a.Published) })
	r.Items = kept[:min(len(kept), keep)]
}
