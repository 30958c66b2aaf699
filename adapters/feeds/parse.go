package feeds

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// entry is an item as its feed gives it, cleaned.
type entry struct {
	guid, title, link string
	published         time.Time // zero where the feed doesn't say, or can't be right
}

// web is how a page of the web begins.
var web = regexp.MustCompile(`(?is)^[\s\x{feff}]*(<!--.*?-->\s*)*(<!doctype\s+html|<html)`)

// parse reads the items of a feed, in its order. Items that can't be shown are left out; what is no feed at all is a *fault.
func parse(data []byte, from string) ([]entry, error) {
	base, err := url.Parse(from)
	if err != nil {
		return nil, explain(err)
	}
	if web.Match(data[:min(len(data), 4096)]) {
		return nil, faultf(page, "a web page")
	}
	data = withoutControls(data)
	items, err := read(data)
	if err != nil {
		for _, piece := range pieces(data) {
			if one, err := read(piece); err == nil {
				items = append(items, one...)
			}
		}
		if len(items) == 0 {
			return nil, faultf(unreadable, "no feed: %w", err)
		}
	}
	var out []entry
	for _, item := range items {
		if e, ok := clean(item, base); ok {
			if e.guid != "" && !strings.Contains(e.guid, ":") {
				e.guid = from + " " + e.guid // a name within this feed alone
			}
			out = append(out, e)
		}
	}
	return out, nil
}

// read parses a feed whole.
func read(data []byte) (items []*gofeed.Item, err error) {
	defer func() {
		if p := recover(); p != nil { // nothing that a stranger sends ends the program
			items, err = nil, fmt.Errorf("panic: %v", p)
		}
	}()
	if start := bytes.TrimLeft(data, " \t\r\n\ufeff"); len(start) > 0 && start[0] == '<' {
		if err := scan(data); err != nil {
			return nil, err
		}
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if feed == nil {
		return nil, errors.New("nothing")
	}
	return feed.Items, nil
}

// clean makes an entry of an item, and false of one without a title or an address.
func clean(item *gofeed.Item, base *url.URL) (entry, bool) {
	if item == nil {
		return entry{}, false
	}
	e := entry{guid: item.GUID, title: cleanTitle(cmp.Or(item.Title, item.Description))}
	for _, link := range append([]string{item.Link}, append(item.Links, item.GUID)...) {
		if e.link == "" && (link != item.GUID || isAddress(link)) {
			e.link = cleanLink(link, base)
		}
	}
	for _, at := range []*time.Time{item.PublishedParsed, item.UpdatedParsed} {
		if at != nil && at.Year() >= 1990 && e.published.IsZero() {
			e.published = at.UTC().Truncate(time.Second)
		}
	}
	return e, e.title != "" && e.link != ""
}

// isAddress reports whether an identifier is an address too.
func isAddress(guid string) bool {
	u, err := url.Parse(guid)
	return err == nil && u.IsAbs() && u.Host != ""
}
