package feeds

import (
	"context"
	"math/rand/v2"
	"net/url"
	"sync"
	"time"

	"boussole/bot"
)

// How often feeds are read.
const (
	together = 8 // at once
	period   = 30 * time.Minute
	longest  = 24 * time.Hour   // between two attempts to read one that fails
	dead     = 72 * time.Hour   // of failing, after which people are told
	minute   = time.Minute      // between two looks at what is due
	saveTime = 10 * time.Second // for what was read to be kept
)

// Run reads each followed feed every half an hour, and less often one that fails, until the context ends.
func (f *Feeds) Run(ctx context.Context) error {
	ticks := time.NewTicker(minute)
	defer ticks.Stop()
	for {
		var due []bot.Feed
		for _, feed := range *f.followed.Load() {
			if err := f.recall(ctx, feed, 0); err != nil {
				f.log.Error("what is known of a feed could not be read", "feed", feed.Name, "error", err)
			}
			if !f.known(feed.URL).Next.After(f.now()) {
				due = append(due, feed)
			}
		}
		f.refresh(ctx, due)
		select {
		case <-ctx.Done():
			return nil
		case <-ticks.C:
		}
	}
}

// refresh reads feeds, at most so many at once, and those of one site one after the other.
func (f *Feeds) refresh(ctx context.Context, feeds []bot.Feed) {
	sites := map[string][]bot.Feed{}
	for _, feed := range feeds {
		site := feed.URL
		if u, err := url.Parse(feed.URL); err == nil {
			site = u.Hostname()
		}
		sites[site] = append(sites[site], feed)
	}
	var all sync.WaitGroup
	for _, list := range sites {
		all.Go(func() {
			for _, feed := range list {
				f.once(ctx, feed)
			}
		})
	}
	all.Wait()
}

// once reads a feed, or waits for the reading of it that is under way.
func (f *Feeds) once(ctx context.Context, feed bot.Feed) {
	f.mu.Lock()
	s := f.state(feed.URL)
	if busy := s.busy; busy != nil {
		f.mu.Unlock()
		select {
		case <-busy:
		case <-ctx.Done():
		}
		return
	}
	busy := make(chan struct{})
	s.busy = busy
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		s.busy = nil
		f.mu.Unlock()
		close(busy)
	}()
	select {
	case f.slots <- struct{}{}:
		defer func() { <-f.slots }()
	case <-ctx.Done():
		return
	}
	f.mu.Lock()
	s.tried = f.now()
	f.mu.Unlock()
	f.read(ctx, feed)
}

// read reads a feed and keeps what it holds, or why it couldn't be read.
func (f *Feeds) read(ctx context.Context, feed bot.Feed) {
	last := f.known(feed.URL)
	now := f.now()
	next := last
	got, err := f.fetch(ctx, feed, last)
	var read []entry
	if err == nil && !got.same {
		read, err = parse(got.data, feed.URL)
	}
	if ctx.Err() != nil { // told to stop: no fault of the feed's
		return
	}
	if err != nil {
		next.fail(explain(err), now)
	} else {
		if !got.same {
			next.merge(read, now)
		}
		next.ETag, next.Modified, next.Read = got.etag, got.modified, now
		next.Failures, next.Since, next.Reason, next.Told = 0, time.Time{}, bot.Text{}, false
		next.Next = now.Add(period + rand.N(period/5) - period/10)
	}
	f.report(feed, last, next, err)
	f.learn(feed.URL, next, err == nil && !got.same)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saveTime)
	defer cancel()
	if err := f.save(ctx, feed.URL, next); err != nil {
		f.log.Error("what a feed holds could not be kept", "feed", feed.Name, "error", err)
	}
}

// fail counts a failure, and waits twice as long for the next attempt as for the last.
func (r *record) fail(why *fault, now time.Time) {
	if r.Failures == 0 {
		r.Since = now
	}
	wait := min(longest, period<<min(r.Failures, 6))
	r.Failures++
	r.Reason = why.reason
	r.Alone = now.Add(min(longest, why.after))
	r.Next = now.Add(min(longest, max(wait, why.after)) + rand.N(period/10))
	r.Told = r.dead(now)
}

// report logs what changed: a feed that fails, does so for long, or is read again.
func (f *Feeds) report(feed bot.Feed, last, next record, err error) {
	switch {
	case next.Failures == 0 && last.Failures > 0:
		f.log.Info("feed is read again", "feed", feed.Name, "failures", last.Failures)
	case next.Failures == 1:
		f.log.Warn("feed can't be read", "feed", feed.Name, "error", err)
	case next.Told && !last.Told:
		f.log.Error("feed can't be read for days: mend its address, or drop it", "feed", feed.Name, "since", next.Since, "error", err)
	}
}
