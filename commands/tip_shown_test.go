package commands_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"boussole/bot"
	"boussole/commands"
	"boussole/knowledge"
)

// posted gives the tips of scheduled posts in a channel, one per key.
func posted(t *testing.T, store bot.Store, k *knowledge.Knowledge, channel, topic string, keys ...string) []string {
	t.Helper()
	for _, c := range commands.All(commands.Deps{Knowledge: k, Store: store, Now: time.Now}) {
		if c.Name != "tip" {
			continue
		}
		var titles []string
		for _, key := range keys {
			reply, err := c.Run(t.Context(), bot.Request{Command: "tip", Args: bot.Args{"topic": topic}, Locale: bot.French, Post: key,
				Channel: bot.Channel{Adapter: "test", ID: channel}})
			if err != nil {
				t.Fatal(err)
			}
			titles = append(titles, reply.Title)
		}
		return titles
	}
	t.Fatal("no tip command")
	return nil
}

func keysOf(from, to int) (keys []string) {
	for i := range to - from {
		keys = append(keys, fmt.Sprintf("7/%d", from+i))
	}
	return keys
}

func distinct(titles []string) int { return len(slices.Compact(slices.Sorted(slices.Values(titles)))) }

// A channel sees each tip of a topic before it sees one again, over restarts; the same post always has the same tip.
func TestTipsOnce(t *testing.T) {
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	store := bot.NewMemory()
	var all int
	for _, topic := range k.Topics {
		all += len(topic.Tips)
		if topic.ID == "go" {
			round := len(topic.Tips)
			shown := posted(t, store, k, "1", "go", keysOf(0, 3*round+1)...)
			for i := 0; i+round <= len(shown); i += round {
				if n := distinct(shown[i : i+round]); n != round {
					t.Errorf("round from %d: %d tips of %d", i, n, round)
				}
			}
			for i := range shown[1:] {
				if shown[i] == shown[i+1] {
					t.Errorf("%q came twice in a row", shown[i])
				}
			}
		}
	}
	every := posted(t, store, k, "2", "", keysOf(0, all)...)
	if n := distinct(every); n != all {
		t.Errorf("of every topic: %d tips of %d", n, all)
	}
	if first, second, _ := strings.Cut(every[0], " : "); strings.HasPrefix(every[1], first+" : ") {
		t.Errorf("%q and %q are of one topic", second, every[1])
	}
	again := posted(t, store, k, "3", "go", "1/1", "1/1", "1/2", "1/2")
	if again[0] != again[1] || again[2] != again[3] || again[0] == again[2] {
		t.Errorf("got %q", again)
	}
}

// A tip that is added comes next, and those already seen don't come again.
func TestTipAdded(t *testing.T) {
	k := &knowledge.Knowledge{Topics: []knowledge.Topic{{ID: "go", Tips: []knowledge.Tip{{ID: "a", Title: knowledge.Text{FR: "a"}}, {ID: "b", Title: knowledge.Text{FR: "b"}}}}}}
	store := bot.NewMemory()
	before := posted(t, store, k, "1", "go", keysOf(0, 2)...)
	k.Topics[0].Tips = append([]knowledge.Tip{{ID: "c", Title: knowledge.Text{FR: "c"}}}, k.Topics[0].Tips...)
	after := posted(t, store, k, "1", "go", keysOf(2, 3)...)
	if got := strings.Join(append(before, after...), ","); got != " : a, : b, : c" {
		t.Errorf("got %s", got)
	}
}
