package commands

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"boussole/bot"
	"boussole/knowledge"
)

// tipsShown is the kind of the records of which tips a channel has seen: one per channel and topic.
const tipsShown = "tip.shown"

// shownTips is such a record.
type shownTips struct {
	Post  string   `json:"post"`  // key of the latest post
	Shown []string `json:"shown"` // ids of tips in this round, the latest last
}

// unshown chooses the tip of a scheduled post: one that the channel hasn't seen, until it has seen all of the topic. The same
// post always gets the same tip: it is recorded before it is shown.
func unshown(ctx context.Context, store bot.Store, topics []knowledge.Topic, req bot.Request) (*knowledge.Topic, *knowledge.Tip, error) {
	key := fmt.Sprintf("%s/%s/%s/%s", req.Channel.Adapter, req.Channel.Tenant, req.Channel.ID, req.Args["topic"])
	value, found, err := store.Get(ctx, tipsShown, key)
	if err != nil {
		return nil, nil, err
	}
	var record shownTips
	if found {
		if err := json.Unmarshal(value, &record); err != nil {
			return nil, nil, fmt.Errorf("tips shown in a channel: %w", err)
		}
	}
	if record.Post == req.Post && len(record.Shown) > 0 {
		if t, tip := findTip(topics, record.Shown[len(record.Shown)-1]); tip != nil {
			return t, tip, nil
		}
	}
	t, tip := record.next(topics, req.Args["topic"])
	record.Post, record.Shown = req.Post, append(record.Shown, tip.ID)
	if value, err = json.Marshal(record); err != nil {
		return nil, nil, err
	}
	return t, tip, store.Put(ctx, tipsShown, key, value)
}

// next is the first tip that isn't shown yet, of a topic or of each in turn; once all are, a new round begins, with another
// tip than the last.
func (s *shownTips) next(topics []knowledge.Topic, id string) (*knowledge.Topic, *knowledge.Tip) {
	if t, tip := firstTip(topics, id, s.Shown); tip != nil {
		return t, tip
	}
	last := s.Shown[len(s.Shown)-1]
	s.Shown = nil
	if t, tip := firstTip(topics, id, []string{last}); tip != nil {
		return t, tip
	}
	return findTip(topics, last) // the only one
}

// firstTip is the first tip that isn't among those shown; of every topic, from the one after the last shown on.
func firstTip(topics []knowledge.Topic, id string, shown []string) (*knowledge.Topic, *knowledge.Tip) {
	start := 0
	if len(shown) > 0 {
		last, _ := findTip(topics, shown[len(shown)-1])
		start = 1 + slices.IndexFunc(topics, func(t knowledge.Topic) bool { return last != nil && t.ID == last.ID })
	}
	for i := range topics {
		t := &topics[(start+i)%len(topics)]
		if id != "" && t.ID != id {
			continue
		}
		for j := range t.Tips {
			if !slices.Contains(shown, t.Tips[j].ID) {
				return t, &t.Tips[j]
			}
		}
	}
	return nil, nil
}

// findTip finds a tip by its id.
func findTip(topics []knowledge.Topic, id string) (*knowledge.Topic, *knowledge.Tip) {
	for i := range topics {
		for j := range topics[i].Tips {
			if topics[i].Tips[j].ID == id {
				return &topics[i], &topics[i].Tips[j]
			}
		}
	}
	return nil, nil
}
