// Package endoflife keeps what endoflife.date tells of products' versions and their support, once a day.
package endoflife

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"

	"boussole/bot"
)

// API is where the products are, at their paths (https://endoflife.date/docs/api/v1/).
const API = "https://endoflife.date/api/v1/products/"

// Config says what a Follower follows, and where to.
type Config struct {
	URL      string                   // API, or a test server; ends in a slash
	Products func() map[string]string // the path of each product below URL, by our id for it
	Store    bot.Store
	// Take is given a product's versions as they were on a day, as CSV with a head; its error says why they can't be used.
	Take  func(product string, date time.Time, table []byte) error
	Delay time.Duration // before the first request: a program that starts has better to do
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
	for next := f.Delay; wait(ctx, next); next = period + rand.N(jitter) {
		f.Refresh(ctx)
	}
	return nil
}

// kind is that of the records in the store, by the id of the product.
const kind = "releases"

// A record is what was learnt of a product.
type record struct {
	Date  time.Time `json:"date"` // midnight UTC
	ETag  string    `json:"etag,omitempty"`
	Table string    `json:"table"`
}

// Recall takes up what the store keeps of the products.
func (f *Follower) Recall(ctx context.Context) {
	for product := range f.Products() {
		if r, ok := f.kept(ctx, product); ok {
			f.take(product, r)
		}
	}
}

// failuresMost is how many products in a row may fail before the rest waits for the next day: there may be no network.
const failuresMost = 3

// Refresh asks for every product that nobody asked for today.
func (f *Follower) Refresh(ctx context.Context) {
	today, asked, failures := f.Now().UTC().Truncate(24*time.Hour), 0, 0
	products := f.Products()
	for _, product := range slices.Sorted(maps.Keys(products)) {
		old, _ := f.kept(ctx, product)
		if !old.Date.Before(today) { // another replica did
			f.take(product, old)
			continue
		}
		if asked++; asked > 1 && !wait(ctx, f.Pause) {
			return
		}
		learnt, err := f.fetch(ctx, address{product, f.URL + products[product], products[product]}, old)
		if err != nil {
			f.Log.Warn("versions not refreshed", "product", product, "error", err)
			if failures++; failures == failuresMost || errors.Is(err, errTooMany) {
				return
			}
			continue
		}
		learnt.Date, failures = today, 0
		if f.take(product, learnt) {
			f.keep(ctx, product, learnt)
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
func (f *Follower) take(product string, r record) bool {
	err := f.Take(product, r.Date, []byte(r.Table))
	if err != nil {
		f.Log.Warn("versions refused", "product", product, "date", r.Date.Format(time.DateOnly), "error", err)
	}
	return err == nil
}

// kept returns what the store keeps of a product; nothing where it can't be read, since it can be asked for again.
func (f *Follower) kept(ctx context.Context, product string) (record, bool) {
	data, found, err := f.Store.Get(ctx, kind, product)
	var r record
	if err == nil && found {
		err = json.Unmarshal(data, &r)
	}
	if err != nil {
		f.Log.Warn("versions kept can't be read", "product", product, "error", err)
		return record{}, false
	}
	return r, found
}

func (f *Follower) keep(ctx context.Context, product string, r record) {
	data, err := json.Marshal(r)
	if err == nil {
		err = f.Store.Put(ctx, kind, product, data)
	}
	if err != nil {
		f.Log.Warn("versions not kept", "product", product, "error", err)
	}
}
