package commands

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"boussole/bot"
)

// told is what a channel was told of the versions that it follows.
type told struct {
	Post    string            `json:"post"`    // key of the last post; empty before the first
	Pieces  []piece           `json:"pieces"`  // what it told
	Date    time.Time         `json:"date"`    // of the data that it told
	Updates map[string]string `json:"updates"` // by version, the day of the newest update told
	Ends    map[string]int    `json:"ends"`    // by version and day, the last of endSteps told
}

// cut leaves what is too much for one post to the next, as if it had not been seen.
func (t told) cut(before told) told {
	if len(t.Pieces) <= toldMost {
		return t
	}
	for _, p := range t.Pieces[toldMost:] {
		key, day := p.Name+" "+p.Day.Format(time.DateOnly), before.Updates[p.Name]
		switch step, was := before.Ends[key]; {
		case p.Kind == "end" && was:
			t.Ends[key] = step
		case p.Kind == "end":
			delete(t.Ends, key)
		case day == "": // known, but not of that day
			t.Updates[p.Name] = p.Day.AddDate(0, 0, -1).Format(time.DateOnly)
		default:
			t.Updates[p.Name] = day
		}
	}
	t.Pieces = slices.Clone(t.Pieces[:toldMost])
	return t
}

// toldKind is the kind of the records that hold it.
const toldKind = "releases-told"

// toldKey names a channel and the technologies that it follows.
func toldKey(req bot.Request) string {
	values := req.Args.List("technology")
	slices.Sort(values)
	return strings.Join([]string{req.Channel.Adapter, req.Channel.Tenant, req.Channel.ID, strings.Join(values, ",")}, "/")
}

// recall returns what a channel was told: nothing where no store is.
func (s *shelf) recall(ctx context.Context, req bot.Request) (told, error) {
	var t told
	if s.d.Store == nil {
		return t, nil
	}
	data, found, err := s.d.Store.Get(ctx, toldKind, toldKey(req))
	if err != nil || !found {
		return t, err
	}
	return t, json.Unmarshal(data, &t)
}

// remember keeps it.
func (s *shelf) remember(ctx context.Context, req bot.Request, t told) error {
	if s.d.Store == nil {
		return nil
	}
	data, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return s.d.Store.Put(ctx, toldKind, toldKey(req), data)
}
