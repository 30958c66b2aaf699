package adapters_test

import (
	"fmt"
	"testing"
	"time"

	"boussole/adapters/sql/sqltest"
)

// Two and three programs share one PostgreSQL, and one of them dies in the middle: the others do the whole, each post once.
func TestReplicas(t *testing.T) {
	t.Parallel()
	seed := seedOf(t)
	for _, replicas := range []int{2, 3} {
		t.Run(fmt.Sprint(replicas), func(t *testing.T) {
			t.Parallel()
			tr := newTrial(t, sqltest.Postgres(t), seed+uint64(2*replicas))
			tr.schedule(300, 60)
			var all []*program
			for range replicas {
				p := newProgram(t, tr.config)
				p.start()
				all = append(all, p)
			}
			for end := time.Now().Add(overtime); tr.seen() < 100; time.Sleep(20 * time.Millisecond) {
				if time.Now().After(end) {
					t.Fatalf("%d messages in %v", tr.seen(), overtime)
				}
			}
			all[0].kill()
			tr.await(overtime)
			for _, p := range all[1:] {
				p.stop()
			}
			tr.check()
			t.Logf("%d posts sent in %d attempts, %d unknown", tr.sent, tr.attempts, tr.unknown)
		})
	}
}
