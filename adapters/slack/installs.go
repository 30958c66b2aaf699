package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"boussole/bot"
)

// installs are the workspaces that Boussole is installed in, each with a client of its own.
type installs struct {
	one   *client // of the configured token, for a single workspace; nil when workspaces install themselves
	store bot.Store
	seals sealer
	dial  func(token bot.Secret) *client
	log   *slog.Logger
	held  *recent[held]
}

// newInstalls makes the installs of a configuration: one workspace without a client id, else those in the store. Dial
// makes a workspace's client.
func newInstalls(c Config, store bot.Store, dial func(token bot.Secret) *client) (*installs, error) {
	if c.ClientID == "" {
		return &installs{one: dial(c.BotToken)}, nil
	}
	seals, err := newSealer(c.TokenKey)
	if err := errors.Join(c.installFaults(), err); err != nil {
		return nil, err
	}
	return &installs{store: store, seals: seals, dial: dial, log: c.Log, held: newRecent[held](heldMost)}, nil
}

// client returns a workspace's client; false where Boussole isn't installed, or where its token can't be read, which is
// logged.
func (in *installs) client(ctx context.Context, enterprise, team string) (*client, bool) {
	c, err := in.lookUp(ctx, enterprise, team)
	if err != nil {
		in.log.Error("workspace not served", "enterprise", enterprise, "team", team, "error", err)
	}
	return c, c != nil
}

// lookUpTime leaves whoever asks the time to be answered in, even where the store hangs.
const lookUpTime = time.Second

// lookUp returns a workspace's client; nil where Boussole isn't installed. Team is empty for a whole organisation,
// enterprise where it isn't known or there is none.
func (in *installs) lookUp(ctx context.Context, enterprise, team string) (*client, error) {
	if in.one != nil {
		return in.one, nil
	}
	ctx, cancel := context.WithTimeout(ctx, lookUpTime)
	defer cancel()
	keys := installKeys(enterprise, team)
	if enterprise != "" && team != "" {
		keys = append(keys, installKey(enterprise, ""))
	}
	c, err := in.first(ctx, keys)
	if c != nil || err != nil || enterprise != "" {
		return c, err
	}
	keys, err = in.find(ctx, team)
	if err != nil {
		return nil, err
	}
	return in.first(ctx, keys)
}

// first returns the client of the first record that there is; nil when there is none.
func (in *installs) first(ctx context.Context, keys []string) (*client, error) {
	for _, key := range keys {
		if c, err := in.at(ctx, key); c != nil || err != nil {
			return c, err
		}
	}
	return nil, nil
}

// add keeps a workspace's token, in place of a former one. An organisation that installed for all has no team.
func (in *installs) add(ctx context.Context, enterprise, team string, token bot.Secret) error {
	key := installKey(enterprise, team)
	if err := in.store.Put(ctx, installKind, key, in.seals.seal(key, token)); err != nil {
		return fmt.Errorf("slack: install: %w", err)
	}
	in.held.drop(key)
	return nil
}

// remove forgets a workspace's token; one that isn't there is no error, since Slack tells of an uninstall twice. Other
// workspaces of its organisation stay, and so does the organisation's own install.
func (in *installs) remove(ctx context.Context, enterprise, team string) error {
	if in.one != nil { // its token is the configuration's
		return nil
	}
	keys := installKeys(enterprise, team)
	if enterprise == "" {
		found, err := in.find(ctx, team)
		if err != nil {
			return fmt.Errorf("slack: uninstall: %w", err)
		}
		keys = append(keys, found...)
	}
	var faults []error
	for _, key := range keys {
		faults = append(faults, in.store.Delete(ctx, installKind, key))
		in.held.drop(key)
	}
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("slack: uninstall: %w", err)
	}
	return nil
}
