package slacktest_test

import (
	"fmt"
	"strings"
	"testing"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

func say(text string) slackapi.MsgOption { return slackapi.MsgOptionText(text, false) }

func TestPost(t *testing.T) {
	s := slacktest.New(t)
	c := client(s)
	first := s.Say("C1", "", "U1", "a question")
	channel, ts, err := c.PostMessage("C1", say("an answer"), slackapi.MsgOptionTS(first))
	if err != nil || channel != "C1" || ts <= first {
		t.Fatalf("got %s %s after %s and %v", channel, ts, first, err)
	}
	if _, err := c.PostEphemeral("C1", "U1", say("for you")); err != nil {
		t.Fatal(err)
	}
	if _, _, text, err := c.UpdateMessage("C1", ts, say("a better answer")); err != nil || text != "a better answer" {
		t.Errorf("got %q and %v", text, err)
	}
	got := s.Messages("C1")
	if len(got) != 3 {
		t.Fatalf("got %d messages, want 3", len(got))
	}
	if m := got[1]; m.Text != "a better answer" || m.Thread != first || m.TS != ts || m.From != slacktest.BotUser || !m.Edited || m.User != "" {
		t.Errorf("got %+v", m)
	}
	if m := got[2]; m.Text != "for you" || m.User != "U1" || m.From != slacktest.BotUser {
		t.Errorf("got %+v", m)
	}
	for ts, want := range map[string]string{"1700000000.000001": "message_not_found", first: "cant_update_message"} {
		if _, _, _, err := c.UpdateMessage("C1", ts, say("no")); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestDirect(t *testing.T) {
	s := slacktest.New(t)
	c := client(s)
	channel, _, already, err := c.OpenConversation(&slackapi.OpenConversationParameters{Users: []string{"U1"}, ReturnIM: true})
	if err != nil || already || channel.User != "U1" || !strings.HasPrefix(channel.ID, "D") {
		t.Fatalf("got %+v, %t and %v", channel, already, err)
	}
	again, _, already, err := c.OpenConversation(&slackapi.OpenConversationParameters{Users: []string{"U1"}})
	if err != nil || !already || again.ID != channel.ID {
		t.Errorf("got %+v, %t and %v", again, already, err)
	}
	if to, _, err := c.PostMessage("U1", say("hello")); err != nil || to != channel.ID {
		t.Errorf("got %s and %v, want %s", to, err, channel.ID)
	}
	if got := s.Messages(channel.ID); len(got) != 1 {
		t.Errorf("got %d messages, want 1", len(got))
	}
}

func TestHistory(t *testing.T) {
	s := slacktest.New(t)
	c := client(s)
	metadata := slackapi.SlackMetadata{EventType: "boussole_post", EventPayload: map[string]any{"key": "k3"}}
	var stamps []string
	for i := range 5 {
		_, ts, err := c.PostMessage("C1", say(fmt.Sprint("message ", i)), slackapi.MsgOptionMetadata(metadata))
		if err != nil {
			t.Fatal(err)
		}
		stamps = append(stamps, ts)
	}
	if _, err := c.PostEphemeral("C1", "U1", say("for you")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.PostMessage("C1", say("a reply"), slackapi.MsgOptionTS(stamps[0])); err != nil {
		t.Fatal(err)
	}
	read := func(p slackapi.GetConversationHistoryParameters) (texts []string, cursor string) {
		t.Helper()
		p.ChannelID = "C1"
		got, err := c.GetConversationHistory(&p)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range got.Messages {
			texts = append(texts, m.Text)
			if has := m.Metadata.EventPayload["key"] == "k3"; has != p.IncludeAllMetadata {
				t.Errorf("got the metadata %v, want them only where asked for", m.Metadata)
			}
		}
		return texts, got.ResponseMetaData.NextCursor
	}
	one, cursor := read(slackapi.GetConversationHistoryParameters{Limit: 3, IncludeAllMetadata: true})
	two, end := read(slackapi.GetConversationHistoryParameters{Limit: 3, Cursor: cursor})
	if got, want := fmt.Sprint(one, two, end == ""), "[message 4 message 3 message 2] [message 1 message 0] true"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	between, _ := read(slackapi.GetConversationHistoryParameters{Oldest: stamps[1], Latest: stamps[3]})
	if got, want := fmt.Sprint(between), "[message 2]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	within, _ := read(slackapi.GetConversationHistoryParameters{Oldest: stamps[1], Latest: stamps[3], Inclusive: true})
	if got, want := fmt.Sprint(within), "[message 3 message 2 message 1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := c.GetConversationHistory(&slackapi.GetConversationHistoryParameters{ChannelID: "C1", Cursor: "x"}); err == nil {
		t.Error("got no error for a cursor that was never given")
	}
	replies, _, _, err := c.GetConversationReplies(&slackapi.GetConversationRepliesParameters{ChannelID: "C1", Timestamp: stamps[0]})
	if err != nil || len(replies) != 2 || replies[0].Text != "message 0" || replies[1].Text != "a reply" {
		t.Errorf("got %+v and %v", replies, err)
	}
}
