package feeds

import (
	"context"
	"strings"
	"time"

	"boussole/bot"
)

// How long somebody who asks waits.
const (
	patience = 2 * time.Second
	overdue  = time.Hour   // a feed that nobody read for so long is read for who asks
	again    = time.Minute // between two attempts for who asks
)

// Items returns the items of some feeds, the newest first and each once, from the store. Where it holds none, or nobody
// reads them any more, they are fetched within 2 s; then there are none of those that didn't answer.
func (f *Feeds) Items(ctx context.Context, feeds []bot.Feed) ([]bot.Item, error) {
	for _, feed := range feeds {
		if err := f.recall(ctx, feed, overdue); err != nil {
			return nil, err
		}
	}
	if wanted := f.wanted(feeds); len(wanted) > 0 {
		f.hurry(ctx, wanted)
	}
	return f.list(feeds), ctx.Err()
}

// recall loads a feed's record from the store when it isn't known yet, or is due for so long that another replica may
// have read it.
func (f *Feeds) recall(ctx context.Context, feed bot.Feed, late time.Duration) error {
	f.mu.Lock()
	s := f.state(feed.URL)
	fresh := s.loaded && f.now().Before(s.record.Next.Add(late))
	f.mu.Unlock()
	if fresh {
		return nil
	}
	r, err := f.load(ctx, feed.URL)
	if err != nil {
		return err
	}
	if known := f.known(feed.URL); r.Next.After(known.Next) || known.Next.IsZero() {
		f.learn(feed.URL, r, true)
	}
	return nil
}

// wanted are the feeds to read now, for somebody who waits.
func (f *Feeds) wanted(feeds []bot.Feed) []bot.Feed {
	f.mu.Lock()
	defer f.mu.Unlock()
	now, none := f.now(), true
	for _, feed := range feeds {
		none = none && len(f.state(feed.URL).record.Items) == 0
	}
	var out []bot.Feed
	for _, feed := range feeds {
		s := f.state(feed.URL)
		late := now.Sub(s.record.Next) >= overdue
		if s.busy != nil || now.Sub(s.tried) >= again && (none || late) && !now.Before(s.record.Alone) {
			out = append(out, feed)
		}
	}
	return out
}

// hurry reads feeds and waits for them as long as somebody has patience. Those that take longer are there for the next.
func (f *Feeds) hurry(ctx context.Context, feeds []bot.Feed) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.refresh(context.WithoutCancel(ctx), feeds)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// key names a list of feeds.
func key(feeds []bot.Feed) string {
	var out strings.Builder
	for _, feed := range feeds {
		out.WriteString(feed.Name + "\n" + feed.URL + "\n" + string(feed.Locale) + "\n")
	}
	return out.String()
}
