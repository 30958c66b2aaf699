package commands

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"boussole/bot"
)

const (
	newsShown = "news.shown"       // kind of the records of what channels were told: one per channel and topics
	newsSlack = 7 * 24 * time.Hour // how late a feed may bring an article and have it told all the same
	mostIDs   = 2500               // remembered of a channel, the newest
)

// shownNews is such a record.
type shownNews struct {
	Post  string     `json:"post"`  // key of the latest post
	At    time.Time  `json:"at"`    // when it was made
	Items []bot.Item `json:"items"` // of the latest post
	More  int        `json:"more"`  // that it had no room for
	Told  []string   `json:"told"`  // ids of what counts as told, the newest first
}

// post makes a scheduled post: what came since the one before. The first one tells nothing, since all is old then. What it
// tells is recorded before it is shown, so that the same post tried again tells the same.
func (p paper) post(ctx context.Context, store bot.Store, items []bot.Item) (bot.Reply, error) {
	c := p.req.Channel
	key := fmt.Sprintf("%s/%s/%s/%s", c.Adapter, c.Tenant, c.ID, p.req.Args["topic"])
	value, found, err := store.Get(ctx, newsShown, key)
	if err != nil {
		return bot.Reply{}, err
	}
	var record shownNews
	if found {
		if err := json.Unmarshal(value, &record); err != nil {
			return bot.Reply{}, fmt.Errorf("news told in a channel: %w", err)
		}
	}
	if record.Post != p.req.Post {
		record.take(items, !found, p)
		if value, err = json.Marshal(record); err != nil {
			return bot.Reply{}, err
		}
		if err := store.Put(ctx, newsShown, key, value); err != nil {
			return bot.Reply{}, err
		}
	}
	switch {
	case len(record.Items) > 0:
		return p.reply(record.Items, record.More), nil
	case !found:
		return bot.Reply{}, &bot.Nothing{Reason: bot.Text{FR: "première fois : je note ce qui existe déjà, les nouveaux articles viendront ensuite",
			EN: "first time: I note what is there already, new articles will come next"}}
	case len(items) == 0:
		return bot.Reply{}, &bot.Nothing{Reason: bot.Text{FR: "je n'ai pas réussi à lire les blogs suivis", EN: "I couldn't read the followed blogs"}}
	}
	return bot.Reply{}, &bot.Nothing{Reason: bot.Text{FR: "aucun nouvel article depuis la dernière fois", EN: "no new article since last time"}}
}

// take chooses what the next post tells.
func (s *shownNews) take(items []bot.Item, first bool, p paper) {
	var fresh []bot.Item
	for _, i := range items {
		late := i.Published.Before(s.At.Add(-newsSlack))
		if !first && !late && !i.Seen.IsZero() && !slices.Contains(s.Told, i.ID) {
			fresh = append(fresh, i)
		}
	}
	var told []string
	for _, i := range items { // older ones are late the next time
		if !i.Published.Before(p.now.Add(-newsSlack)) {
			told = append(told, i.ID)
		}
	}
	for _, id := range s.Told { // a feed may fail this once, and bring them again
		if !slices.Contains(told, id) {
			told = append(told, id)
		}
	}
	s.Told = told[:min(len(told), mostIDs)]
	s.Items = spread(fresh, p.digest)
	s.Post, s.At, s.More = p.req.Post, p.now, len(fresh)-len(s.Items)
}
