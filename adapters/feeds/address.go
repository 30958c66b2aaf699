package feeds

import (
	"net/url"
	"strings"
	"unicode"
)

// linkSize bounds the address of an item, in bytes.
const linkSize = 500

// cleanLink returns the address that an item leads to, as seen from its feed; empty for one that no reader should open.
func cleanLink(link string, base *url.URL) string {
	link = strings.TrimSpace(link)
	if link == "" || strings.ContainsFunc(link, unicode.IsControl) {
		return ""
	}
	u, err := base.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	if link = u.String(); len(link) > linkSize {
		return ""
	}
	return link
}

// tracking are the parameters that only say where a reader comes from, in part or by their beginning.
var tracking = []string{"utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref", "source", "xtor", "at_", "cmp", "hsctatracking", "_hs", "mkt_tok"}

// canonical writes an address so that two of the same page are equal: without scheme, www, tracking, final slash, and
// fragment unless that is what the pages differ by.
func canonical(link string, fragment bool) string {
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	host := strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	query := u.Query()
	for name := range query {
		if isTracking(strings.ToLower(name)) {
			query.Del(name)
		}
	}
	out := host + strings.TrimRight(u.EscapedPath(), "/")
	if len(query) > 0 {
		out += "?" + query.Encode()
	}
	if fragment && u.Fragment != "" {
		out += "#" + u.Fragment
	}
	return out
}

func isTracking(name string) bool {
	for _, t := range tracking {
		if name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t) || t == "_hs" && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}
