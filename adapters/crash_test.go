package adapters_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"boussole/adapters/sql/sqltest"
)

// long is whether the tests that take minutes run in full.
var long = os.Getenv("BOUSSOLE_LONG") != ""

// seedOf is BOUSSOLE_SEED, or another one each time.
func seedOf(t *testing.T) uint64 {
	seed, err := strconv.ParseUint(os.Getenv("BOUSSOLE_SEED"), 10, 64)
	if err != nil {
		seed = rand.Uint64N(1e6)
	}
	t.Logf("BOUSSOLE_SEED=%d", seed)
	return seed
}

// The program is killed at random instants while the platforms drop, delay and fail what it sends, and is started again:
// every post shows, and once. BOUSSOLE_LONG=1 kills it over two hundred times, in a quarter of an hour with -parallel 4.
func TestCrash(t *testing.T) {
	t.Parallel()
	seed, onSQLite, onPostgres, waves := seedOf(t), 1, 0, 1
	if long {
		onSQLite, onPostgres, waves = 8, 4, 2
	}
	for i := range onSQLite {
		t.Run(fmt.Sprintf("SQLite/%d", i), func(t *testing.T) {
			t.Parallel()
			crash(t, "sqlite://"+filepath.Join(t.TempDir(), "boussole.db"), seed+uint64(2*i), waves)
		})
	}
	for i := range onPostgres {
		t.Run(fmt.Sprintf("PostgreSQL/%d", i), func(t *testing.T) {
			t.Parallel()
			crash(t, sqltest.Postgres(t), seed+uint64(1000+2*i), waves)
		})
	}
}

// What a wave of posts goes through. A job of a dead process is taken up within a minute, and Discord knows a post again
// for two: the second burst meets those that the first left in doubt, and then they are let be.
const (
	bursts   = 2
	kills    = 4 // in a burst
	lull     = 26 * time.Second
	overtime = 5 * time.Minute // for the rest of a wave
)

func crash(t *testing.T, url string, seed uint64, waves int) {
	random := rand.New(rand.NewPCG(seed, 1))
	tr := newTrial(t, url, seed)
	p := newProgram(t, tr.config)
	for range waves {
		tr.schedule(300, 60)
		for burst := range bursts {
			for range kills {
				tr.killed(p, random)
			}
			p.start()
			if burst < bursts-1 {
				time.Sleep(lull)
				p.kill()
			}
		}
		tr.await(overtime)
		p.stop()
	}
	tr.check()
	t.Logf("%d kills: %d posts sent in %d attempts, %d unknown; of %d messages on the line %d went wrong", waves*(bursts*(kills+1)-1),
		tr.sent, tr.attempts, tr.unknown, tr.toDiscord.messages+tr.toSlack.messages, tr.toDiscord.failed+tr.toSlack.failed)
}

// killed starts the program and kills it a moment after it began to post, or, one time of five, while it starts.
func (tr *trial) killed(p *program, random *rand.Rand) {
	before := tr.seen()
	p.start()
	instant := time.Duration(random.Int64N(int64(1500 * time.Millisecond)))
	if random.IntN(5) > 0 {
		for range 50 { // it may have nothing to post
			if tr.seen() > before {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	time.Sleep(instant)
	p.kill()
}
