package rest

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// What Discord's error codes mean (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
const (
	UnknownChannel      = 10003
	UnknownGuild        = 10004
	UnknownWebhook      = 10015 // also: the token of an interaction is older than 15 minutes
	UnknownInteraction  = 10062 // also: 3 seconds have passed since
	AlreadyAcknowledged = 40060
	MissingAccess       = 50001
	CannotMessageUser   = 50007
	MissingPermissions  = 50013
)

// Fault is a refusal by Discord, or by the transport on its behalf. It holds no id, address or token.
type Fault struct {
	Route        string // method and path, with names where ids stand
	Status, Code int    // of HTTP, and Discord's own, 0 for none
	Message      string
	RetryAfter   time.Duration // 0: nothing was said of when
}

func (f *Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d %s", f.Route, f.Status, f.Message)
	if f.Code != 0 {
		fmt.Fprintf(&b, " (%d)", f.Code)
	}
	if f.RetryAfter > 0 {
		fmt.Fprintf(&b, ", again in %s", f.RetryAfter.Round(time.Millisecond))
	}
	return b.String()
}

// Gone reports whether the channel or person can't be written to, however often it is tried.
func (f *Fault) Gone() bool {
	switch f.Code {
	case UnknownChannel, UnknownGuild, MissingAccess, MissingPermissions, CannotMessageUser:
		return true
	}
	return false
}

// Expired reports whether an interaction can't be answered any more.
func (f *Fault) Expired() bool { return f.Code == UnknownInteraction || f.Code == UnknownWebhook }

// conceal names the route in an error of the transport or of discordgo, and takes out what holds an address: the
// address of a webhook or of an interaction is a secret.
func conceal(route string, err error) error {
	if fault, ok := errors.AsType[*Fault](err); ok {
		named := *fault
		named.Route = route
		return &named
	}
	if refused, ok := errors.AsType[*discordgo.RESTError](err); ok {
		return faultFrom(route, refused.Response.StatusCode, refused.Response.Header, refused.ResponseBody)
	}
	if limited, ok := errors.AsType[*discordgo.RateLimitError](err); ok {
		return &Fault{Route: route, Status: 429, Message: printable(limited.Message, 429), RetryAfter: limited.RetryAfter}
	}
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	return fmt.Errorf("%s: %w", route, err)
}
