package slacktest_test

import (
	"fmt"
	"strings"
	"testing"

	slackapi "github.com/slack-go/slack"

	"boussole/adapters/slack/slacktest"
)

func long(n int) string { return strings.Repeat("é", n) }

// times repeats a part of JSON n times; %d is its number.
func times(n int, part string) string {
	var out []string
	for i := range n {
		out = append(out, strings.ReplaceAll(part, "%d", fmt.Sprint(i)))
	}
	return strings.Join(out, ",")
}

func plain(text string) string  { return `{"type":"plain_text","text":"` + text + `"}` }
func mrkdwn(text string) string { return `{"type":"mrkdwn","text":"` + text + `"}` }

// block is a block of a type with some fields.
func block(kind, fields string) string { return `{"type":"` + kind + `",` + fields + `}` }

func actions(elements string) string { return block("actions", `"elements":[`+elements+`]`) }
func aside(elements string) string   { return block("context", `"elements":[`+elements+`]`) }
func button(fields string) string    { return block("button", `"text":`+plain("press")+fields) }
func menu(fields string) string      { return actions(block("static_select", fields)) }
func options(n int) string {
	return `"options":[` + times(n, `{"text":`+plain("o")+`,"value":"v%d"}`) + `]`
}
func option(fields string) string {
	return menu(`"options":[{` + fields + `}]`)
}
func chart(title, chart string) string {
	return block("data_visualization", `"title":"`+title+`","chart":`+chart)
}
func bars(categories, series string) string {
	return `{"type":"bar","series":[` + series + `],"axis_config":{"categories":[` + categories + `]}}`
}
func confirm(title, text, yes string) string {
	return actions(button(`,"confirm":{"title":` + plain(title) + `,"text":` + plain(text) + `,"confirm":` + plain(yes) + `,"deny":` + plain("no") + `}`))
}

const (
	pair   = `{"text":{"type":"plain_text","text":"o"},"value":"v"}`
	series = `{"name":"s%d","data":[{"label":"a","value":1}]}`
	cell   = `{"type":"raw_text","text":"c"}`
)

