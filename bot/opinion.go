package bot

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Opinion is what a person sent about an answer. Nothing in it tells who or where.
type Opinion struct {
	Answered string    `json:"answered,omitempty"` // the typed command that answered; empty for a refusal
	Locale   Locale    `json:"lang"`               // of the answer
	Useful   bool      `json:"useful"`
	Question string    `json:"question,omitempty"` // as the person sent it; empty when it was useful
	Expected string    `json:"expected,omitempty"` // what they say they expected
	Time     time.Time `json:"-"`                  // UTC; the Store's
}

// A shelf is the records of one kind, and how many there may be; the oldest make room.
type shelf struct {
	kind string
	most int
}

// Marks and texts are apart, so that many marks never push a text out.
var (
	marks = shelf{"feedback-useful", 10_000}
	texts = shelf{"feedback-text", 1_000}
)

// shelf is where an Opinion is kept.
func (o Opinion) shelf() shelf {
	if o.Useful {
		return marks
	}
	return texts
}

// Opinions returns all that was sent, newest first.
func Opinions(ctx context.Context, store Store) ([]Opinion, error) {
	var all []Opinion
	for _, s := range []shelf{marks, texts} {
		records, err := store.List(ctx, s.kind)
		if err != nil {
			return nil, err
		}
		for _, record := range records {
			o := Opinion{Time: record.Updated}
			if err := json.Unmarshal(record.Value, &o); err != nil {
				return nil, fmt.Errorf("store: %s %s: %w", s.kind, record.Key, err)
			}
			all = append(all, o)
		}
	}
	slices.SortStableFunc(all, func(a, b Opinion) int { return b.Time.Compare(a.Time) })
	return all, nil
}

// put keeps an Opinion under a key of its own, in order of time.
func (o Opinion) put(ctx context.Context, store Store) error {
	value, err := json.Marshal(o)
	if err != nil {
		return err
	}
	key := time.Now().UTC().Format("20060102T150405.000000") + "-" + rand.Text()[:8]
	return store.Put(ctx, o.shelf().kind, key, value)
}

// clear makes room on a shelf that is full, for a tenth of it, and returns how many more it takes.
func (s shelf) clear(ctx context.Context, store Store) (room int, err error) {
	records, err := store.List(ctx, s.kind)
	if err != nil {
		return 0, err
	}
	if len(records) >= s.most {
		oldest := records[:len(records)-s.most+s.most/10]
		for _, record := range oldest {
			if err := store.Delete(ctx, s.kind, record.Key); err != nil {
				return 0, err
			}
		}
		records = records[len(oldest):]
	}
	return s.most - len(records), nil
}
