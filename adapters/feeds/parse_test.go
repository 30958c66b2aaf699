package feeds

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"boussole/bot"
)

const home = "https://example.org/feed.xml"

func rss(items string) string {
	return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title><link>https://example.org/</link>` + items + `</channel></rss>`
}

func atom(entries string) string {
	return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>` + entries + `</feed>`
}

func TestParse(t *testing.T) {
	tests := map[string]struct {
		data string
		want []string // link, title and date
	}{
		"RSS": {rss(`<item><title>One &amp; two</title><link>https://example.org/1</link><pubDate>Fri, 27 Nov 2026 08:00:00 +0100</pubDate></item>`),
			[]string{"https://example.org/1 One & two 2026-11-27T07:00:00Z"}},
		"Atom": {atom(`<entry><title>One</title><id>tag:1</id><link href="/1"/><updated>2026-11-27T08:00:00Z</updated></entry>`),
			[]string{"https://example.org/1 One 2026-11-27T08:00:00Z"}},
		"JSON": {`{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://example.org/1","title":"One","date_published":"2026-11-27T08:00:00Z"}]}`,
			[]string{"https://example.org/1 One 2026-11-27T08:00:00Z"}},
		"RDF": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel><item><title>One</title><link>https://example.org/1</link><dc:date>2026-11-27T08:00:00Z</dc:date></item></rdf:RDF>`,
			[]string{"https://example.org/1 One 2026-11-27T08:00:00Z"}},
		"in another encoding": {"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><item><title>\xe9t\xe9</title><link>https://example.org/1</link></item></channel></rss>",
			[]string{"https://example.org/1 été 0001-01-01T00:00:00Z"}},
		"an address in the identifier": {rss(`<item><title>One</title><guid>https://example.org/1</guid></item>`), []string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"no title": {rss(`<item><description>&lt;p&gt;Said &lt;b&gt;so&lt;/b&gt;&lt;/p&gt;</description><link>https://example.org/1</link></item>`),
			[]string{"https://example.org/1 Said so 0001-01-01T00:00:00Z"}},
		"a date of no calendar": {rss(`<item><title>One</title><link>https://example.org/1</link><pubDate>yesterday</pubDate></item>`), []string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"a date before the web": {rss(`<item><title>One</title><link>https://example.org/1</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>`), []string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"bad items beside a good one": {rss(`<item/><item><title>No address</title></item><item><link>https://example.org/0</link></item>` +
			`<item><title>Script</title><link>javascript:alert(1)</link></item><item><title>One</title><link>https://example.org/1</link></item>`),
			[]string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"one that is no XML": {rss(`<item><title>One</title><link>https://example.org/1</link></item><item><title>a < b</wrong></item><item><title>Three</title><link>https://example.org/3</link></item>`),
			[]string{"https://example.org/1 One 0001-01-01T00:00:00Z", "https://example.org/3 Three 0001-01-01T00:00:00Z"}},
		"cut short": {rss(`<item><title>One</title><link>https://example.org/1</link></item><item><title>Tw`)[:190],
			[]string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"Atom cut short": {atom(`<entry><title>One</title><link href="https://example.org/1"/></entry><entry><title>`)[:150],
			[]string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"too deep in one": {rss(`<item><title>One</title><link>https://example.org/1</link></item><item><title>Two</title>` + strings.Repeat("<a:b>", 100_000) + strings.Repeat("</a:b>", 100_000) + `</item>`),
			[]string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"too much in one": {rss(`<item><title>One</title><link>https://example.org/1</link></item><item><title>Two</title><a:b>` + strings.Repeat("x<!---->", 100_000) + `</a:b></item>`),
			[]string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"control characters": {rss("<item><title>O\x00n\x1be</title><link>https://example.org/1</link></item>"), []string{"https://example.org/1 One 0001-01-01T00:00:00Z"}},
		"no items":           {rss(""), nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			entries, err := parse([]byte(test.data), home)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range entries {
				got = append(got, e.link+" "+e.title+" "+e.published.Format(time.RFC3339))
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestParseFault(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want bot.Text
	}{
		"a web page":            {"\ufeff <!-- x --><!DOCTYPE html><html><body></body></html>", page},
		"a web page of old":     {"<HTML><title>x</title></HTML>", page},
		"nothing":               {"", unreadable},
		"words":                 {"hello", unreadable},
		"another XML":           {`<?xml version="1.0"?><svg/>`, unreadable},
		"bytes":                 {"\x00\x01\xff\xfe", unreadable},
		"another JSON":          {`[1]`, unreadable},
		"depth alone":           {strings.Repeat("<a>", 1_000_000), unreadable},
		"an unknown encoding":   {`<?xml version="1.0" encoding="klingon"?><rss><channel/></rss>`, unreadable},
		"a feed of broken ones": {"<rss><channel><item><title>a", unreadable},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parse([]byte(test.data), home)
			var f *fault
			if !errors.As(err, &f) || f.reason != test.want {
				t.Errorf("got %v, want %s", err, test.want.EN)
			}
		})
	}
}

func TestCleanTitle(t *testing.T) {
	for in, want := range map[string]string{
		"Go 1.26 is released":                          "Go 1.26 is released",
		" two \n\t lines\u2028of\u00a0text ":           "two lines of text",
		"<b>bold</b> and <a href='x'>a link</a><br/>":  "bold and a link",
		"generics: List<T> and a < b":                  "generics: List<T> and a < b",
		"Q&amp;A, caf&#233; &lt;b&gt; &nbsp;!":         "Q&A, café <b> !",
		"<script>alert(1)</script>news<!-- no -->":     "news",
		"<script>alert(1)":                             "",
		"\x1b[31mred\x07":                              "[31mred",
		"\u202egnp.exe\u2066a\u2069\u200f\u061c\ufeff": "gnp.exea",
		"soft\u00adhyphen zero\u200bwidth":             "softhyphen zerowidth",
		"👩\u200d💻 été":                                 "👩\u200d💻 été",
		"@everyone <!channel> [x](http://evil) *b*":    "@everyone <!channel> [x](http://evil) *b*",
		"bad \xff\xfe bytes":                           "bad bytes",
		"<img src=x onerror=alert(1)>":                 "",
		strings.Repeat("é", 201):                       strings.Repeat("é", 199) + "…",
		strings.Repeat("x ", 5000):                     strings.TrimSpace(strings.Repeat("x ", 100))[:199] + "…",
	} {
		if got := cleanTitle(in); got != want {
			t.Errorf("%.40q: got %q, want %q", in, got, want)
		}
	}
}

// FuzzCleanTitle holds that a title is one short line of visible text, whatever a feed writes.
func FuzzCleanTitle(f *testing.F) {
	for _, s := range []string{"", "<b>", "&amp;lt;", "&#x202e;x", "<script", "a\u202eb", "\xff", "<br\n>", strings.Repeat("&amp;", 900), "&#0;&#10;&#55296;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := cleanTitle(text)
		if !utf8.ValidString(got) || bot.Size(got) > titleSize || got != strings.TrimSpace(got) {
			t.Errorf("%q: got %q", text, got)
		}
		for _, r := range got {
			if v := visible(r); v != r {
				t.Errorf("%q: got %q, which holds %q", text, got, r)
			}
		}
	})
}

// FuzzParse holds that whatever a feed's server sends, what comes of it can be shown, and is the same each time.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", rss(`<item><title>a</title><link>b</link></item>`), atom(`<entry><title type="xhtml"><div>a</div></title><link href="b"/></entry>`),
		`{"version":"https://jsonfeed.org/version/1","items":[{"url":"/a","title":"b"}]}`, "<rss><channel><item>", "<html>", "<rdf:RDF>", "<?xml encoding='utf-16'?>",
		rss(`<item><a:b><c:d/></a:b><pubDate>x</pubDate><guid>y:z</guid></item>`), "<feed><entry></feed>", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := parse(append([]byte(nil), data...), home)
		again, errAgain := parse(append([]byte(nil), data...), home)
		if fmt.Sprint(first) != fmt.Sprint(again) || (err == nil) != (errAgain == nil) {
			t.Errorf("got %v and %v, then %v and %v", first, err, again, errAgain)
		}
		for _, e := range first {
			if e.title == "" || len(e.link) > linkSize || !strings.HasPrefix(e.link, "http://") && !strings.HasPrefix(e.link, "https://") {
				t.Errorf("got %+v", e)
			}
		}
		var r record
		r.merge(first, time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC))
		if len(r.Items) > keep {
			t.Errorf("%d items are kept", len(r.Items))
		}
	})
}
