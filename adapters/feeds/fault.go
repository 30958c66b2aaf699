package feeds

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"boussole/bot"
)

// fault is why a feed couldn't be read.
type fault struct {
	reason bot.Text      // in words that people may read
	after  time.Duration // how long its server wants to be left alone; zero where it doesn't say
	err    error         // for the log
}

func (f *fault) Error() string { return f.err.Error() }

func (f *fault) Unwrap() error { return f.err }

func faultf(reason bot.Text, format string, args ...any) *fault {
	return &fault{reason: reason, err: fmt.Errorf(format, args...)}
}

var (
	tooLarge = bot.Text{FR: "le flux dépasse 5 Mio : il en faut un plus court", EN: "the feed is over 5 MiB: a shorter one is needed"}
	tooSlow  = bot.Text{FR: "le site n'a pas tout envoyé en 15 secondes", EN: "the site didn't send everything within 15 seconds"}
	circular = bot.Text{FR: "le site renvoie d'adresse en adresse, plus de 5 fois : il faut l'adresse finale du flux",
		EN: "the site leads from address to address, over 5 times: the feed's final address is needed"}
	elsewhere = bot.Text{FR: "le site renvoie vers une adresse qui n'est ni http ni https", EN: "the site leads to an address that is neither http nor https"}
	page      = bot.Text{FR: "c'est une page web, pas un flux : il faut l'adresse de son flux RSS ou Atom",
		EN: "this is a web page and no feed: the address of its RSS or Atom feed is needed"}
	unreadable  = bot.Text{FR: "ce n'est pas un flux RSS ou Atom lisible", EN: "this is no readable RSS or Atom feed"}
	unreachable = bot.Text{FR: "le site ne répond pas à cette adresse", EN: "the site doesn't answer at this address"}
)

// explain finds the fault in what the HTTP client reports. The address is left out: it may hold a key.
func explain(err error) *fault {
	var known *fault
	var web *url.Error
	var network net.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return faultf(tooSlow, "no complete answer in %s", fetchTime)
	case errors.As(err, &web):
		return &fault{reason: unreachable, err: web.Err}
	}
	return &fault{reason: unreachable, err: err}
}

// refusal is what a status says that brings no feed.
func refusal(answer *http.Response, now time.Time) *fault {
	f := faultf(bot.Text{FR: fmt.Sprintf("le site répond par une erreur (%d)", answer.StatusCode), EN: fmt.Sprintf("the site answers with an error (%d)", answer.StatusCode)},
		"status %d", answer.StatusCode)
	if wait := answer.Header.Get("Retry-After"); wait != "" {
		if seconds, err := strconv.ParseUint(wait, 10, 31); err == nil {
			f.after = time.Duration(seconds) * time.Second
		} else if at, err := http.ParseTime(wait); err == nil {
			f.after = max(0, at.Sub(now))
		}
	}
	return f
}
