package slack_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"boussole/adapters/slack/slacktest"
)

// Whatever Slack posts, each address answers, and the process stays up.
func FuzzPosts(f *testing.F) {
	b := newBench(f, router(f), "http", nil)
	files, err := filepath.Glob("testdata/payloads/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal("no payloads", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for kind, path := range paths {
			body := data
			if kind == "interactive" {
				body = []byte(url.Values{"payload": {string(data)}}.Encode())
			}
			switch w := b.post(path, body); w.Code {
			case http.StatusOK, http.StatusBadRequest, http.StatusServiceUnavailable:
			default:
				t.Errorf("%s: got status %d", path, w.Code)
			}
		}
	})
}

// Whatever is typed, a command is answered.
func FuzzCommand(f *testing.F) {
	b := newBench(f, router(f), "http", nil)
	for _, line := range []string{"", "salaire junior lyon", "<@U1|x> <#C1|general> <https://a|b> &lt;!channel&gt;", "<", ":<#", "/veille salon:<#C1|general>"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		form := url.Values{"command": {"/boussole"}, "text": {line}, "team_id": {slacktest.TeamID}, "channel_id": {general}, "user_id": {asker}}
		if got := inline(t, b.post("/slack/commands", []byte(form.Encode())).Body.Bytes()); got.text == "" {
			t.Errorf("%q: no answer", line)
		}
	})
}
