package slacktest_test

import (
	"encoding/json"
	"testing"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

const modal = `{"type":"modal","title":{"type":"plain_text","text":"Title"},"blocks":[]}`

func TestViews(t *testing.T) {
	s := slacktest.New(t)
	c := client(s)
	form := slackapi.ModalViewRequest{
		Type: "modal", Title: slackapi.NewTextBlockObject("plain_text", "Title", false, false), CallbackID: "ask", PrivateMetadata: "p",
		Blocks: slackapi.Blocks{BlockSet: []slackapi.Block{slackapi.NewDividerBlock()}},
	}
	opened, err := c.OpenView("trigger", form)
	if err != nil || opened.ID == "" || opened.CallbackID != "ask" || opened.PrivateMetadata != "p" {
		t.Fatalf("got %+v and %v", opened, err)
	}
	if _, err := c.OpenView("trigger", form); err == nil || err.Error() != "exchanged_trigger_id" {
		t.Errorf("got %v, want that a trigger opens one view", err)
	}
	form.Title.Text = "Changed"
	if _, err := c.UpdateView(form, "", "old", opened.ID); err == nil || err.Error() != "hash_conflict" {
		t.Errorf("got %v, want a conflict", err)
	}
	if _, err := c.UpdateView(form, "", opened.Hash, opened.ID); err != nil {
		t.Error(err)
	}
	if got := s.View(opened.ID); got.Title != "Changed" || got.CallbackID != "ask" || string(got.Blocks) != `[{"type":"divider"}]` {
		t.Errorf("got %+v", got)
	}
	if _, err := c.UpdateView(form, "", "", "V0"); err == nil || err.Error() != "not_found" {
		t.Errorf("got %v, want that there is none", err)
	}
	home := slackapi.HomeTabViewRequest{Type: "home", Blocks: form.Blocks}
	first, err := c.PublishView("U1", home, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.PublishView("U1", home, first.Hash); err != nil {
		t.Error(err)
	}
	if _, err := c.PublishView("U1", home, first.Hash); err == nil || err.Error() != "hash_conflict" {
		t.Errorf("got %v, want a conflict", err)
	}
	if got := s.Home("U1"); got.ID != first.ID || got.Type != "home" || !json.Valid(got.JSON) {
		t.Errorf("got %+v", got)
	}
	if got := s.Home("U2"); got.ID != "" {
		t.Errorf("got %+v, want no home", got)
	}
}
