// Package endoflife keeps what endoflife.date tells of products' versions and their support, once a day.
package endoflife

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"time"

	"boussole/bot"
)

// API is where the products are, at their paths (https://endoflife.date/docs/api/v1/).
const API = "https://endoflife.date/api/v1/products/"

// Product is one that is followed.
type Product struct {
	ID   string // ours
	Path string // endoflife.date's
}

// Config says what a Follower follows, and where to.
type Config struct {
	URL      string // API, or a test server; ends in a slash
	Products []Product
	Store    bot.Store
	// Take is given a product's versions as they were on a day, as CSV with a head; its error says why they can't be used.
	Take  func(product string, date time.Time, table []byte) error
	Pause time.Duration // between two requests
	Now   func() time.Time
	Log   *slog.Logger
}

// Follower follows products.
type Follower struct {
	Config
	client *http.Client
}

// New makes a Follower.
func New(c Config) *Follower { return &Follower{Config: c, client: client()} }

// How often products are asked for.
const (
	period = 24 * time.Hour
	jitter = time.Hour // at most, so that not every bot asks at once
)

// Run takes up what the store keeps, then asks once a day, until the context ends. What fails is logged, and asked for
// again the next day.
func (f *Follower) Run(ctx context.Context) error {
	f.Recall(ctx)
	for {
		f.Refresh(ctx)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(period + rand.N(jitter)):
		}
	}
}

// kind is that of the records in the store, by Product.ID.
const kind = "releases"

// A record is what was learnt of a product.
type record struct {
	Date  time.Time `json:"date"` // midnight UTC
	ETag  string    `json:"etag,omitempty"`
	Table string    `json:"table"`
}

// Recall takes up what the store keeps of the products.
func (f *Follower) Recall(ctx context.Context) {
	for _, p := range f.Products {
		if r, ok := f.kept(ctx, p); ok {
			f.take(p, r)
		}
	}
}

// Refresh asks for every product that nobody asked for today, until one answer says that it is too much.
func (f *Follower) Refresh(ctx context.Context) {
	today, asked := f.Now().UTC().Truncate(24*time.Hour), 0
	for _, p := range f.Products {
		old, _ := f.kept(ctx, p)
		if !old.Date.Before(today) { // another replica did
			f.take(p, old)
			continue
		}
		if asked++; asked > 1 && !wait(ctx, f.Pause) {
			return
		}
		learnt, err := f.fetch(ctx, p, old)
		if err != nil {
			f.Log.Warn("versions not refreshed", "product", p.ID, "error", err)
			if errors.Is(err, errTooMany) || ctx.Err() != nil {
				return
			}
			continue
		}
		learnt.Date = today
		if f.take(p, learnt) {
			f.keep(ctx, p, learnt)
		}
	}
}

func wait(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// take hands a record over, and reports whether it could be used.
func (f *Follower) take(p Product, r record) bool {
	err := f.Take(p.ID, r.Date, []byte(r.Table))
	if err != nil {
		f.Log.Warn("versions refused", "product", p.ID, "date", r.Date.Format(time.DateOnly), "error", err)
	}
	return err == nil
}

// kept returns what the store keeps of a product; nothing where it can't be read, since it can be asked for again.
func (f *Follower) kept(ctx context.Context, p Product) (record, bool) {
	data, found, err := f.Store.Get(ctx, kind, p.ID)
	var r record
	if err == nil && found {
		err = json.Unmarshal(data, &r)
	}
	if err != nil {
		f.Log.Warn("versions kept can't be read", "product", p.ID, "error", err)
		return record{}, false
	}
	return r, found
}

func (f *Follower) keep(ctx context.Context, p Product, r record) {
	data, err := json.Marshal(r)
	if err == nil {
		err = f.Store.Put(ctx, kind, p.ID, data)
	}
	if err != nil {
		f.Log.Warn("versions not kept", "product", p.ID, "error", err)
	}
}
