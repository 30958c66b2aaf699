package discordtest_test

import (
	"fmt"
	"strings"
	"testing"

	"boussole/adapters/discord/discordtest"
)

const (
	create = "POST /channels/42/messages"
	answer = "POST /interactions/1/a-token/callback"
	follow = "POST /webhooks/1/a-token"
	edit   = "PATCH /webhooks/1/a-token/messages/@original"
)

// message is a body with nobody to notify.
func message(fields string) string { return `{"allowed_mentions":{"parse":[]},` + fields + `}` }

// v2 is a message of components.
func v2(components string) string { return message(`"flags":32768,"components":[` + components + `]`) }

// respond is a response to an interaction.
func respond(kind int, data string) string { return fmt.Sprintf(`{"type":%d,"data":%s}`, kind, data) }

// times repeats a part of JSON n times; %d is its number.
func times(n int, part string) string {
	var out []string
	for i := range n {
		out = append(out, strings.ReplaceAll(part, "%d", fmt.Sprint(i)))
	}
	return strings.Join(out, ",")
}

func row(inside string) string { return `{"type":1,"components":[` + inside + `]}` }

func menu(options string) string {
	return row(`{"type":3,"custom_id":"menu","options":[` + options + `]}`)
}

func input(fields string) string {
	return `{"title":"Title","custom_id":"form","components":[{"type":18,"label":"Label","component":{"type":4,"custom_id":"in","style":1` + fields + `}}]}`
}

func long(n int) string { return strings.Repeat("é", n) }

const (
	text   = `{"type":10,"content":"text"}`
	button = `{"type":2,"style":1,"label":"label","custom_id":"id-%d"}`
	link   = `{"type":2,"style":5,"label":"label","url":"https://example.org"}`
)

