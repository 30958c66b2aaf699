package sql

import (
	"fmt"
	"strings"
)

// fault is what went wrong with a store, in one line that names it and says what may help.
type fault struct {
	text string
	err  error
}

func (f *fault) Error() string { return f.text }

func (f *fault) Unwrap() error { return f.err }

// fault says of an error which store it concerns and what was done there.
func (s *Store) fault(doing string, err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	if s.hint != nil {
		if hint := s.hint(err); hint != "" {
			text = hint + ": " + text
		}
	}
	text = strings.Join(strings.Fields(text), " ") // PostgreSQL's driver writes a line for each address it tried
	return &fault{fmt.Sprintf("store.url: %s: %s: %s", s.shown, doing, text), err}
}
