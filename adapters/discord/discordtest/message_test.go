package discordtest_test

import (
	"testing"

	"boussole/adapters/discord/discordtest"
)

func TestNonce(t *testing.T) {
	s := discordtest.New(t)
	post := func(path, nonce string) string {
		t.Helper()
		a := ask(t, s, "POST", path, `{"content":"tip","allowed_mentions":{"parse":[]}`+nonce+`}`)
		id, _ := a.field("id").(string)
		if a.status != 200 || id == "" {
			t.Fatalf("got %d %s", a.status, a.body)
		}
		return id
	}
	one, two := `,"nonce":"1","enforce_nonce":true`, `,"nonce":"2","enforce_nonce":true`
	first := post("/channels/42/messages", one)
	if again := post("/channels/42/messages", one); again != first {
		t.Errorf("the same nonce: got another message")
	}
	if other := post("/channels/42/messages", two); other == first {
		t.Errorf("another nonce: got the same message")
	}
	if other := post("/channels/7/messages", one); other == first {
		t.Errorf("another channel: got the same message")
	}
	post("/channels/42/messages", `,"nonce":"1"`)
	post("/channels/42/messages", "")
	seen := s.Messages("42")
	if got, want := len(seen), 4; got != want {
		t.Fatalf("got %d messages, want %d", got, want)
	}
	if seen[0].ID != first || seen[0].Nonce != "1" || len(seen[0].Body) == 0 || seen[0].Time.IsZero() {
		t.Errorf("got %+v", seen[0])
	}
}

func TestReply(t *testing.T) {
	s := discordtest.New(t)
	original := hook + "/messages/@original"
	steps := []struct {
		method, path, body string
		status             int
		content            any
	}{
		{"POST", callID, `{"type":5,"data":{"flags":64}}`, 204, nil},
		{"POST", callID, `{"type":5}`, 400, nil}, // once only
		{"PATCH", original, hello, 200, "hello"},
		{"GET", original, "", 200, "hello"},
		{"DELETE", original, "", 204, nil},
		{"GET", original, "", 404, nil},
		{"PATCH", original, hello, 404, nil},
		{"DELETE", original, "", 404, nil},
	}
	for i, step := range steps {
		got := ask(t, s, step.method, step.path, step.body)
		if got.status != step.status || got.field("content") != step.content {
			t.Errorf("step %d: got %d %s, want %d and %v", i, got.status, got.body, step.status, step.content)
		}
	}
	if got, want := len(s.Requests()), len(steps); got != want {
		t.Errorf("got %d requests, want %d", got, want)
	}
}

func TestFollowUp(t *testing.T) {
	s := discordtest.New(t)
	id, _ := ask(t, s, "POST", hook, hello).field("id").(string)
	edited := ask(t, s, "PATCH", hook+"/messages/"+id, `{"content":"bye","allowed_mentions":{"parse":[]}}`)
	if edited.field("content") != "bye" || edited.field("id") != id || edited.field("edited_timestamp") == nil {
		t.Errorf("got %s", edited.body)
	}
}

func TestOpenDM(t *testing.T) {
	s := discordtest.New(t)
	first := ask(t, s, "POST", "/users/@me/channels", `{"recipient_id":"42"}`).field("id")
	again := ask(t, s, "POST", "/users/@me/channels", `{"recipient_id":"42"}`).field("id")
	other := ask(t, s, "POST", "/users/@me/channels", `{"recipient_id":"43"}`).field("id")
	if first == "" || first != again || first == other {
		t.Errorf("got %v, %v and %v, want two the same", first, again, other)
	}
}