func TestLimits(t *testing.T) {
	tests := []struct {
		name, route, body string
		want              string // empty: nothing is wrong
	}{
		{"content", create, message(`"content":"` + long(2000) + `"`), ""},
		{"content, long", create, message(`"content":"` + long(2001) + `"`), "content has 2001 characters, want 2000 at most"},
		{"content, long, follow-up", follow, message(`"content":"` + long(2001) + `"`), "content has 2001"},
		{"content, long, edit", edit, message(`"content":"` + long(2001) + `"`), "content has 2001"},
		{"content, long, response", answer, respond(4, message(`"content":"`+long(2001)+`"`)), "content has 2001"},
		{"content, long, update", answer, respond(7, message(`"content":"`+long(2001)+`"`)), "content has 2001"},
		{"nonce", create, message(`"content":"x","nonce":"` + strings.Repeat("n", 25) + `","enforce_nonce":true`), ""},
		{"nonce, long", create, message(`"content":"x","nonce":"` + strings.Repeat("n", 26) + `"`), "nonce has 26 characters"},
		{"empty", create, message(`"content":""`), "the message is empty"},
		{"edit of nothing", edit, message(`"content":""`), ""},

		{"mentions missing", create, `{"content":"x"}`, "allowed_mentions is missing"},
		{"mentions missing, response", answer, respond(4, `{"content":"x"}`), "allowed_mentions is missing"},
		{"mentions missing, edit", edit, `{"content":"x"}`, "allowed_mentions is missing"},
		{"mentions null", create, `{"content":"x","allowed_mentions":{"parse":null}}`, "allowed_mentions/parse is no array"},
		{"mentions twice", create, `{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}`, "users both in parse and by name"},

		{"ephemeral in a channel", create, message(`"content":"x","flags":64`), "flags have 1000000"},
		{"ephemeral follow-up", follow, message(`"content":"x","flags":64`), ""},
		{"ephemeral response", answer, respond(4, message(`"content":"x","flags":64`)), ""},
		{"ephemeral edit", edit, message(`"content":"x","flags":64`), "flags have 1000000"},

		{"components", create, v2(text), ""},
		{"components and nothing else", edit, message(`"flags":32768,"content":"","embeds":null,"components":[` + text + `]`), ""},
		{"components and content", create, message(`"flags":32768,"content":"x","components":[` + text + `]`), "goes without content"},
		{"components and embeds", create, message(`"flags":32768,"embeds":[{"title":"x"}],"components":[` + text + `]`), "goes without embeds"},
		{"components without flag", edit, message(`"components":[` + text + `]`), "components/0: a text wants flag 1<<15"},
		{"nested without flag", create, message(`"components":[{"type":17,"components":[` + text + `]}]`), "a container wants flag 1<<15"},
		{"40 components", create, v2(times(10, row(button+","+strings.Replace(button, `"id`, `"other`, 1)+","+strings.Replace(button, `"id`, `"third`, 1)))), ""},
		{"41 components", create, v2(text + "," + times(10, row(button+","+strings.Replace(button, `"id`, `"other`, 1)+","+strings.Replace(button, `"id`, `"third`, 1)))), "41 components, want 40 at most"},
		{"41 nested", create, v2(`{"type":17,"components":[` + times(40, text) + `]}`), "41 components"},
		{"4000 characters", create, v2(times(2, `{"type":10,"content":"`+long(2000)+`"}`)), ""},
		{"4001 characters", create, v2(text + "," + times(1, `{"type":10,"content":"`+long(3997)+`"}`)), "4001 characters over all texts"},
		{"no text", create, v2(`{"type":10,"content":""}`), "components/0/content has 0 characters"},
		{"no picture", create, v2(`{"type":12,"items":[]}`), "a gallery of 0"},
		{"section", create, v2(`{"type":9,"components":[` + text + `],"accessory":` + link + `}`), ""},
		{"section, long label", create, v2(`{"type":9,"components":[` + text + `],"accessory":` + strings.Replace(link, "label\":\"label", "label\":\""+long(81), 1) + `}`), "components/0/accessory/label has 81 characters"},

		{"five buttons", create, message(`"components":[` + row(times(5, button)) + `]`), ""},
		{"six buttons", create, message(`"components":[` + row(times(6, button)) + `]`), "6 buttons and 0 menus"},
		{"row of nothing", create, message(`"components":[` + row("") + `]`), "0 buttons and 0 menus"},
		{"button and menu", create, v2(row(button + `,{"type":3,"custom_id":"menu","options":[{"label":"a","value":"b"}]}`)), "1 buttons and 1 menus"},
		{"six rows", create, message(`"components":[` + times(6, row(button)) + `]`), "6 rows, want 5 at most"},
		{"six rows of components", create, v2(times(6, row(button))), ""},
		{"long label", create, v2(row(`{"type":2,"style":1,"custom_id":"a","label":"` + long(81) + `"}`)), "label has 81 characters"},
		{"long id", create, v2(row(`{"type":2,"style":1,"custom_id":"` + long(101) + `"}`)), "custom_id has 101 characters"},
		{"no id", create, v2(row(`{"type":2,"style":1,"label":"a"}`)), "the button has no custom_id"},
		{"id of a link", create, v2(row(`{"type":2,"style":5,"custom_id":"a","url":"https://example.org"}`)), "such a button has no custom_id"},
		{"two links", create, v2(row(link + "," + link)), ""},
		{"same id", create, v2(row(button) + "," + row(button)), "components/1/components/0 has the custom_id of components/0/components/0"},

		{"25 options", create, v2(menu(times(25, `{"label":"a","value":"%d"}`))), ""},
		{"options are no components", create, v2(menu(times(25, `{"label":"a","value":"%d"}`)) + "," + strings.Replace(menu(times(25, `{"label":"a","value":"%d"}`)), "menu", "other", 1)), ""},
		{"26 options", create, v2(menu(times(26, `{"label":"a","value":"%d"}`))), "a menu of 26 options"},
		{"no option", create, v2(menu("")), "a menu of 0 options"},
		{"same value", create, v2(menu(times(2, `{"label":"a","value":"b"}`))), "two options have the same value"},
		{"long option", create, v2(menu(`{"label":"` + long(101) + `","value":"b"}`)), "options/0/label has 101 characters"},

		{"deferred", answer, `{"type":5}`, ""},
		{"deferred to one", answer, respond(5, `{"flags":64}`), ""},
		{"deferred, empty", answer, respond(5, `{"flags":64,"content":"","components":null,"embeds":null}`), ""},
		{"deferred, other flag", answer, respond(5, `{"flags":32768}`), "flags have 1000000000000000"},
		{"deferred, content", answer, respond(5, `{"content":"x"}`), "type 5 with content"},
		{"deferred update", answer, `{"type":6}`, ""},
		{"deferred update, flag", answer, respond(6, `{"flags":64}`), "flags have 1000000"},

		{"choices", answer, respond(8, `{"choices":[]}`), ""},
		{"25 choices", answer, respond(8, `{"choices":[`+times(25, `{"name":"a","value":"b"}`)+`]}`), ""},
		{"26 choices", answer, respond(8, `{"choices":[`+times(26, `{"name":"a","value":"b"}`)+`]}`), "26 choices"},
		{"no choices", answer, respond(8, `{}`), "choices is no array"},
		{"choices null", answer, respond(8, `{"choices":null}`), "choices is no array"},
		{"long choice", answer, respond(8, `{"choices":[{"name":"`+long(101)+`","value":"b"}]}`), "choices/0/name has 101 characters"},
		{"long value", answer, respond(8, `{"choices":[{"name":"a","value":"`+long(101)+`"}]}`), "choices/0/value has 101 characters"},
		{"number", answer, respond(8, `{"choices":[{"name":"a","value":1}]}`), ""},

		{"form", answer, respond(9, input("")), ""},
		{"form, long title", answer, respond(9, strings.Replace(input(""), "Title", long(46), 1)), "title has 46 characters"},
		{"form, long label", answer, respond(9, strings.Replace(input(""), "Label", long(46), 1)), "label has 46 characters"},
		{"form, no id", answer, respond(9, strings.Replace(input(""), `"in"`, `""`, 1)), "custom_id has 0 characters"},
		{"form, long hint", answer, respond(9, input(`,"placeholder":"`+long(101)+`"`)), "placeholder has 101 characters"},
		{"form, nothing", answer, respond(9, `{"title":"a","custom_id":"b","components":[]}`), "a form of 0 components"},
		{"pong", answer, `{"type":1}`, ""},
	}
	s := discordtest.New(t)
	for _, test := range tests {
		method, path, _ := strings.Cut(test.route, " ")
		expect(t, test.name, s.Check(method, path, "application/json", []byte(test.body)), test.want)
	}
}

