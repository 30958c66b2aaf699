package discordtest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// described is the description; a test without one is skipped.
func described(t testing.TB) *openapi3.T {
	t.Helper()
	doc, err := description()
	if err != nil {
		t.Fatal(err)
	}
	if doc == nil {
		t.Skip("DISCORD_OPENAPI names no description")
	}
	return doc
}

// wordings are requests that the description speaks of.
var wordings = []struct {
	name, method, path, body string
	want                     string // empty: nothing is wrong
}{
	{"content", "POST", "/channels/42/messages", `{"content":"hello"}`, ""},
	{"content null", "POST", "/channels/42/messages", `{"content":null}`, ""},
	{"content of 5000", "POST", "/channels/42/messages", `{"content":"` + strings.Repeat("é", 5000) + `"}`, "/content: maximum string length is 4000"},
	{"content of a number", "POST", "/channels/42/messages", `{"content":1}`, "/content: value must be one of string, null"},
	{"nonce of a number", "POST", "/channels/42/messages", `{"nonce":1}`, ""},
	{"nonce of nothing", "POST", "/channels/42/messages", `{"nonce":true}`, "/nonce: fits none of"},
	{"long nonce", "POST", "/channels/42/messages", `{"nonce":"12345678901234567890123456"}`, "/nonce"},
	{"button", "POST", "/channels/42/messages", `{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"b"}]}]}`, ""},
	{"label of 81", "POST", "/channels/42/messages", `{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"` + strings.Repeat("é", 81) + `"}]}]}`, "/components/0/components/0/label: maximum string length is 80"},
	{"no style", "POST", "/channels/42/messages", `{"components":[{"type":1,"components":[{"type":2,"label":"a"}]}]}`, `/components/0/components/0/style: property "style" is missing`},
	{"unknown style", "POST", "/channels/42/messages", `{"components":[{"type":1,"components":[{"type":2,"style":99}]}]}`, "/components/0/components/0/style: fits none of"},
	{"no type", "POST", "/channels/42/messages", `{"components":[{"type":1,"components":[{"style":1,"label":"a"}]}]}`, "/components/0/components/0: fits none of"},
	{"unknown type", "POST", "/channels/42/messages", `{"components":[{"type":99}]}`, "/components/0: fits none of ActionRowComponentForMessageRequest"},
	{"container", "POST", "/channels/42/messages", `{"flags":32768,"components":[{"type":17,"accent_color":1,"components":[{"type":10,"content":"a"},{"type":12,"items":[{"media":{"url":"attachment://a.png"},"description":"b"}]}]}]}`, ""},
	{"unknown color", "POST", "/channels/42/messages", `{"components":[{"type":17,"accent_color":16777216,"components":[{"type":10,"content":"a"}]}]}`, "/components/0/accent_color"},
	{"unknown mention", "POST", "/channels/42/messages", `{"allowed_mentions":{"parse":["all"]}}`, "/allowed_mentions/parse/0"},
	{"no body", "POST", "/channels/42/messages", ``, "body"},

	{"deferred", "POST", "/interactions/1/t/callback", `{"type":5,"data":{"flags":64}}`, ""},
	{"no type of response", "POST", "/interactions/1/t/callback", `{"data":{"content":"a"}}`, "fits none of"},
	{"unknown response", "POST", "/interactions/1/t/callback", `{"type":99}`, "fits none of"},
	{"long response", "POST", "/interactions/1/t/callback", `{"type":4,"data":{"content":"` + strings.Repeat("é", 2001) + `"}}`, "/data/content: maximum string length is 2000"},
	{"choices", "POST", "/interactions/1/t/callback", `{"type":8,"data":{"choices":[{"name":"a","value":"b"}]}}`, ""},
	{"choice without value", "POST", "/interactions/1/t/callback", `{"type":8,"data":{"choices":[{"name":"a"}]}}`, "/data: fits none of"},
	{"form", "POST", "/interactions/1/t/callback", `{"type":9,"data":{"title":"a","custom_id":"b","components":[{"type":18,"label":"c","component":{"type":4,"custom_id":"d","style":1}}]}}`, ""},
	{"form without title", "POST", "/interactions/1/t/callback", `{"type":9,"data":{"custom_id":"b","components":[{"type":18,"label":"c","component":{"type":4,"custom_id":"d","style":1}}]}}`, `/data/title: property "title" is missing`},
	{"pong", "POST", "/interactions/1/t/callback", `{"type":1}`, ""},

	{"commands", "PUT", "/applications/1/commands", `[{"name":"role","description":"The job","options":[{"type":3,"name":"aspect","description":"Which"}]}]`, ""},
	{"option without description", "PUT", "/applications/1/commands", `[{"name":"role","description":"The job","options":[{"type":3,"name":"aspect"}]}]`, `/0/options/0/description: property "description" is missing`},
	{"command without name", "PUT", "/applications/1/commands", `[{"description":"The job"}]`, `/0/name: property "name" is missing`},

	{"number of an attachment", "POST", "/channels/42/messages", `{"content":"a","attachments":[{"id":0,"filename":"a.png"}]}`, ""},
	{"name of an attachment", "POST", "/channels/42/messages", `{"content":"a","attachments":[{"id":"0"}]}`, ""},
	{"no id of an attachment", "POST", "/channels/42/messages", `{"content":"a","attachments":[{"id":"a"}]}`, "/attachments/0/id"},
	{"permissions", "PUT", "/applications/1/commands", `[{"name":"role","default_member_permissions":"0"}]`, ""},
	{"permissions null", "PUT", "/applications/1/commands", `[{"name":"role","default_member_permissions":null}]`, ""},
	{"permissions of a number", "PUT", "/applications/1/commands", `[{"name":"role","default_member_permissions":0}]`, "/0/default_member_permissions"},
	{"parse null", "POST", "/channels/42/messages", `{"allowed_mentions":{"parse":null}}`, "/allowed_mentions/parse"},

	{"path", "GET", "/webhooks/1/t/messages/@original", "", ""},
	{"path of a word", "GET", "/webhooks/one/t/messages/@original", "", "path: webhook_id"},
	{"query", "POST", "/webhooks/1/t?wait=true&with_components=true", `{"content":"a"}`, ""},
	{"query of a word", "POST", "/webhooks/1/t?wait=maybe", `{"content":"a"}`, "query: wait"},
	{"unknown query", "POST", "/webhooks/1/t?now=true", `{"content":"a"}`, "query: now is not known"},
	{"unknown path", "GET", "/nothing", "", "no such operation"},
	{"unknown method", "DELETE", "/users/@me", "", "no such operation"},
	{"body for nothing", "GET", "/users/@me", `{}`, "body: none is wanted"},
}

