package feeds

import (
	"time"

	"boussole/bot"
)

// Dead lists the followed feeds that people should know of: they bring no news any more.
func (f *Feeds) Dead() []bot.DeadFeed {
	var all []bot.DeadFeed
	for _, feed := range *f.followed.Load() {
		if r := f.known(feed.URL); r.dead(f.now()) {
			all = append(all, bot.DeadFeed{Feed: feed, Since: r.Since, Reason: r.Reason})
		}
	}
	return all
}

func (r record) dead(now time.Time) bool { return r.Failures > 1 && now.Sub(r.Since) >= dead }