// expect holds an error against what it is to say.
func expect(t testing.TB, name string, err error, want string) {
	t.Helper()
	if got := fmt.Sprint(err); err == nil && want != "" || err != nil && (want == "" || !strings.Contains(got, want)) {
		t.Errorf("%s: got %s, want %q", name, got, want)
	}
}

func TestFileLimits(t *testing.T) {
	payload := func(attachments, components string) string {
		return message(`"flags":32768,"attachments":[` + attachments + `],"components":[` + components + `]`)
	}
	shown := func(name, description string) string {
		return `{"type":12,"items":[{"media":{"url":"attachment://` + name + `"},"description":"` + description + `"}]}`
	}
	const described = `{"id":0,"filename":"pay.png","description":"Pay"}`
	file := func(field, name string, size int) discordtest.File {
		return discordtest.File{Field: field, Name: name, Type: "image/png", Data: make([]byte, size)}
	}
	pay := file("files[0]", "pay.png", 3)
	tests := []struct {
		name, payload string
		files         []discordtest.File
		want          string
	}{
		{"picture", payload(described, shown("pay.png", "Pay")), []discordtest.File{pay}, ""},
		{"without flag", message(`"content":"x","attachments":[` + described + `]`), []discordtest.File{pay}, ""},
		{"not sent", payload(described, shown("other.png", "Pay")), []discordtest.File{pay}, "attachment://other.png is not sent with it"},
		{"not shown", payload(described, text), []discordtest.File{pay}, "pay.png is sent and no component shows it"},
		{"no picture", payload(`{"id":0,"description":"Pay"}`, shown("pay.svg", "Pay")), []discordtest.File{file("files[0]", "pay.svg", 3)}, "no picture of a kind"},
		{"a file", payload(`{"id":0,"description":"Pay"}`, `{"type":13,"file":{"url":"attachment://pay.csv"}}`), []discordtest.File{file("files[0]", "pay.csv", 3)}, ""},
		{"no alternative text", payload(described, `{"type":12,"items":[{"media":{"url":"attachment://pay.png"}}]}`), []discordtest.File{pay}, "description has 0 characters"},
		{"long alternative text", payload(described, shown("pay.png", long(1025))), []discordtest.File{pay}, "description has 1025 characters"},
		{"no description", payload(`{"id":0}`, shown("pay.png", "Pay")), []discordtest.File{pay}, "pay.png has no description"},
		{"long description", payload(`{"id":0,"description":"`+long(1025)+`"}`, shown("pay.png", "Pay")), []discordtest.File{pay}, "attachment 0 has 1025 characters"},
		{"no attachment", payload("", shown("pay.png", "Pay")), []discordtest.File{pay}, "pay.png has no attachment of id 0"},
		{"other name", payload(strings.Replace(described, "pay", "say", 1), shown("pay.png", "Pay")), []discordtest.File{pay}, "pay.png is say.png in its attachment"},
		{"no file", payload(described+`,{"id":1,"description":"Other"}`, shown("pay.png", "Pay")), []discordtest.File{pay}, "attachment 1 (<nil>) has no file"},
		{"other part", payload(described, shown("pay.png", "Pay")), []discordtest.File{file("file", "pay.png", 3)}, `in the part "file"`},
		{"no bytes", payload(described, shown("pay.png", "Pay")), []discordtest.File{file("files[0]", "pay.png", 0)}, "pay.png has 0 bytes"},
		{"many bytes", payload(described, shown("pay.png", "Pay")), []discordtest.File{file("files[0]", "pay.png", 10<<20+1)}, "pay.png has 10485761 bytes"},
		{"same name", payload(described, shown("pay.png", "Pay")), []discordtest.File{pay, file("files[1]", "pay.png", 3)}, "is not its own"},
	}
	s := discordtest.New(t)
	for _, test := range tests {
		kind, body := form(t, test.payload, test.files...)
		expect(t, test.name, s.Check("POST", "/channels/42/messages", kind, []byte(body)), test.want)
	}
	many := make([]discordtest.File, 11)
	for i := range many {
		many[i] = file(fmt.Sprintf("files[%d]", i), fmt.Sprintf("%d.png", i), 1)
	}
	kind, body := form(t, message(`"content":"x"`), many...)
	expect(t, "many files", s.Check("POST", "/channels/42/messages", kind, []byte(body)), "11 files, want 10 at most")
}
