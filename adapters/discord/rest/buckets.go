package rest

import (
	"maps"
	"time"
)

// How much is remembered of limits, and how often what is over gets thrown away.
const (
	mostBuckets = 10_000
	mostRoutes  = 1_000
	sweepEvery  = time.Minute
)

// buckets holds the bucket of each route and channel, guild or webhook, as far as it differs from a new one. Not safe
// for concurrent use.
type buckets struct {
	routes map[string]allowance // by route, as last told; of id "" and limit 0: its answers tell nothing
	live   map[string]*bucket
	swept  time.Time
}

func newBuckets() buckets {
	return buckets{routes: map[string]allowance{}, live: map[string]*bucket{}}
}

// key is what requests of one limit have in common.
func (bs *buckets) key(r route) string {
	id := bs.routes[r.name].id
	if id == "" {
		id = r.name
	}
	return id + " " + r.major
}

// find returns the bucket of a route; nil when the route has no limit.
func (bs *buckets) find(r route) *bucket {
	told, known := bs.routes[r.name]
	if b := bs.live[bs.key(r)]; b != nil || known && told.limit == 0 {
		return b
	}
	return bs.add(r, told.limit)
}

// add makes the bucket of a route; the one that was used least lately makes room.
func (bs *buckets) add(r route, limit int) *bucket {
	now := time.Now()
	if len(bs.live) >= mostBuckets || now.Sub(bs.swept) >= sweepEvery {
		bs.swept = now
		maps.DeleteFunc(bs.live, func(_ string, b *bucket) bool { return b.idle(now) })
	}
	if len(bs.live) >= mostBuckets {
		var oldest string
		for key, b := range bs.live {
			if oldest == "" || b.used.Before(bs.live[oldest].used) {
				oldest = key
			}
		}
		delete(bs.live, oldest)
	}
	b := newBucket(limit, now)
	bs.live[bs.key(r)] = b
	return b
}

// learn takes in what an answer told about a route: which others share its limit becomes known by that.
func (bs *buckets) learn(r route, told allowance) {
	before := bs.key(r)
	if len(bs.routes) >= mostRoutes {
		clear(bs.routes)
	}
	bs.routes[r.name] = told
	if old, key := bs.live[before], bs.key(r); old != nil && key != before {
		delete(bs.live, before)
		if shared := bs.live[key]; shared != nil {
			shared.close(old.closed)
		} else {
			bs.live[key] = old
		}
	}
	if b := bs.find(r); b != nil && told.limit > 0 {
		b.learn(told, time.Now())
	}
}

// drop forgets a bucket that isn't needed.
func (bs *buckets) drop(r route) {
	if b := bs.live[bs.key(r)]; b != nil && b.idle(time.Now()) {
		delete(bs.live, bs.key(r))
	}
}

// close lets nothing of a route go for a while, not even of one without a limit.
func (bs *buckets) close(r route, until time.Time) {
	b := bs.live[bs.key(r)]
	if b == nil {
		b = bs.add(r, bs.routes[r.name].limit)
	}
	b.close(until)
}
