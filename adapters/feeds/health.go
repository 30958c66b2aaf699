package feeds

import (
	"time"

	"boussole/bot"
)

// Dead is a feed that couldn't be read for three days or longer.
type Dead struct {
	Feed   bot.Feed
	Since  time.Time // of the first failure
	Reason bot.Text  // of the last one, in words that people may read
}

// Dead lists the followed feeds that people should know of: they bring no news any more.
func (f *Feeds) Dead() []Dead {
	var all []Dead
	for _, feed := range *f.followed.Load() {
		if r := f.known(feed.URL); r.dead(f.now()) {
			all = append(all, Dead{Feed: feed, Since: r.Since, Reason: r.Reason})
		}
	}
	return all
}

func (r record) dead(now time.Time) bool { return r.Failures > 1 && now.Sub(r.Since) >= dead }
