package knowledge

import (
	"fmt"
	"sync"
	"time"
)

// Sheets are the newest that is known of each product's versions while the program runs. They are safe for concurrent
// use; the zero Sheets know nothing.
type Sheets struct {
	mu    sync.RWMutex
	by    map[string]Sheet
	paths map[string]string
}

// Ship takes up what is in the knowledge, where nothing newer is known.
func (s *Sheets) Ship(shipped *Releases) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.by
	s.by, s.paths = map[string]Sheet{}, map[string]string{}
	for i := range shipped.Products {
		p := &shipped.Products[i]
		s.paths[p.ID], s.by[p.ID] = p.Path(), Sheet{Date: shipped.Date.Time, Versions: p.Versions}
		if learnt := known[p.ID]; learnt.Date.After(shipped.Date.Time) {
			s.by[p.ID] = learnt
		}
	}
}

// Paths are the names at endoflife.date of the products that are followed, by their ids.
func (s *Sheets) Paths() map[string]string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.paths // which nobody changes: Ship makes another
}

// Of returns what is known of a product, and whether anything is.
func (s *Sheets) Of(product string) (Sheet, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	sheet, ok := s.by[product]
	return sheet, ok
}

// Take learns a product's versions as they were on a day, written as in releases.csv. What has a fault is refused, and so is
// what is older than what is known, lacks its newest version, or is of another product.
func (s *Sheets) Take(product string, date time.Time, data []byte) error {
	var table versionTable
	if faults := table.read(product, data); len(faults) > 0 {
		return faults
	}
	versions := table.versions[product]
	if len(versions) == 0 || len(table.versions) > 1 {
		return fmt.Errorf("%s: versions of it alone expected", product)
	}
	tomorrow := date.AddDate(0, 0, 1) // which it is already somewhere on Earth
	for i := range versions {
		if v := &versions[i]; v.Patched.After(tomorrow) {
			return fmt.Errorf("%s: %s came out after %s, when it was learnt", product, v.Latest, date.Format(time.DateOnly))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	known, ok := s.by[product]
	switch {
	case !ok:
		return fmt.Errorf("%s: no such product is followed", product)
	case date.Before(known.Date):
		return fmt.Errorf("%s: what was so on %s is known already", product, known.Date.Format(time.DateOnly))
	case len(known.Versions) > 0 && versions[0].Released.Before(known.Versions[0].Released):
		return fmt.Errorf("%s: the newest version known, %s, is missing", product, known.Versions[0].Name)
	}
	s.by[product] = Sheet{Date: date, Versions: versions}
	return nil
}
