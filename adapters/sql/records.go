package sql

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"boussole/bot"
)

// Get returns a record's value, and whether there is one.
func (s *Store) Get(ctx context.Context, kind, key string) ([]byte, bool, error) {
	if err := (bot.Record{Key: key}).Check(kind); err != nil {
		return nil, false, err
	}
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	var value []byte
	err := s.read.QueryRowContext(ctx, `SELECT value FROM records WHERE kind = $1 AND key = $2`, kind, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return value, err == nil, s.fault("get "+kind, err)
}

// Put writes a record, in place of the one that was there.
func (s *Store) Put(ctx context.Context, kind, key string, value []byte) error {
	if err := (bot.Record{Key: key, Value: value}).Check(kind); err != nil {
		return err
	}
	if value == nil {
		value = []byte{} // nil would be NULL
	}
	return s.exec(ctx, "put "+kind, `INSERT INTO records (kind, key, value, updated) VALUES ($1, $2, $3, $4)
		ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, updated = excluded.updated`,
		kind, key, value, time.Now().UnixMicro())
}

// Delete forgets a record; it is no error that there is none.
func (s *Store) Delete(ctx context.Context, kind, key string) error {
	if err := (bot.Record{Key: key}).Check(kind); err != nil {
		return err
	}
	return s.exec(ctx, "delete "+kind, `DELETE FROM records WHERE kind = $1 AND key = $2`, kind, key)
}

// List returns every record of a kind, in order of the bytes of their keys.
func (s *Store) List(ctx context.Context, kind string) ([]bot.Record, error) {
	list, err := query(ctx, s, "list "+kind, scanRecord, `SELECT key, value, updated FROM records WHERE kind = $1`, kind)
	// PostgreSQL would sort by its own language.
	slices.SortFunc(list, func(a, b bot.Record) int { return cmp.Compare(a.Key, b.Key) })
	return list, err
}

func scanRecord(row scanner) (bot.Record, error) {
	var record bot.Record
	var updated int64
	err := row.Scan(&record.Key, &record.Value, &updated)
	record.Updated = moment(updated)
	return record, err
}
