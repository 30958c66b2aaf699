package discordtest_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"boussole/adapters/discord/discordtest"
)

const commands = "/applications/" + discordtest.ApplicationID + "/commands"

// list is a body that is an array of objects.
func list(t testing.TB, a answered) []map[string]any {
	t.Helper()
	var out []map[string]any
	if err := json.Unmarshal([]byte(a.body), &out); err != nil || a.status != 200 {
		t.Fatalf("got %d %s and %v", a.status, a.body, err)
	}
	return out
}

func TestCommands(t *testing.T) {
	s := discordtest.New(t)
	role := `{"name":"role","description":"The job","name_localizations":{"fr":"metier"},"description_localizations":{"fr":"Le métier"},
		"options":[{"type":3,"name":"aspect","name_localizations":{"fr":"aspect"},"description":"Which","required":false,"autocomplete":true}]}`
	set := list(t, ask(t, s, "PUT", commands, `[`+role+`,{"name":"help","description":"Help"}]`))
	if len(set) != 2 {
		t.Fatalf("got %d commands, want 2", len(set))
	}
	for field, want := range map[string]any{
		"name": "role", "type": 1., "nsfw": false, "default_member_permissions": nil, "dm_permission": true, "contexts": nil,
		"application_id": discordtest.ApplicationID, "name_localizations": map[string]any{"fr": "metier"},
		"options": []any{map[string]any{
			"type": 3., "name": "aspect", "description": "Which", "autocomplete": true, "name_localizations": map[string]any{"fr": "aspect"},
		}},
	} {
		if got, found := set[0][field]; !found || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", field, got, want)
		}
	}
	if full := list(t, ask(t, s, "GET", commands+"?with_localizations=true", "")); !reflect.DeepEqual(full, set) {
		t.Errorf("got %v, want %v", full, set)
	}
	plain := list(t, ask(t, s, "GET", commands, ""))
	option := plain[0]["options"].([]any)[0].(map[string]any)
	for _, object := range []map[string]any{plain[0], option} {
		if _, found := object["name_localizations"]; found || object["name"] == "" {
			t.Errorf("got %v, want no dictionaries", object)
		}
	}
}

// Setting keeps what a command is known by, and leaves out what it does not name.
func TestCommandsAgain(t *testing.T) {
	s := discordtest.New(t)
	put := func(body string) []map[string]any { return list(t, ask(t, s, "PUT", commands, body)) }
	first := put(`[{"name":"role","description":"The job"},{"name":"help","description":"Help"}]`)
	second := put(`[{"name":"help","description":"Help"},{"name":"role","description":"Your job"}]`)
	if !reflect.DeepEqual(first[1], second[0]) {
		t.Errorf("the same command: got %v, want %v", second[0], first[1])
	}
	if first[0]["id"] != second[1]["id"] || first[0]["version"] == second[1]["version"] {
		t.Errorf("a changed command: got %v after %v, want its id and another version", second[1], first[0])
	}
	if got := put(`[]`); len(got) != 0 {
		t.Errorf("got %v, want none", got)
	}
	list(t, ask(t, s, "PUT", "/applications/1/guilds/2/commands", `[{"name":"role","description":"The job"}]`))
	if got := list(t, ask(t, s, "GET", commands, "")); len(got) != 0 {
		t.Errorf("got %v, want none: a guild's are its own", got)
	}
}
