package slack

import (
	"bytes"
	"context"
	"time"
)

const (
	heldMost  = 1000           // clients held ready, each of one workspace
	heldLife  = 24 * time.Hour // of a client that nobody asks for
	heldFresh = time.Minute    // how long a record is believed before it is read again: another replica may change it
)

// held is what the store said of a record.
type held struct {
	client *client // nil when there was none
	sealed []byte
	read   time.Time
}

// at returns the client of a record; nil when there is none.
func (in *installs) at(ctx context.Context, key string) (*client, error) {
	was, known := in.held.get(key)
	if known && time.Since(was.read) < heldFresh {
		return was.client, nil
	}
	sealed, found, err := in.store.Get(ctx, installKind, key)
	now := held{sealed: sealed, read: time.Now()}
	switch {
	case err != nil && was.client != nil: // while the store is away, what it said before goes on
		return was.client, nil
	case err != nil:
		return nil, err
	case found && was.client != nil && bytes.Equal(was.sealed, sealed):
		now.client = was.client
	case found:
		token, err := in.seals.open(key, sealed)
		if err != nil {
			return nil, err
		}
		now.client = in.dial(token)
	}
	if !known { // whoever asked at the same time and came first has made the client, which paces its workspace
		return in.held.getOr(key, now, heldLife).client, nil
	}
	in.held.set(key, now, heldLife)
	return now.client, nil
}