func TestBlocks(t *testing.T) {
	tests := []struct {
		name, blocks string
		want         string // empty: nothing is wrong
	}{
		{"no array", `{}`, "cannot unmarshal"},
		{"no object", `"x"`, "blocks/0 is no object"},
		{"50 blocks", times(50, `{"type":"divider"}`), ""},
		{"51 blocks", times(51, `{"type":"divider"}`), "51 blocks, want 50 at most"},
		{"unknown block", `{"type":"other"}`, `blocks/0: the fake knows no block "other"`},
		{"no type", `{"text":"x"}`, `blocks/0: the fake knows no block "object without a type"`},
		{"unknown element", actions(`{"type":"other"}`), `blocks/0/elements/0: the fake knows no element "other"`},
		{"element elsewhere", aside(button("")), "a button does not stand in a context"},
		{"text in actions", actions(`{"type":"image","image_url":"u","alt_text":"a"}`), "a image does not stand in a actions"},

		{"section", block("section", `"text":`+mrkdwn(long(3000))), ""},
		{"section, long", block("section", `"text":`+mrkdwn(long(3001))), "blocks/0/text has 3001 characters, want 3000 at most"},
		{"section, empty", block("section", `"text":`+mrkdwn("")), "blocks/0/text is empty"},
		{"section, nothing", `{"type":"section"}`, "neither text nor fields"},
		{"section, no text", block("section", `"text":7`), "blocks/0/text is no text"},
		{"fields", block("section", `"fields":[`+times(10, mrkdwn(long(2000)))+`]`), ""},
		{"11 fields", block("section", `"fields":[`+times(11, mrkdwn("x"))+`]`), "blocks/0/fields has 11, want 1 to 10"},
		{"field, long", block("section", `"fields":[`+mrkdwn(long(2001))+`]`), "blocks/0/fields/0/text has 2001 characters, want 2000"},
		{"accessory", block("section", `"text":`+mrkdwn("x")+`,"accessory":`+button("")), ""},
		{"emoji in mrkdwn", block("section", `"text":{"type":"mrkdwn","text":"x","emoji":true}`), "emoji is for plain_text"},
		{"verbatim in plain_text", block("section", `"text":{"type":"plain_text","text":"x","verbatim":true}`), "verbatim is for mrkdwn"},

		{"header", block("header", `"text":`+plain(long(150))), ""},
		{"header, long", block("header", `"text":`+plain(long(151))), "blocks/0/text has 151 characters, want 150 at most"},
		{"header, mrkdwn", block("header", `"text":`+mrkdwn("x")), "blocks/0/text is not plain_text"},
		{"header, nothing", `{"type":"header"}`, "blocks/0/text is missing"},

		{"context", aside(times(10, mrkdwn("x"))), ""},
		{"context, 11", aside(times(11, mrkdwn("x"))), "blocks/0/elements has 11, want 1 to 10"},
		{"context, none", aside(""), "blocks/0/elements has 0, want 1 to 10"},
		{"context, long", aside(mrkdwn(long(3001))), "blocks/0/elements/0/text has 3001"},

		{"image", block("image", `"image_url":"u","alt_text":"`+long(2000)+`","title":`+plain("x")), ""},
		{"image, long alt_text", block("image", `"image_url":"u","alt_text":"`+long(2001)+`"`), "blocks/0/alt_text has 2001 characters, want 2000"},
		{"image, no alt_text", block("image", `"image_url":"u"`), "blocks/0/alt_text is missing"},
		{"image, no image", block("image", `"alt_text":"a"`), "wants an image_url or a slack_file"},

		{"actions", actions(times(25, button(`,"action_id":"a%d"`))), ""},
		{"actions, 26", actions(times(26, button(""))), "blocks/0/elements has 26, want 1 to 25"},
		{"button, long", actions(block("button", `"text":`+plain(long(76)))), "elements/0/text has 76 characters, want 75 at most"},
		{"button, value", actions(button(`,"value":"` + long(2000) + `"`)), ""},
		{"button, long value", actions(button(`,"value":"` + long(2001) + `"`)), "elements/0/value has 2001 characters, want 2000"},
		{"button, long url", actions(button(`,"url":"` + long(3001) + `"`)), "elements/0/url has 3001 characters, want 3000"},
		{"button, mrkdwn", actions(block("button", `"text":`+mrkdwn("x"))), "elements/0/text is not plain_text"},
		{"button, style", actions(button(`,"style":"default"`)), `style "default", want primary or danger`},
		{"confirmation", confirm(long(100), long(300), long(30)), ""},
		{"confirmation, title", confirm(long(101), "x", "y"), "confirm/title has 101 characters, want 100"},
		{"confirmation, text", confirm("x", long(301), "y"), "confirm/text has 301 characters, want 300"},
		{"confirmation, button", confirm("x", "x", long(31)), "confirm/confirm has 31 characters, want 30"},
		{"action_id, long", actions(button(`,"action_id":"` + long(256) + `"`)), "action_id has 256 characters, want 255 at most"},
		{"action_id, empty", actions(button(`,"action_id":""`)), "action_id is empty"},
		{"action_id twice", actions(times(2, button(`,"action_id":"a"`))), "blocks/0/elements/1 has the action_id of blocks/0/elements/0"},
		{"block_id, long", `{"type":"divider","block_id":"` + long(256) + `"}`, "blocks/0/block_id has 256 characters"},
		{"block_id twice", times(2, `{"type":"divider","block_id":"b"}`), "blocks/1 has the block_id of blocks/0"},

		{"select", menu(options(100) + `,"placeholder":` + plain(long(150))), ""},
		{"select, 101", menu(options(101)), "options has 101, want 1 to 100"},
		{"select, none", menu(`"options":[]`), "options has 0, want 1 to 100"},
		{"select, nothing", menu(`"action_id":"a"`), "wants options or option_groups"},
		{"select, groups", menu(`"option_groups":[{"label":` + plain("g") + `,` + options(2) + `}]`), ""},
		{"select, long group", menu(`"option_groups":[{"label":` + plain(long(76)) + `,` + options(2) + `}]`), "label has 76 characters, want 75"},
		{"select, both", menu(options(1) + `,"option_groups":[{"label":` + plain("g") + `,` + options(1) + `}]`), "wants options or option_groups"},
		{"select, same value", menu(`"options":[` + times(2, pair) + `]`), "two options have the same value"},
		{"select, other initial", menu(options(1) + `,"initial_option":` + pair), "initial_option is none of the options"},
		{"select, long placeholder", menu(options(1) + `,"placeholder":` + plain(long(151))), "placeholder has 151 characters, want 150"},
		{"option, long", option(`"text":` + plain(long(76)) + `,"value":"v"`), "options/0/text has 76 characters, want 75"},
		{"option, long value", option(`"text":` + plain("x") + `,"value":"` + long(151) + `"`), "options/0/value has 151 characters, want 150"},
		{"option, no value", option(`"text":` + plain("x")), "options/0/value is missing"},
		{"overflow", actions(block("overflow", options(6))), "options has 6, want 1 to 5"},
		{"radio buttons", actions(block("radio_buttons", options(11))), "options has 11, want 1 to 10"},
		{"checkboxes", actions(block("checkboxes", options(11))), "options has 11, want 1 to 10"},

		{"markdown", block("markdown", `"text":"`+long(12000)+`"`), ""},
		{"markdown, long together", times(2, block("markdown", `"text":"`+long(6001)+`"`)), "12002 characters over all markdown blocks"},
		{"table", block("table", `"rows":[`+times(100, `[`+cell+`]`)+`]`), ""},
		{"table, 101", block("table", `"rows":[`+times(101, `[`+cell+`]`)+`]`), "rows has 101, want 1 to 100"},
		{"table, wide", block("table", `"rows":[[`+times(21, cell)+`]]`), "rows/0 has 21 cells, want 1 to 20"},
		{"table, long", block("table", `"rows":[[`+times(2, `{"type":"raw_text","text":"`+long(5001)+`"}`)+`]]`), "has 10002 characters, want 10000"},
		{"two tables", times(2, block("table", `"rows":[[`+cell+`]]`)), "2 tables, want 1 at most"},
		{"data table", block("data_table", `"caption":"c","rows":[[`+cell+`],[{"type":"raw_number","value":1}]]`), ""},
		{"data table, ragged", block("data_table", `"caption":"c","rows":[[`+cell+`],[`+times(2, cell)+`]]`), "rows/1 has 2 cells, want 1"},
		{"data table, short", block("data_table", `"caption":"c","rows":[[`+cell+`]]`), "rows has 1, want 2 to 101"},
		{"data table, no caption", block("data_table", `"rows":[[`+cell+`],[`+cell+`]]`), "caption is missing"},
		{"data table, rich header", block("data_table", `"caption":"c","rows":[[{"type":"rich_text","elements":[]}],[`+cell+`]]`), "rich text, which a header has not"},
		{"data table, page", block("data_table", `"caption":"c","page_size":101,"rows":[[`+cell+`],[`+cell+`]]`), "page_size 101, want 1 to 100"},

		{"<!channel>", block("section", `"text":`+mrkdwn("a <!channel> b")), "blocks/0/text/text mentions people: <!channel>"},
		{"<!here|here>", aside(mrkdwn("<!here|here>")), "mentions people: <!here|here>"},
		{"<!everyone>", block("header", `"text":`+plain("<!everyone>")), "mentions people: <!everyone>"},
		{"a group", block("markdown", `"text":"<!subteam^S1>"`), "mentions people: <!subteam^S1>"},
		{"a person", block("section", `"fields":[`+mrkdwn("<@U1|x>")+`]`), "mentions people: <@U1|x>"},
		{"escaped", block("section", `"text":`+mrkdwn("&lt;!channel&gt; <https://example.org|link> <#C1>")), ""},
		{"rich mention", block("rich_text", `"elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]`), "mentions people"},
		{"rich text", block("rich_text", `"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x","style":{"bold":true}}]}]`), ""},
		{"in a value", actions(button(`,"value":"<!channel>"`)), ""},
	}
	for _, test := range tests {
		blocks := "[" + test.blocks + "]"
		if test.name == "no array" {
			blocks = test.blocks
		}
		judge(t, test.name, slacktest.Check([]byte(blocks)), test.want)
	}
}

