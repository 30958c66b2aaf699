package knowledge

import (
	"fmt"
	"sync"
	"time"
)

// Sheets are what was learnt of products' versions while the program runs, by product. They are safe for concurrent use.
type Sheets struct {
	mu sync.RWMutex
	by map[string]Sheet
}

// Of returns what was learnt of a product, and whether anything was.
func (s *Sheets) Of(product string) (Sheet, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	sheet, ok := s.by[product]
	return sheet, ok
}

// Take learns a product's versions as they were on a day, written as in releases.csv. Faulty ones are refused, those of
// another product too, and those that are older than what is known.
func (s *Sheets) Take(product string, date time.Time, data []byte) error {
	var table versionTable
	if faults := table.read(product, data); len(faults) > 0 {
		return faults
	}
	versions := table.versions[product]
	if len(versions) == 0 || len(table.versions) > 1 {
		return fmt.Errorf("%s: versions of it alone expected", product)
	}
	for _, v := range versions {
		if v.Patched.After(date.AddDate(0, 0, 1)) { // a day ahead of us somewhere on Earth
			return fmt.Errorf("%s: %s came out after %s, when it was learnt", product, v.Latest, date.Format(time.DateOnly))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by == nil {
		s.by = map[string]Sheet{}
	}
	if known := s.by[product].Date; date.Before(known) {
		return fmt.Errorf("%s: what was so on %s is known already", product, known.Format(time.DateOnly))
	}
	s.by[product] = Sheet{Date: date, Versions: versions}
	return nil
}