// spoken is a request that a path with a query makes.
func spoken(t testing.TB, method, path, body string) Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, "http://discord.invalid"+api+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return Request{
		Method: method, Path: r.URL.Path, Query: r.URL.Query(), Body: []byte(body), Header: http.Header{"Content-Type": {"application/json"}},
	}
}

func TestDescribe(t *testing.T) {
	doc := described(t)
	for _, test := range wordings {
		err := describe(doc, spoken(t, test.method, test.path, test.body))
		if err == nil && test.want != "" || err != nil && (test.want == "" || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
		if err != nil && len(err.Error()) > 1000 {
			t.Errorf("%s: got a fault of %d bytes", test.name, len(err.Error()))
		}
	}
	other := spoken(t, "POST", "/channels/42/messages", `{"content":"a"}`)
	other.Header.Set("Content-Type", "text/plain")
	if err := describe(doc, other); err == nil {
		t.Error("another Content-Type: got no fault")
	}
}

// The library's validator of JSON schemas, which is slow, is of the same mind about the description as it is written.
func TestConstants(t *testing.T) {
	described(t)
	loader := openapi3.NewLoader()
	doc, err := loader.LoadFromFile(os.Getenv("DISCORD_OPENAPI"))
	if err != nil {
		t.Fatal(err)
	}
	excepted := map[string]bool{"number of an attachment": true, "permissions": true, "permissions of a number": true, "parse null": true}
	compared := 0
	for _, test := range wordings {
		template, _ := match(doc, strings.SplitN(test.path, "?", 2)[0])
		item := doc.Paths.Value(template)
		var value any
		if excepted[test.name] || test.body == "" || item.GetOperation(test.method).RequestBody == nil || strings.Contains(test.path, "?") {
			continue
		}
		if err := json.Unmarshal([]byte(test.body), &value); err != nil {
			t.Fatal(err)
		}
		schema := item.GetOperation(test.method).RequestBody.Value.Content["application/json"].Schema.Value
		if err := schema.VisitJSON(value, openapi3.EnableJSONSchema2020()); (err != nil) != (test.want != "") {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
		compared++
	}
	if compared < 20 {
		t.Errorf("got %d compared, want more", compared)
	}
}

// An exception is needed: the description itself refuses what the documentation demands, or takes what it forbids.
func TestExceptions(t *testing.T) {
	doc := described(t)
	plain, err := openapi3.NewLoader().LoadFromFile(os.Getenv("DISCORD_OPENAPI"))
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]any{"default_member_permissions": "0", "id": 0., "parse": nil}
	for _, e := range exceptions {
		before := plain.Components.Schemas[e.schema].Value.Properties[e.property].Value.VisitJSON(values[e.property]) == nil
		after := doc.Components.Schemas[e.schema].Value.Properties[e.property].Value.VisitJSON(values[e.property]) == nil
		if before == after || !strings.HasPrefix(e.page, docs) {
			t.Errorf("%s of %s (%s): got %v before and after", e.property, e.schema, e.page, before)
		}
	}
	if err := except(map[string]any{}, "Gone", "property", nil); err == nil {
		t.Error("an exception of nothing: got no error")
	}
}

// What the fake answers is what the description says Discord answers.
func TestAnswersDescribed(t *testing.T) {
	doc := described(t)
	s := New(t)
	v2 := `{"flags":32768,"allowed_mentions":{"parse":[]},"components":[
		{"type":17,"components":[{"type":10,"content":"a"},{"type":14},{"type":1,"components":[{"type":3,"custom_id":"a","options":[{"label":"b","value":"c"}]}]}]},
		{"type":12,"items":[{"media":{"url":"https://example.org/a.png"},"description":"b"}]},
		{"type":9,"components":[{"type":10,"content":"a"}],"accessory":{"type":11,"media":{"url":"https://example.org/a.png"},"description":"b"}}]}`
	role := `[{"name":"role","description":"The job","name_localizations":{"fr":"metier"},"contexts":[0],"options":[{"type":3,"name":"aspect","description":"Which"}]}]`
	tests := []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/gateway", "", 200},
		{"GET", "/gateway/bot", "", 200},
		{"GET", "/applications/@me", "", 200},
		{"GET", "/users/@me", "", 200},
		{"POST", "/users/@me/channels", `{"recipient_id":"42"}`, 200},
		{"POST", "/channels/42/messages", v2, 200},
		{"POST", "/channels/42/messages", `{"content":"a","nonce":"b","enforce_nonce":true,"allowed_mentions":{"parse":[]}}`, 200},
		{"POST", "/interactions/1/t/callback?with_response=true", `{"type":5}`, 200},
		{"POST", "/interactions/1/t/callback", `{"type":5}`, 400},
		{"PATCH", "/webhooks/1/t/messages/@original", v2, 200},
		{"GET", "/webhooks/1/t/messages/@original", "", 200},
		{"POST", "/webhooks/1/t", v2, 200},
		{"PUT", "/applications/1/commands", role, 200},
		{"GET", "/applications/1/commands?with_localizations=true", "", 200},
		{"GET", "/applications/1/commands", "", 200},
		{"PUT", "/applications/1/guilds/2/commands", role, 200},
	}
	for _, test := range tests {
		r := spoken(t, test.method, test.path, test.body)
		got := exchange(t, s, r)
		template, _ := match(doc, strings.TrimPrefix(r.Path, api))
		responses := doc.Paths.Value(template).GetOperation(test.method).Responses
		response := responses.Status(test.status)
		if got.StatusCode != test.status || response == nil && test.status < 400 {
			t.Errorf("%s %s: got %d, want %d", test.method, test.path, got.StatusCode, test.status)
			continue
		}
		if response == nil {
			response = responses.Value("4XX")
		}
		var value any
		if err := json.NewDecoder(got.Body).Decode(&value); err != nil {
			t.Fatal(err)
		}
		if faults := explain(response.Value.Content["application/json"].Schema.Value, value, ""); faults != nil {
			t.Errorf("%s %s: got %v in %v", test.method, test.path, faults, value)
		}
	}
}

// exchange sends a request to the fake.
func exchange(t testing.TB, s *Server, sent Request) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), sent.Method, s.URL()+sent.Path+"?"+sent.Query.Encode(), bytes.NewReader(sent.Body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1.0)")
	r.Header.Set("Authorization", "Bot fake-token")
	if len(sent.Body) > 0 {
		r.Header.Set("Content-Type", "application/json")
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}