// judge compares what is wrong with what should be; what is wrong names a page of the documentation.
func judge(t *testing.T, name string, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Errorf("%s: got %v, want that nothing is wrong", name, err)
	case want != "" && err == nil:
		t.Errorf("%s: got nothing, want %q", name, want)
	case want != "" && !strings.Contains(err.Error(), want):
		t.Errorf("%s: got %v, want %q", name, err, want)
	case want != "" && want != "cannot unmarshal" && !strings.Contains(err.Error(), "https://docs.slack.dev/"):
		t.Errorf("%s: got %v, want a page", name, err)
	}
}

func TestCharts(t *testing.T) {
	tests := []struct{ name, blocks, want string }{
		{"bars", chart(long(50), bars(`"a"`, times(6, series))), ""},
		{"title", chart(long(51), bars(`"a"`, series)), "blocks/0/title has 51 characters, want 50"},
		{"no title", block("data_visualization", `"chart":`+bars(`"a"`, series)), "blocks/0/title is missing"},
		{"no type", chart("t", `{"type":"donut"}`), `no chart has the type "donut"`},
		{"no chart", block("data_visualization", `"title":"t"`), `no chart has the type ""`},
		{"7 series", chart("t", bars(`"a"`, times(7, series))), "series has 7, want 1 to 6"},
		{"no series", chart("t", bars(`"a"`, "")), "series has 0, want 1 to 6"},
		{"same series", chart("t", bars(`"a"`, times(2, `{"name":"s","data":[{"label":"a","value":1}]}`))), `series names has "s" twice`},
		{"long series", chart("t", bars(`"a"`, `{"name":"`+long(21)+`","data":[{"label":"a","value":1}]}`)), "series names/0 has 21 characters, want 20"},
		{"20 points", chart("t", bars(times(20, `"c%d"`), `{"name":"s","data":[`+times(20, `{"label":"c%d","value":-1.5}`)+`]}`)), ""},
		{"21 points", chart("t", bars(times(21, `"c%d"`), `{"name":"s","data":[`+times(21, `{"label":"c%d","value":1}`)+`]}`)), "data has 21, want 1 to 20"},
		{"missing point", chart("t", bars(`"a","b"`, series)), "series/0 has no point for b"},
		{"other point", chart("t", bars(`"b"`, series)), "data/0/label a is no category"},
		{"long category", chart("t", bars(`"`+long(21)+`"`, series)), "categories/0 has 21 characters, want 20"},
		{"same category", chart("t", bars(`"a","a"`, series)), `categories has "a" twice`},
		{"no number", chart("t", bars(`"a"`, `{"name":"s","data":[{"label":"a","value":"1"}]}`)), "value 1 is no number"},
		{"axis", chart("t", `{"type":"line","series":[`+series+`],"axis_config":{"categories":["a"],"x_label":"`+long(51)+`","y_label":"`+long(50)+`"}}`), "x_label has 51 characters, want 50"},
		{"pie", chart("t", `{"type":"pie","segments":[`+times(6, `{"label":"`+long(20)+`","value":1}`)+`]}`), ""},
		{"pie of 7", chart("t", `{"type":"pie","segments":[`+times(7, `{"label":"x","value":1}`)+`]}`), "segments has 7, want 1 to 6"},
		{"pie of nothing", chart("t", `{"type":"pie","segments":[{"label":"x","value":0}]}`), "value 0, want more than 0"},
		{"two charts", times(2, chart("t", bars(`"a"`, series))), ""},
		{"three charts", times(3, chart("t", bars(`"a"`, series))), "3 charts, want 2 at most"},
	}
	for _, test := range tests {
		judge(t, test.name, slacktest.Check([]byte("["+test.blocks+"]")), test.want)
	}
}

