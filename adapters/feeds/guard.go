package feeds

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"

	"boussole/bot"
)

// closed are networks that a feed of the public web is never in, beside those that net/netip knows itself
// (https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry).
var closed = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("100.64.0.0/10"), // shared behind a provider's address
	netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"),          // IPv4 within IPv6, of old
	netip.MustParsePrefix("64:ff9b:1::/48"), // translation within one network
	netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), // tunnels
	netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), // IPv4 within IPv6
	netip.MustParsePrefix("3fff::/20"),
	netip.MustParsePrefix("5f00::/16"),
	netip.MustParsePrefix("fec0::/10"), // private, of old
}

// translated is how networks without IPv4 reach it: the last four bytes are the address there (RFC 6052).
var translated = netip.MustParsePrefix("64:ff9b::/96")

// public reports whether an address belongs to the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if translated.Contains(a) {
		bytes := a.As16()
		a = netip.AddrFrom4([4]byte(bytes[12:]))
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, network := range closed {
		if network.Contains(a) {
			return false
		}
	}
	return true
}

// dialer connects to addresses that a test allows. It looks at each address once its name is resolved, so that neither a
// redirect nor a name that changes its mind leads into the network that the bot runs in.
func dialer(allowed func(netip.Addr) bool) func(context.Context, string, string) (net.Conn, error) {
	d := net.Dialer{Timeout: 5 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !allowed(to.Addr()) {
			return &fault{reason: private, err: fmt.Errorf("refused address %s", address)}
		}
		return nil
	}}
	return d.DialContext
}

var private = bot.Text{FR: "l'adresse mène dans un réseau privé : seules celles du web public sont lues",
	EN: "the address leads into a private network: only those of the public web are read"}
