package feeds

import (
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

func TestCleanLink(t *testing.T) {
	base, err := url.Parse("https://example.org/blog/feed.xml")
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"https://example.org/1":        "https://example.org/1",
		" http://example.org/a?b=c#d ": "http://example.org/a?b=c#d",
		"/2":                           "https://example.org/2",
		"3":                            "https://example.org/blog/3",
		"//cdn.example.net/4":          "https://cdn.example.net/4",
		"https://example.org/é à":      "https://example.org/%C3%A9%20%C3%A0",
		"javascript:alert(1)":          "",
		"JAVASCRIPT:alert(1)":          "",
		"java\nscript:alert(1)":        "",
		"data:text/html,x":             "",
		"file:///etc/passwd":           "",
		"ftp://example.org/":           "",
		"mailto:a@example.org":         "",
		"https://a:b@example.org/":     "",
		"https://":                     "",
		"":                             "",
		"http://[::1":                  "",
		"https://example.org/" + strings.Repeat("x", linkSize): "",
	} {
		if got := cleanLink(in, base); got != want {
			t.Errorf("%.40q: got %q, want %q", in, got, want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for _, same := range [][]string{
		{"https://example.org/a", "http://example.org/a/", "https://www.example.org/a#top", "HTTPS://EXAMPLE.ORG:443/a?utm_source=rss&utm_medium=x", "http://example.org:80/a?fbclid=1&xtor=RSS-1"},
		{"https://example.org", "https://example.org/", "http://www.example.org./?ref=x"},
		{"https://example.org/a?b=1&c=2", "https://example.org/a?c=2&utm_x=3&b=1"},
	} {
		for _, other := range same[1:] {
			if got, want := canonical(other, false), canonical(same[0], false); got != want {
				t.Errorf("%s: got %s, want %s", other, got, want)
			}
		}
	}
	for _, pair := range [][2]string{{"https://example.org/a", "https://example.org/A"}, {"https://example.org/a?id=1", "https://example.org/a?id=2"},
		{"https://example.org/a", "https://blog.example.org/a"}, {"https://example.org/a", "https://example.org:8080/a"}} {
		if canonical(pair[0], false) == canonical(pair[1], false) {
			t.Errorf("%s and %s are one", pair[0], pair[1])
		}
	}
	if canonical("https://example.org/a#b", true) == canonical("https://example.org/a#c", true) {
		t.Error("fragments are lost where they matter")
	}
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "8.8.8.8": true, "2606:4700:4700::1111": true, "64:ff9b::808:808": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "127.8.9.10": false, "0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "100.127.255.255": false, "224.0.0.1": false, "255.255.255.255": false, "240.0.0.1": false,
		"192.0.2.1": false, "198.18.0.1": false, "198.51.100.1": false, "203.0.113.1": false, "192.0.0.1": false,
		"::": false, "::1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd00:ec2::254": false, "ff02::1": false, "fec0::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::127.0.0.1": false, "64:ff9b::7f00:1": false, "64:ff9b::a9fe:a9fe": false,
		"64:ff9b:1::1": false, "2002:7f00:1::": false, "2001::1": false, "2001:db8::1": false, "100::1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: got %v, want %v", address, got, want)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address is public")
	}
}