func TestMessages(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"text", `{"text":"x","response_type":"in_channel"}`, ""},
		{"40,000 characters", `{"text":"` + long(40000) + `"}`, ""},
		{"40,001 characters", `{"text":"` + long(40001) + `"}`, "text has 40001 characters, want 40000 at most"},
		{"no text", `{"blocks":[{"type":"divider"}]}`, "text is empty"},
		{"mention", `{"text":"<@U1>"}`, "text mentions people: <@U1>"},
		{"attachments", `{"text":"x","attachments":[{"text":"y"}]}`, "attachments is not for this bot"},
		{"link_names", `{"text":"x","link_names":true}`, "link_names is not for this bot"},
		{"parse", `{"text":"x","parse":"full"}`, "parse is not for this bot"},
		{"blocks", `{"text":"x","blocks":{"type":"divider"}}`, "blocks is no array"},
	}
	for _, test := range tests {
		judge(t, test.name, slacktest.CheckMessage([]byte(test.body)), test.want)
	}
	for _, body := range []string{"", "[]", "null"} {
		if slacktest.CheckMessage([]byte(body)) == nil {
			t.Errorf("%q: got nothing, want a fault", body)
		}
	}
}

func TestViewLimits(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"modal", modal, ""},
		{"home", `{"type":"home","blocks":[` + times(100, `{"type":"divider"}`) + `]}`, ""},
		{"101 blocks", `{"type":"home","blocks":[` + times(101, `{"type":"divider"}`) + `]}`, "101 blocks, want 100 at most"},
		{"other", `{"type":"other","blocks":[]}`, `type "other", want home or modal`},
		{"no blocks", `{"type":"home"}`, "blocks is missing"},
		{"no title", `{"type":"modal","blocks":[]}`, "title is missing"},
		{"long title", `{"type":"modal","blocks":[],"title":` + plain(long(25)) + `}`, "title has 25 characters, want 24"},
		{"title, mrkdwn", `{"type":"modal","blocks":[],"title":` + mrkdwn("x") + `}`, "title is not plain_text"},
		{"long submit", `{"type":"home","blocks":[],"submit":` + plain(long(25)) + `}`, "submit has 25 characters, want 24"},
		{"long close", `{"type":"home","blocks":[],"close":` + plain(long(25)) + `}`, "close has 25 characters, want 24"},
		{"long callback_id", `{"type":"home","blocks":[],"callback_id":"` + long(256) + `"}`, "callback_id has 256 characters, want 255"},
		{"long private_metadata", `{"type":"home","blocks":[],"private_metadata":"` + long(3001) + `"}`, "private_metadata has 3001 characters, want 3000"},
		{"no submit", `{"type":"modal","title":` + plain("x") + `,"blocks":[` + block("input", `"label":`+plain("x")+`,"element":{"type":"plain_text_input"}`) + `]}`, "an input without submit"},
		{"chart", `{"type":"home","blocks":[` + chart("t", bars(`"a"`, series)) + `]}`, "a data_visualization does not stand there"},
		{"mention", `{"type":"home","blocks":[` + block("section", `"text":`+mrkdwn("<!here>")) + `]}`, "mentions people"},
	}
	for _, test := range tests {
		judge(t, test.name, slacktest.CheckView([]byte(test.body)), test.want)
	}
}

