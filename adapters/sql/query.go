package sql

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// scanner is a row of an answer.
type scanner interface{ Scan(into ...any) error }

// query returns what scan makes of each row.
func query[T any](ctx context.Context, s *Store, doing string, scan func(scanner) (T, error), statement string, args ...any) ([]T, error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	rows, err := s.read.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, s.fault(doing, err)
	}
	defer func() { _ = rows.Close() }() // Err tells
	var list []T
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, s.fault(doing, err)
		}
		list = append(list, item)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fault(doing, err)
	}
	return list, nil
}

func (s *Store) exec(ctx context.Context, doing, statement string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	_, err := s.write.ExecContext(ctx, statement, args...)
	return s.fault(doing, err)
}

// values writes the places of rows for a statement: (CAST($1 AS BIGINT), CAST($2 AS TEXT)), ($3, $4). The first row has
// the types, without which PostgreSQL takes what stands in VALUES for text.
func values(rows int, types ...string) string {
	list := make([]string, rows)
	row := make([]string, len(types))
	for i := range list {
		for j, kind := range types {
			row[j] = "$" + strconv.Itoa(i*len(types)+j+1)
			if i == 0 {
				row[j] = "CAST(" + row[j] + " AS " + kind + ")"
			}
		}
		list[i] = "(" + strings.Join(row, ", ") + ")"
	}
	return strings.Join(list, ", ")
}

// micros is how a time is kept: microseconds since 1970; 0 for none.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func moment(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}
