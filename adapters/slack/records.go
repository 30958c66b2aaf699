package slack

import (
	"context"
	"fmt"
	"strings"
)

// installKind is the kind of the records: one per workspace, or per organisation that installed for all of its own.
const installKind = "slack.install"

// installKey is the key of a record; an identifier of Slack's holds letters and digits alone.
func installKey(enterprise, team string) string { return enterprise + "/" + team }

// installKeys are the records that a workspace may have to itself, the likeliest first: it may have joined its
// organisation after it installed.
func installKeys(enterprise, team string) []string {
	if enterprise == "" || team == "" {
		return []string{installKey(enterprise, team)}
	}
	return []string{installKey(enterprise, team), installKey("", team)}
}

// find returns the records of a workspace whose organisation isn't told, as when something is posted.
func (in *installs) find(ctx context.Context, team string) ([]string, error) {
	if team == "" {
		return nil, nil
	}
	records, err := in.store.List(ctx, installKind)
	var keys []string
	for _, r := range records {
		if strings.HasSuffix(r.Key, "/"+team) {
			keys = append(keys, r.Key)
		}
	}
	return keys, err
}

// check opens every token, so that a wrong key and a store that is away are known before anyone asks.
func (in *installs) check(ctx context.Context) error {
	if in.one != nil {
		return nil
	}
	records, err := in.store.List(ctx, installKind)
	if err != nil {
		return fmt.Errorf("slack: installs: %w", err)
	}
	for _, r := range records {
		if _, err := in.seals.open(r.Key, r.Value); err != nil {
			return fmt.Errorf("slack: install in %s: %w", r.Key, err)
		}
	}
	return nil
}