// The limits hold for whatever is sent, and a refused message is not shown.
func TestLimits(t *testing.T) {
	r := &recorder{TB: t}
	s := slacktest.New(r)
	c := client(s)
	header := slackapi.MsgOptionBlocks(slackapi.NewHeaderBlock(slackapi.NewTextBlockObject("plain_text", long(151), false, false)))
	if _, _, err := c.PostMessage("C1", say("x"), header); err == nil || err.Error() != "invalid_blocks" {
		t.Errorf("got %v, want invalid_blocks", err)
	}
	if want := "chat.postMessage: blocks/0/text has 151 characters, want 150 at most, see blocks/header-block"; !strings.Contains(r.all(), want) {
		t.Errorf("got the failure %q, want %q", r.all(), want)
	}
	bad := slackapi.MsgOptionMetadata(slackapi.SlackMetadata{EventType: "x"})
	if _, _, err := c.PostMessage("C1", say("x"), bad); err == nil || !strings.Contains(r.all(), "metadata wants an event_type") {
		t.Errorf("got %v and the failure %q", err, r.all())
	}
	if got := s.Messages("C1"); len(got) != 0 {
		t.Errorf("got %v, want no message", got)
	}
	s = slacktest.New(t)
	s.Allow("<@U1>")
	if _, _, err := client(s).PostMessage("C1", say("hello <@U1>")); err != nil {
		t.Errorf("got %v, want that a mention that was allowed is", err)
	}
}
